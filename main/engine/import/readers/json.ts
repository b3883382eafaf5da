import { limits } from '../record.ts'
import type { QuarantineCode, ReaderEnd, RecordReader, RecordSink } from '../record.ts'
import { unitBytes, type Encoding } from './encoding.ts'
import { EnvelopeScanner } from './json-envelope.ts'
import { OpenValue } from './json-open-value.ts'
import { JsonOutput } from './json-output.ts'
import { findLanding, lookBack } from './json-resync.ts'
import type { Lost } from './json-resync.ts'
import { broken } from './json-value.ts'
import { UnitWindow } from './unit-window.ts'

const sliceBytes = 1024 * 1024

/** Where the reader stands: between documents, in an array, in an envelope, in its array. */
type Mode = 'top' | 'array' | 'members' | 'records'
/** What came last in an array; `any` after a loss, when nothing can be said. */
type Slot = 'open' | 'value' | 'comma' | 'any'

export type JsonOptions = {
  encoding: Encoding
  /** Bytes of the byte order mark, which the reader is fed and skips. */
  start: number
  /** Member that holds the records of an envelope object, or null. */
  envelope: string | null
  arraysAreRecords?: boolean | undefined
}

/**
 * Reads every form in which JSON exports come (formats.md (c), (d), (e), (h), (k), (l)): arrays, NDJSON,
 * documents one after the other, a bare object, envelopes, also one on each line, pretty-printed or not.
 * An element without a comma before it starts a new document: that is what a collector killed before its
 * `]` and run again leaves behind. The array before it counts as cut off.
 */
export function createJsonReader(sink: RecordSink, options: JsonOptions): RecordReader {
  return new JsonReader(sink, options)
}

class JsonReader implements RecordReader {
  private readonly output: JsonOutput
  private readonly window: UnitWindow
  private readonly envelope: EnvelopeScanner | null
  private readonly open: OpenValue
  private readonly recordUnits: number
  private readonly arraysAreRecords: boolean

  private mode: Mode = 'top'
  private slot: Slot = 'any'
  private at = 0
  private commaAt = 0
  private lineStart = 0
  private freshLine = true
  private triedLine = -1

  private lost: Lost | null = null
  private envelopeStart = -1
  private envelopeParent: Mode = 'top'
  private plainAt = -1
  private truncated = false
  private nextLink = false

  constructor(sink: RecordSink, options: JsonOptions) {
    this.window = new UnitWindow(options.encoding, options.start)
    this.output = new JsonOutput(sink, this.window)
    this.envelope = options.envelope === null ? null : new EnvelopeScanner(options.envelope)
    this.recordUnits = limits.recordBytes / unitBytes(options.encoding)
    this.arraysAreRecords = options.arraysAreRecords === true
    this.open = new OpenValue(this.window, this.recordUnits)
  }

  push(chunk: Uint8Array): void {
    for (let from = 0; from < chunk.length; from += sliceBytes) {
      this.window.append(chunk.subarray(from, from + sliceBytes), this.keepFrom())
      this.drain(false)
    }
  }

  end(): ReaderEnd {
    this.drain(true)
    if (this.mode !== 'top') this.truncated = true
    if (this.output.looseEnd()) this.truncated = true
    return { truncated: this.truncated, nextLink: this.nextLink }
  }

  private drain(final: boolean): void {
    let goOn = true
    while (goOn) {
      if (this.lost !== null) goOn = this.recover(this.lost, final)
      else if (this.open.start >= 0) goOn = this.finishValue(final)
      else if (this.mode === 'members') goOn = this.members(final)
      else goOn = this.between(final)
    }
  }

  private keepFrom(): number {
    if (this.lost !== null) return this.lost.searched - lookBack
    if (this.open.start >= 0) return this.open.keepFrom
    if (this.mode !== 'members' || this.envelope === null) return this.at
    if (!this.envelope.found) return this.envelopeStart
    const { tokenStart, at } = this.envelope
    return tokenStart >= 0 && at - tokenStart <= this.recordUnits ? tokenStart : at
  }

  /** Between values. False when bytes are needed. */
  private between(final: boolean): boolean {
    const { window } = this
    const { shadow, origin } = window
    const held = window.end - origin
    let index = this.at - origin
    for (; index < held; index += 1) {
      const byte = shadow[index]
      if (byte === 0x0a) {
        this.lineStart = index + 1 + origin
        this.freshLine = true
      } else if (byte !== 0x20 && byte !== 0x0d && byte !== 0x09) break
    }
    this.at = index + origin
    if (index >= held) return false
    const byte = shadow[index] as number
    if (byte === 0x2c) return this.comma()
    if (byte === 0x5d && this.mode !== 'top') return this.closeArray()
    return this.value(byte, final)
  }

  private comma(): true {
    // A comma without a value before it is an empty place where a record should be.
    const stray = this.mode !== 'top' && (this.slot === 'open' || this.slot === 'comma')
    if (stray) this.output.bad('not-json', this.at, this.at + 1)
    this.slot = stray ? 'open' : 'comma'
    this.commaAt = this.at
    return this.step()
  }

  private closeArray(): true {
    if (this.slot === 'comma') this.output.bad('not-json', this.commaAt, this.commaAt + 1)
    this.step()
    this.enter(this.mode === 'records' ? 'members' : 'top', 'value')
    if (this.envelope !== null) this.envelope.at = this.at
    return true
  }

  private step(): true {
    this.at += 1
    this.freshLine = false
    return true
  }

  private value(byte: number, final: boolean): boolean {
    if (this.mode !== 'top' && this.slot === 'value') this.abandonArray()
    if (byte === 0x5b && this.mode === 'top' && !this.arraysAreRecords) {
      this.enter('array', 'open')
      return this.step()
    }
    if (byte === 0x7b && (this.opensEnvelope() || this.takeLine())) return true
    if (byte === 0xef && this.at + 3 > this.window.end && !final) return false
    const mark = byte >= 0xef && this.mode === 'top' ? this.window.markAt(this.at) : 0
    this.at += mark
    if (mark > 0) return true
    this.beginValue()
    if (byte === 0x3a || byte === 0x7d || byte === 0x5d) this.lose('not-json', this.at)
    return true
  }

  private abandonArray(): void {
    this.truncated = true
    this.mode = 'top'
  }

  private beginValue(): void {
    this.open.begin(this.at, this.freshLine ? this.lineStart : -1)
  }

  private leaveValue(at: number): void {
    this.at = at
    this.open.start = -1
    this.slot = 'value'
    this.freshLine = false
  }

  /** False when the scanner has to look. */
  private takeLine(): boolean {
    const lineEnd = this.window.findLineFeed(this.at)
    if (lineEnd < 0 || lineEnd === this.triedLine) return false
    // Once a line, lest a long line of many values be looked at again for each of them.
    this.triedLine = lineEnd
    const end = this.output.line(this.at, lineEnd, this.recordUnits)
    if (end >= 0) this.leaveValue(end)
    return end >= 0
  }

  private finishValue(final: boolean): boolean {
    const { open, window } = this
    const end = open.scan(final)
    if (end >= 0) this.takeValue(end)
    else if (end === broken) this.lose('not-json', open.scanner.brokenAt)
    else if (final) this.cutOff()
    else if (open.overLimit(window.end) && open.hasBoundary) this.lose('not-json', window.end)
    else return false
    return true
  }

  private takeValue(end: number): void {
    const { open, output } = this
    const { start } = open
    if (open.overLimit(end)) {
      if (open.hasBoundary) return this.lose('not-json', end)
      output.bad('record-too-large', start, end)
    } else if (open.scanner.tooDeep) output.bad('too-deep', start, end)
    else if (output.value(start, end) === 'not-json') {
      if (this.isProse(start)) return this.lose('not-json', start)
      output.bad('not-json', start, end)
    }
    this.leaveValue(end)
  }

  /** Text whose end nobody knows, as against a run of NUL bytes, which a value may follow on its line. */
  private isProse(start: number): boolean {
    const first = this.window.shadow[start - this.window.origin] as number
    return this.open.scanner.scalar && this.mode === 'top' && first > 0x20
  }

  /** The file ends inside a value. */
  private cutOff(): void {
    const { open, window } = this
    if (open.hasBoundary) return this.lose('not-json', window.end)
    const code = open.scanner.tooDeep ? 'too-deep' : 'truncated'
    const tooLarge = open.overLimit(window.end)
    this.output.bad(tooLarge ? 'record-too-large' : code, open.start, window.end)
    this.truncated = true
    this.leaveValue(window.end)
  }

  private lose(code: QuarantineCode, foundAt: number): void {
    this.lost = this.open.giveUp(code, foundAt, this.mode !== 'top')
  }

  private recover(lost: Lost, final: boolean): boolean {
    const landing = findLanding(this.window, lost, final)
    if (landing === null && !final) return false
    this.output.bad(lost.code, lost.from, lost.lastSolid + 1)
    this.lost = null
    this.slot = 'any'
    this.at = landing?.at ?? this.window.end
    this.lineStart = this.at
    this.freshLine = landing?.newLine ?? false
    // A new line behind a record that did not start its own: the array it was in is over too.
    if (lost.inline && lost.inArray && this.freshLine && !landing?.closes) this.abandonArray()
    return true
  }

  private opensEnvelope(): boolean {
    if (this.envelope === null || this.mode === 'records' || this.plainAt === this.at) return false
    this.envelopeStart = this.at
    this.envelopeParent = this.mode
    this.envelope.start(this.at + 1)
    this.mode = 'members'
    return true
  }

  private members(final: boolean): boolean {
    const envelope = this.envelope as EnvelopeScanner
    const known = envelope.found
    const step = envelope.advance(this.window)
    const proven = step === 'records' || (step === 'more' && !final)
    if (!known && (!proven || envelope.at - this.envelopeStart > this.recordUnits)) {
      return this.readAsRecord()
    }
    if (!envelope.found) return false
    if (envelope.nextLink) this.nextLink = true
    this.at = envelope.at
    this.freshLine = false
    if (step === 'records') this.enter('records', 'open')
    else if (step === 'closed') this.enter(this.envelopeParent, 'value')
    else if (step === 'broken') this.breakEnvelope(envelope.freshLine)
    return step !== 'more'
  }

  private enter(mode: Mode, slot: Slot): void {
    this.mode = mode
    this.slot = slot
  }

  /** No records within: the object is a record itself. */
  private readAsRecord(): true {
    this.mode = this.envelopeParent
    this.at = this.envelopeStart
    this.plainAt = this.at
    return true
  }

  /** Text behind the records. On a line of its own it is the next document. */
  private breakEnvelope(freshLine: boolean): void {
    this.abandonArray()
    this.slot = 'any'
    this.freshLine = freshLine
    this.lineStart = this.at
    if (freshLine) return
    this.beginValue()
    this.lose('not-json', this.at)
  }
}
