import { limits } from '../record.ts'

export const more = -1
export const broken = -2

const quote = 0x22
const backslash = 0x5c
const comma = 0x2c
const colon = 0x3a
const lineFeed = 0x0a
const openBracket = 0x5b
const closeBracket = 0x5d
const openBrace = 0x7b
const closeBrace = 0x7d

const inStructure = 0
const inString = 1
const inEscape = 2

/** 1 where a top-level number, literal or piece of garbage ends. */
const endsScalar = new Uint8Array(256)
for (const byte of [9, 10, 13, 32, quote, comma, colon, openBracket, closeBracket, openBrace]) {
  endsScalar[byte] = 1
}
endsScalar[closeBrace] = 1

/** 1 for what is not plain content of a string. */
const stopsString = new Uint8Array(256)
stopsString.fill(1, 0, 0x20)
stopsString[quote] = 1
stopsString[backslash] = 1

/**
 * Finds the end of one JSON value, in as many steps as the bytes arrive in. It knows strings, escapes,
 * brackets and what may stand before a string or an opening bracket: enough that a broken value is
 * noticed at the line where it breaks and cannot swallow the values after it. All else is left to
 * JSON.parse. Holds no bytes.
 */
export class ValueScanner {
  /** Nested deeper than `limits.depth`. */
  tooDeep = false
  /** Where the value turned out to be broken, or the line end before that if nothing but blanks is between. */
  brokenAt = -1
  /**
   * First line inside the value that starts with a bracket and is indented no more than the value
   * itself: the next record, should this one prove broken. Position of the line's first unit, or -1.
   */
  boundary = -1
  /** In a number or literal outside any bracket: the end of the file ends it. */
  scalar = false

  private depth = 0
  private state = inStructure
  private previous = 0
  private previousAt = -1
  private lineStart = -1
  private indent = 0
  private readonly braces = new Uint8Array(limits.depth + 1)

  /** Starts a value whose line is indented by `indent` (0 where it does not start its line). */
  reset(indent: number): void {
    this.tooDeep = false
    this.brokenAt = -1
    this.boundary = -1
    this.scalar = false
    this.depth = 0
    this.state = inStructure
    this.previous = 0
    this.previousAt = -1
    this.lineStart = -1
    this.indent = indent
  }

  /**
   * Reads `bytes` from index `from` to `to`; index 0 is position `origin`. Returns the index behind the
   * value, `more` when it goes on behind `to`, or `broken`.
   */
  scan(bytes: Uint8Array, from: number, to: number, origin: number): number {
    let at = from
    while (at < to) {
      if (this.state !== inStructure) {
        at = this.skipString(bytes, at, to)
        if (this.state !== inStructure) return at < to ? this.fail(at, origin) : more
        if (this.depth === 0) return at
        this.previousAt = at - 1 + origin
        continue
      }
      if (this.scalar) return this.skipScalar(bytes, at, to)
      const end = this.structure(bytes, at, to, origin)
      if (end !== more) return end
      at = this.resume
    }
    return more
  }

  private resume = 0

  /** Reads structure up to a string (more, to be resumed), the end of the value, or a fault. */
  private structure(bytes: Uint8Array, from: number, to: number, origin: number): number {
    let { previous, previousAt } = this
    let at = from
    for (; at < to; at += 1) {
      const byte = bytes[at] as number
      if (byte <= 0x20 && this.depth > 0) {
        if (byte === lineFeed) this.lineStart = at + 1 + origin
        continue
      }
      if (byte === quote) {
        if (!this.mayOpen(previous, true)) return this.failAfter(previousAt, at, origin)
        previous = quote
        // Most strings are whole and plain: passed over here, without a change of state.
        let stop = at + 1
        while (stop < to && stopsString[bytes[stop] as number] === 0) stop += 1
        if (stop < to && bytes[stop] === quote && this.depth > 0) {
          at = stop
          previousAt = at + origin
          continue
        }
        this.state = inString
        at = stop
        break
      }
      if (byte === openBrace || byte === openBracket) {
        this.noteBoundary(at + origin, previousAt)
        if (!this.mayOpen(previous, false)) return this.failAfter(previousAt, at, origin)
        this.open(byte)
        // Too deep, and another record in sight: no need to look for the end of this one.
        if (this.tooDeep && this.boundary >= 0) return this.fail(at, origin)
      } else if (byte === closeBrace || byte === closeBracket) {
        if (!this.close(byte)) return this.failAfter(previousAt, at, origin)
        if (this.depth === 0) return at + 1
      } else if (this.depth === 0) {
        this.scalar = true
        break
      }
      previous = byte
      previousAt = at + origin
    }
    this.previous = previous
    this.previousAt = previousAt
    this.resume = at
    return more
  }

  private mayOpen(previous: number, string: boolean): boolean {
    if (this.depth === 0) return true
    if (previous === colon || previous === comma || previous === openBracket) return true
    return string && previous === openBrace
  }

  private noteBoundary(position: number, previousAt: number): void {
    if (this.boundary >= 0 || this.lineStart <= previousAt || this.depth === 0) return
    if (position - this.lineStart <= this.indent) this.boundary = this.lineStart
  }

  private open(byte: number): void {
    if (this.depth < limits.depth) this.braces[this.depth] = byte === openBrace ? 1 : 0
    else this.tooDeep = true
    this.depth += 1
  }

  private close(byte: number): boolean {
    if (this.depth === 0) return false
    this.depth -= 1
    if (this.depth >= limits.depth) return true
    return this.braces[this.depth] === (byte === closeBrace ? 1 : 0)
  }

  /** Index behind the string's end, or where it breaks; `state` tells which. */
  private skipString(bytes: Uint8Array, from: number, to: number): number {
    let at = from
    if (this.state === inEscape) {
      if ((bytes[at] as number) < 0x20) return at
      at += 1
      this.state = inString
    }
    for (;;) {
      while (at < to && stopsString[bytes[at] as number] === 0) at += 1
      if (at >= to) return to
      const byte = bytes[at] as number
      if (byte === quote) {
        this.state = inStructure
        return at + 1
      }
      if (byte !== backslash) return at
      if (at + 1 >= to) {
        this.state = inEscape
        return to
      }
      if ((bytes[at + 1] as number) < 0x20) return at + 1
      at += 2
    }
  }

  private skipScalar(bytes: Uint8Array, from: number, to: number): number {
    let at = from
    while (at < to && endsScalar[bytes[at] as number] === 0) at += 1
    return at < to ? at : more
  }

  private fail(at: number, origin: number): number {
    this.brokenAt = at + origin
    return broken
  }

  private failAfter(previousAt: number, at: number, origin: number): number {
    this.brokenAt =
      this.lineStart > previousAt && previousAt >= 0 ? this.lineStart - 1 : at + origin
    return broken
  }
}
