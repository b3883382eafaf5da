/**
 * IP addresses as the logs write them (formats.md §0.3): bare, with port, in brackets, IPv4-mapped. Host
 * names, `localhost` and words are no addresses: null, for what cannot be read must not become a key.
 */

const cacheLimit = 16_384
const cache = new Map<string, string | null>()

/** Four decimal octets without leading zeros (which some software reads as octal), as numbers. */
function ipv4Octets(value: string): number[] | null {
  if (value.length < 7 || value.length > 15) return null
  const parts = value.split('.')
  if (parts.length !== 4) return null
  const octets: number[] = []
  for (const part of parts) {
    if (!/^(?:0|[1-9]\d{0,2})$/.test(part)) return null
    const octet = Number(part)
    if (octet > 255) return null
    octets.push(octet)
  }
  return octets
}

/** The 16-bit groups of one side of `::`; a dotted IPv4 may stand last. */
function groupsOf(side: string): number[] | null {
  if (side === '') return []
  const groups: number[] = []
  const parts = side.split(':')
  for (const [index, part] of parts.entries()) {
    if (/^[0-9a-f]{1,4}$/i.test(part)) {
      groups.push(Number.parseInt(part, 16))
      continue
    }
    const octets = index === parts.length - 1 ? ipv4Octets(part) : null
    if (octets === null) return null
    const [a = 0, b = 0, c = 0, d = 0] = octets
    groups.push(a * 256 + b, c * 256 + d)
  }
  return groups
}

function ipv6Groups(value: string): number[] | null {
  const gap = value.indexOf('::')
  if (gap < 0) {
    const groups = groupsOf(value)
    return groups !== null && groups.length === 8 ? groups : null
  }
  if (value.includes('.') && value.lastIndexOf('.') < gap) return null
  const left = groupsOf(value.slice(0, gap))
  const right = groupsOf(value.slice(gap + 2))
  if (left === null || right === null || left.length + right.length > 7) return null
  const zeros = Array.from({ length: 8 - left.length - right.length }, () => 0)
  return [...left, ...zeros, ...right]
}

/** RFC 5952: lower case, no leading zeros, the first longest run of two or more zero groups as `::`. */
function formatIpv6(groups: readonly number[]): string {
  let start = -1
  let length = 1
  for (let index = 0; index < 8; index++) {
    let run = 0
    while (index + run < 8 && groups[index + run] === 0) run++
    if (run > length) {
      start = index
      length = run
    }
    index += run
  }
  const hex = groups.map((group) => group.toString(16))
  if (start < 0) return hex.join(':')
  return `${hex.slice(0, start).join(':')}::${hex.slice(start + length).join(':')}`
}

function isMapped(groups: readonly number[]): boolean {
  return groups[5] === 0xffff && groups.slice(0, 5).every((group) => group === 0)
}

function normaliseIpv6(value: string): string | null {
  const zone = value.indexOf('%')
  const groups = ipv6Groups(zone < 0 ? value : value.slice(0, zone))
  if (groups === null) return null
  if (!isMapped(groups)) return formatIpv6(groups)
  const [high = 0, low = 0] = groups.slice(6)
  return `${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`
}

/** Cuts `[…]`, `[…]:port` and `v4:port`; a port must be a port, or the whole is unreadable. */
function withoutPort(value: string): string | null {
  if (value.startsWith('[')) {
    const match = /^\[([^[\]]+)\](?::(\d{1,5}))?$/.exec(value)
    return match === null || Number(match[2] ?? 0) > 65_535 ? null : (match[1] ?? null)
  }
  const colon = value.indexOf(':')
  if (colon < 0 || value.indexOf(':', colon + 1) >= 0) return value
  const port = value.slice(colon + 1)
  return /^\d{1,5}$/.test(port) && Number(port) <= 65_535 ? value.slice(0, colon) : null
}

function read(value: string): string | null {
  const bare = withoutPort(value.trim())
  if (bare === null) return null
  const address = bare.includes(':') ? normaliseIpv6(bare) : ipv4Octets(bare) && bare
  return address === '0.0.0.0' || address === '::' ? null : address
}

/**
 * The address without port, brackets or zone; IPv4-mapped IPv6 as IPv4; IPv6 in RFC 5952 form. Null for
 * host names, words, and the unspecified address (`0.0.0.0`, `::`), which says that none is known.
 */
export function normaliseAddress(value: unknown): string | null {
  if (typeof value !== 'string' || value.length < 2 || value.length > 64) return null
  const known = cache.get(value)
  if (known !== undefined) return known
  const address = read(value)
  if (cache.size >= cacheLimit) cache.clear()
  cache.set(value, address)
  return address
}
