/**
 * Unique token identifier of a sign-in: its request id as 16 little-endian bytes in base64url without
 * padding, 22 characters (formats.md §0.1). It is what joins a mailbox record to the sign-in behind it.
 */
export function uniqueTokenId(requestId: string): string {
  const bytes = Buffer.from(requestId.replaceAll('-', ''), 'hex')
  const swapped = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15].map(
    (index) => bytes[index] ?? 0,
  )
  return Buffer.from(swapped).toString('base64url')
}
