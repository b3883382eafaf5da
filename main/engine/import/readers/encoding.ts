import { isUtf8 } from 'node:buffer'
import { decodeAnsi } from './ansi.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be' | 'windows-1252'

export type EncodingGuess = { encoding: Encoding; bomLength: number }

/** Bytes looked at when there is no byte order mark. */
const sampleBytes = 1024

const marks: readonly (readonly [Encoding, readonly number[]])[] = [
  // Before UTF-16, whose mark the longer one starts with.
  ['utf-32le', [0xff, 0xfe, 0, 0]],
  ['utf-32be', [0, 0, 0xfe, 0xff]],
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/**
 * Encoding of a file from its first bytes: the byte order mark, or else the NUL bytes that Latin text has
 * in fixed places of every UTF-16 and UTF-32 unit (formats.md (d), (f)). Everything else is taken as
 * UTF-8 and checked strictly when it is read.
 */
export function detectEncoding(head: Uint8Array): EncodingGuess {
  for (const [encoding, mark] of marks) {
    const fits = head.length >= mark.length && mark.every((byte, index) => head[index] === byte)
    if (fits) return { encoding, bomLength: mark.length }
  }
  return { encoding: byNulPattern(head), bomLength: 0 }
}

/** Bytes of one code unit. */
export function unitBytes(encoding: Encoding): 1 | 2 | 4 {
  if (encoding.startsWith('utf-32')) return 4
  return encoding.startsWith('utf-16') ? 2 : 1
}

/**
 * Text of a byte range, or null when it is not what the encoding allows. Never replaces anything: a
 * replaced character would be a change of evidence.
 */
export function decodeStrict(bytes: Uint8Array, encoding: Encoding): string | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (encoding === 'utf-8') return isUtf8(buffer) ? buffer.toString('utf8') : null
  if (encoding === 'windows-1252') return decodeAnsi(buffer)
  if (buffer.length % unitBytes(encoding) !== 0) return null
  if (encoding === 'utf-32le') return decodeUtf32(buffer)
  if (encoding === 'utf-32be') return decodeUtf32(Buffer.from(buffer).swap32())
  const text = (encoding === 'utf-16be' ? Buffer.from(buffer).swap16() : buffer).toString('utf16le')
  return text.isWellFormed() ? text : null
}

/** For people to look at: what is no text in the encoding is shown as replacement marks. */
export function decodeShown(bytes: Uint8Array, encoding: Encoding): string {
  const unit = unitBytes(encoding)
  const whole = bytes.subarray(0, bytes.length - (bytes.length % unit))
  const strict = decodeStrict(whole, encoding)
  if (strict !== null) return strict
  if (encoding === 'utf-32le' || encoding === 'utf-32be') {
    const units = Array.from({ length: whole.length / 4 }, (_, index) =>
      decodeStrict(whole.subarray(index * 4, index * 4 + 4), encoding),
    )
    return units.map((text) => text ?? '\ufffd').join('')
  }
  return new TextDecoder(encoding).decode(whole)
}

/** Characters turned into text at a time: more arguments than this a call may not have. */
const spread = 4096

/** UTF-32LE as text; null for what is no Unicode scalar value. */
export function decodeUtf32(bytes: Buffer): string | null {
  const points: number[] = []
  let text = ''
  for (let at = 0; at < bytes.length; at += 4) {
    const point = bytes.readUInt32LE(at)
    if (point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return null
    if (points.push(point) < spread) continue
    text += String.fromCodePoint(...points)
    points.length = 0
  }
  return text + String.fromCodePoint(...points)
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

function byNulPattern(head: Uint8Array): Encoding {
  const quads = Math.min(head.length, sampleBytes) >> 2
  const lanes = [0, 0, 0, 0]
  for (let at = 0; at < quads * 4; at += 1) if (head[at] === 0) lanes[at % 4]! += 1
  const [first, second, third, fourth] = lanes as [number, number, number, number]
  // No plane above the sixteenth: the outermost byte of UTF-32 is always NUL, the next one mostly.
  if (quads > 0 && fourth === quads && third * 4 >= quads * 3 && first * 20 <= quads)
    return 'utf-32le'
  if (quads > 0 && first === quads && second * 4 >= quads * 3 && fourth * 20 <= quads)
    return 'utf-32be'
  return byNulPairs(head)
}

function byNulPairs(head: Uint8Array): Encoding {
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
