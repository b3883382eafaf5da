import { isUtf8 } from 'node:buffer'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be'

export type EncodingGuess = { encoding: Encoding; bomLength: number }

/** Bytes looked at when there is no byte order mark. */
const sampleBytes = 1024

/**
 * Encoding of a file from its first bytes: the byte order mark, or else the NUL bytes that Latin text has
 * in every second place in UTF-16 (formats.md (d), (f): both orders occur). Everything else is taken as
 * UTF-8 and checked strictly when it is read. UTF-32 is not an encoding of any export: null.
 */
export function detectEncoding(head: Uint8Array): EncodingGuess | null {
  if (startsWith(head, [0xff, 0xfe, 0, 0]) || startsWith(head, [0, 0, 0xfe, 0xff])) return null
  if (startsWith(head, [0xef, 0xbb, 0xbf])) return { encoding: 'utf-8', bomLength: 3 }
  if (startsWith(head, [0xff, 0xfe])) return { encoding: 'utf-16le', bomLength: 2 }
  if (startsWith(head, [0xfe, 0xff])) return { encoding: 'utf-16be', bomLength: 2 }
  return { encoding: byNulPattern(head), bomLength: 0 }
}

/** Bytes of one code unit. */
export function unitBytes(encoding: Encoding): 1 | 2 {
  return encoding === 'utf-8' ? 1 : 2
}

/**
 * Text of a byte range, or null when it is not what the encoding allows. Never replaces anything: a
 * replaced character would be a change of evidence.
 */
export function decodeStrict(bytes: Uint8Array, encoding: Encoding): string | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (encoding === 'utf-8') return isUtf8(buffer) ? buffer.toString('utf8') : null
  if (buffer.length % 2 !== 0) return null
  const text = (encoding === 'utf-16be' ? Buffer.from(buffer).swap16() : buffer).toString('utf16le')
  return text.isWellFormed() ? text : null
}

/** End of the last whole UTF-8 sequence in `bytes`, so that a span can be checked before the next chunk. */
export function wholeUtf8End(bytes: Uint8Array, end: number): number {
  for (let back = 1; back <= 3 && back <= end; back += 1) {
    const byte = bytes[end - back] ?? 0
    if (byte < 0x80) return end
    if (byte >= 0xc0) return sequenceLength(byte) > back ? end - back : end
  }
  return end
}

function sequenceLength(lead: number): number {
  if (lead >= 0xf0) return 4
  return lead >= 0xe0 ? 3 : 2
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return bytes.length >= mark.length && mark.every((byte, index) => bytes[index] === byte)
}

function byNulPattern(head: Uint8Array): Encoding {
  const units = Math.min(head.length, sampleBytes) >> 1
  let even = 0
  let odd = 0
  for (let unit = 0; unit < units; unit += 1) {
    if (head[unit * 2] === 0) even += 1
    if (head[unit * 2 + 1] === 0) odd += 1
  }
  if (units === 0 || Math.max(even, odd) * 2 < units) return 'utf-8'
  if (odd * 20 >= units * 10 && even * 20 <= units) return 'utf-16le'
  return even * 20 >= units * 10 && odd * 20 <= units ? 'utf-16be' : 'utf-8'
}
