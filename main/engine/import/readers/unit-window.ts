import { isAscii, isUtf8 } from 'node:buffer'
import type { QuarantineCode } from '../record.ts'
import { decodeAnsi } from './ansi.ts'
import { decodeUtf32, unitBytes, wholeUtf8End, type Encoding } from './encoding.ts'

/** Stands for any code unit above ASCII in the shadow of UTF-16 and UTF-32 text. */
const wide = 0xff
const byteOrderMark = 0xfe
const lineFeed = 0x0a

/**
 * The part of a file that a reader still needs, as a sliding window. Positions are code units counted
 * from the first one after the byte order mark, exact to 2^53. `shadow` has one byte per code unit: the
 * bytes themselves in UTF-8 and ANSI; in UTF-16 and UTF-32 the ASCII characters and a filler for all
 * others. All structure of JSON and CSV is ASCII, so one scanner serves every encoding, and ranges stay
 * exact.
 */
export class UnitWindow {
  shadow: Buffer = Buffer.allocUnsafe(64 * 1024)
  /** Position of `shadow[0]`, and of the end of what is held. */
  origin = 0
  end = 0

  private readonly encoding: Encoding
  private readonly firstByte: number
  private readonly unit: 1 | 2 | 4
  /** The units as little-endian bytes. */
  private wideBytes: Buffer = Buffer.alloc(0)
  private markLeft: number
  /** First bytes of a unit whose others are to come. */
  private loose: Buffer = Buffer.alloc(0)
  private checkedTo = 0
  /** From here to `checkedTo` all is ASCII, which is text twice as soon. */
  private wideTo = 0
  private suspectFrom = 0
  private suspectTo = 0
  private soughtFrom = 0
  private soughtTo = 0
  private foundAt = -1

  constructor(encoding: Encoding, firstByte: number) {
    this.encoding = encoding
    this.firstByte = firstByte
    this.markLeft = firstByte
    this.unit = unitBytes(encoding)
    if (this.unit > 1) this.wideBytes = Buffer.allocUnsafe(this.shadow.length * this.unit)
  }

  offset(position: number): number {
    return this.firstByte + position * this.unit
  }

  bytes(units: number): number {
    return units * this.unit
  }

  /** Takes bytes in, the first of them those of the byte order mark, which it drops; forgets everything before `keepFrom`. */
  append(chunk: Uint8Array, keepFrom: number): void {
    const skipped = Math.min(this.markLeft, chunk.length)
    this.markLeft -= skipped
    const bytes = skipped === 0 ? chunk : chunk.subarray(skipped)
    this.compact(Math.min(keepFrom, this.end))
    if (this.unit === 1) this.appendBytes(bytes)
    else this.appendWide(bytes)
  }

  /** Text of a range within the window, or null where the encoding is broken. */
  text(from: number, to: number): string | null {
    const start = from - this.origin
    const stop = to - this.origin
    if (this.encoding === 'windows-1252') return decodeAnsi(this.shadow.subarray(start, stop))
    if (this.unit === 1) {
      if (from >= this.wideTo && to <= this.checkedTo)
        return this.shadow.toString('latin1', start, stop)
      return this.isValid(from, to) ? this.shadow.toString('utf8', start, stop) : null
    }
    if (this.unit === 4) return decodeUtf32(this.wideBytes.subarray(start * 4, stop * 4))
    const text = this.wideBytes.toString('utf16le', start * 2, stop * 2)
    return text.isWellFormed() ? text : null
  }

  /**
   * Whether a range is text in the encoding. UTF-8 was checked span by span as it arrived, so that only a
   * range that touches a suspect span is looked at again; the others are decoded.
   */
  isValid(from: number, to: number): boolean {
    if (this.encoding !== 'utf-8') return this.text(from, to) !== null
    if (to <= this.checkedTo && (from >= this.suspectTo || to <= this.suspectFrom)) return true
    return isUtf8(this.shadow.subarray(from - this.origin, to - this.origin))
  }

  get invalidCode(): QuarantineCode {
    if (this.encoding === 'windows-1252') return 'invalid-ansi'
    if (this.unit === 4) return 'invalid-utf32'
    return this.unit === 1 ? 'invalid-utf8' : 'invalid-utf16'
  }

  /** Bytes at the end that are no whole unit: the file was cut inside a character. */
  get looseEnd(): { offset: number; length: number } | null {
    const { length } = this.loose
    return length === 0 ? null : { offset: this.offset(this.end), length }
  }

  /** Position of the first line feed at or after `from`, or -1. Remembers, so that asking is cheap. */
  findLineFeed(from: number): number {
    if (from < this.soughtFrom || (this.foundAt >= 0 && this.foundAt < from)) {
      this.soughtFrom = from
      this.soughtTo = from
      this.foundAt = -1
    }
    if (this.foundAt >= 0 || this.soughtTo >= this.end) return this.foundAt
    const held = this.end - this.origin
    // A sentinel, lest the search run on over stale bytes behind the end.
    this.shadow[held] = lineFeed
    const index = this.shadow.indexOf(lineFeed, Math.max(from, this.soughtTo) - this.origin)
    this.foundAt = index < held ? index + this.origin : -1
    this.soughtTo = this.foundAt >= 0 ? this.foundAt : this.end
    return this.foundAt
  }

  /** Units of a byte order mark at `position` (joined files have one in the middle), or 0. */
  markAt(position: number): number {
    const { shadow } = this
    const index = position - this.origin
    if (this.unit > 1) return shadow[index] === byteOrderMark ? 1 : 0
    if (this.encoding === 'windows-1252') return 0
    if (position + 3 > this.end || shadow[index] !== 0xef) return 0
    return shadow[index + 1] === 0xbb && shadow[index + 2] === 0xbf ? 3 : 0
  }

  private compact(keepFrom: number): void {
    const dropped = keepFrom - this.origin
    if (dropped <= 0) return
    const held = this.end - this.origin
    this.shadow.copyWithin(0, dropped, held)
    const { unit } = this
    if (unit > 1) this.wideBytes.copyWithin(0, dropped * unit, held * unit)
    this.origin = keepFrom
  }

  private reserve(units: number): void {
    const held = this.end - this.origin
    if (held + units < this.shadow.length) return
    const size = Math.max(held + units + 1, this.shadow.length * 2)
    this.shadow = grow(this.shadow, held, size)
    const { unit } = this
    if (unit > 1) this.wideBytes = grow(this.wideBytes, held * unit, size * unit)
  }

  private appendBytes(chunk: Uint8Array): void {
    this.reserve(chunk.length)
    this.shadow.set(chunk, this.end - this.origin)
    this.end += chunk.length
    if (this.encoding !== 'utf-8') return
    const held = this.end - this.origin
    const start = Math.max(this.checkedTo - this.origin, 0)
    const whole = wholeUtf8End(this.shadow, held)
    if (whole <= start) return
    const span = this.shadow.subarray(start, whole)
    if (isAscii(span)) {
      this.checkedTo = whole + this.origin
      return
    }
    this.wideTo = whole + this.origin
    if (!isUtf8(span)) {
      if (this.suspectTo <= this.origin) this.suspectFrom = start + this.origin
      this.suspectTo = whole + this.origin
    }
    this.checkedTo = whole + this.origin
  }

  private appendWide(chunk: Uint8Array): void {
    const { unit, loose } = this
    const units = Math.floor((loose.length + chunk.length) / unit)
    if (units === 0) {
      this.loose = Buffer.concat([loose, chunk])
      return
    }
    this.reserve(units)
    const from = (this.end - this.origin) * unit
    const taken = units * unit - loose.length
    this.wideBytes.set(loose, from)
    this.wideBytes.set(chunk.subarray(0, taken), from + loose.length)
    this.loose = Buffer.from(chunk.subarray(taken))
    const added = this.wideBytes.subarray(from, from + units * unit)
    if (this.encoding === 'utf-16be') added.swap16()
    else if (this.encoding === 'utf-32be') added.swap32()
    if (unit === 4) this.castQuads(units)
    else this.castPairs(units)
    this.end += units
  }

  private castPairs(units: number): void {
    const from = this.end - this.origin
    const { shadow, wideBytes } = this
    for (let index = from; index < from + units; index += 1) {
      const low = wideBytes[index * 2] ?? 0
      const high = wideBytes[index * 2 + 1] ?? 0
      if (high === 0 && low < 0x80) shadow[index] = low
      else shadow[index] = high === 0xfe && low === 0xff ? byteOrderMark : wide
    }
  }

  private castQuads(units: number): void {
    const from = this.end - this.origin
    const { shadow, wideBytes } = this
    for (let index = from; index < from + units; index += 1) {
      const point = wideBytes.readUInt32LE(index * 4)
      if (point < 0x80) shadow[index] = point
      else shadow[index] = point === 0xfeff ? byteOrderMark : wide
    }
  }
}

function grow(buffer: Buffer, held: number, size: number): Buffer {
  const larger = Buffer.allocUnsafe(size)
  buffer.copy(larger, 0, 0, held)
  return larger
}
