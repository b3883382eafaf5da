/**
 * Exchange Online's own IPv6 networks, as Microsoft publishes them for Microsoft 365 endpoints (2603:1006
 * … 2603:10d6), plus 2603:10b6, its American back ends. Mailbox records show them for REST and Graph
 * access in place of the caller's address (formats.md §0.3). Nothing of Azure's customer ranges may
 * come in here: attackers rent machines there (claims.md §4.3).
 */
const exchangeNetworks = new Set(
  ['1006', '1016', '1026', '1036', '1046', '1056', '1096', '10a6', '10b6', '10d6'].map(
    (group) => `2603:${group}:`,
  ),
)

/**
 * Whether a normalised address is a Microsoft front or back end's. Loopback and link-local addresses are
 * the service's own machine, for no caller can have them.
 */
export function isServiceAddress(address: string): boolean {
  const first = address.charCodeAt(0)
  if (first === 0x32)
    return address.startsWith('2603:') && exchangeNetworks.has(address.slice(0, 10))
  return address === '::1' || address.startsWith('127.') || address.startsWith('fe80:')
}
