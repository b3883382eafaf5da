import { guidOrText, isGuid, text } from './fields.ts'

/** A token is named by each act that was done with it. */
const cacheLimit = 16_384
const longestCached = 64
const cache = new Map<string, string | null>()

/** Byte order of a .NET Guid: the first three groups are little-endian (formats.md §0.1). */
const byteOrder = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15] as const
const hexPairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** The last character of 16 bytes in base64 carries 2 bits; any other would decode to a foreign GUID. */
const sixteenBytes = /^[A-Za-z0-9_-]{21}[AQgw]$/
const asciiGuid = /^[A-Za-z0-9_-]{48}$/

function guidOfBytes(bytes: Uint8Array): string {
  let guid = ''
  for (let index = 0; index < 16; index++) {
    if (index === 4 || index === 6 || index === 8 || index === 10) guid += '-'
    guid += hexPairs[bytes[byteOrder[index] ?? 0] ?? 0]
  }
  return guid
}

const none = '00000000-0000-0000-0000-000000000000'

function unlessZero(guid: string): string | null {
  return guid === none ? null : guid
}

/**
 * Unique token identifier as a lower-case GUID (formats.md §0.1), from any of its three encodings:
 * 22 characters of base64url (2023 on), 48 characters of base64 over the GUID's text (2021–22), a plain
 * GUID (2026). The portal CSV's leading `'` is cut. Any other text stays as it is, case kept, for the
 * identifier is case-sensitive. The zero GUID, in any encoding, is no token.
 */
export function normaliseToken(value: unknown): string | null {
  const found = text(value)
  if (found === null) return null
  const known = cache.get(found)
  if (known !== undefined) return known
  const token = read(found)
  if (cache.size >= cacheLimit) cache.clear()
  if (found.length <= longestCached) cache.set(found, token)
  return token
}

function read(found: string): string | null {
  if (isGuid(found)) return guidOrText(found, true)
  const bare = (found.startsWith("'") ? found.slice(1) : found)
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
  if (sixteenBytes.test(bare)) return unlessZero(guidOfBytes(Buffer.from(bare, 'base64url')))
  if (!asciiGuid.test(bare)) return isGuid(bare) ? guidOrText(bare, true) : found
  const inner = Buffer.from(bare, 'base64url').toString('latin1')
  return isGuid(inner) ? guidOrText(inner, true) : found
}
