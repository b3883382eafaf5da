import {
  limits,
  type QuarantineCode,
  type ReaderEnd,
  type RecordReader,
  type RecordSink,
} from '../record.ts'
import { isLineEnd, RowScanner, type RowOutcome } from './csv-row.ts'
import { unitBytes, type Encoding } from './encoding.ts'
import { UnitWindow } from './unit-window.ts'

const sliceBytes = 1024 * 1024

export type CsvOptions = {
  encoding: Encoding
  /** Bytes of the byte order mark, which the reader is fed and skips. */
  start: number
  delimiter: string
  /** Lines before the header row, such as `#TYPE …` or `sep=;` (formats.md (f)). */
  skipLines?: number
  /** Of a part of a table that begins after the header row; every row counts, also the first. */
  columns?: number
}

/**
 * Reads RFC 4180 rows, the header row first. A row has as many cells as the header, or it is `ragged-row`,
 * or `truncated` when it is the last one and has no line end. Blank lines are skipped. Where the quoting
 * is broken, only the first line of the row is given up and reading goes on with the next line: a stray
 * quote cannot swallow the rows after it.
 */
export function createCsvReader(sink: RecordSink, options: CsvOptions): RecordReader {
  return new CsvReader(sink, options)
}

class CsvReader implements RecordReader {
  private readonly sink: RecordSink
  private readonly window: UnitWindow
  private readonly scanner: RowScanner
  private readonly encoding: Encoding
  private readonly recordUnits: number

  private linesToSkip: number
  /** Header cells; 0 before the header row. */
  private columns: number
  private at = 0
  /** An unfinished row is looked at again when this many units are held: never more than twice over. */
  private retryUnits = 0
  /** A line given up (or, without a code, skipped), whose end is being sought from `at`. */
  private lost: { code: QuarantineCode | null; from: number } | null = null
  private truncated = false

  constructor(sink: RecordSink, options: CsvOptions) {
    this.sink = sink
    this.window = new UnitWindow(options.encoding, options.start)
    this.scanner = new RowScanner(options.delimiter)
    this.encoding = options.encoding
    this.recordUnits = limits.recordBytes / unitBytes(options.encoding)
    this.linesToSkip = options.skipLines ?? 0
    this.columns = options.columns ?? 0
  }

  push(chunk: Uint8Array): void {
    for (let from = 0; from < chunk.length; from += sliceBytes) {
      this.window.append(chunk.subarray(from, from + sliceBytes), this.at)
      this.drain(false)
    }
  }

  end(): ReaderEnd {
    this.drain(true)
    const loose = this.window.looseEnd
    if (loose !== null) {
      this.truncated = true
      this.sink.bad(this.window.invalidCode, loose.offset, loose.length)
    }
    return { truncated: this.truncated, nextLink: false }
  }

  private drain(final: boolean): void {
    for (;;) {
      if (this.lost !== null && !this.leaveLost(this.lost, final)) return
      this.skipLineEnds()
      if (this.at >= this.window.end) return
      if (this.linesToSkip > 0) {
        this.linesToSkip -= 1
        this.lost = { code: null, from: this.at }
      } else if (!this.row(final)) return
    }
  }

  private skipLineEnds(): void {
    const { window } = this
    while (this.at < window.end && isLineEnd(window.shadow[this.at - window.origin])) this.at += 1
  }

  private seekLineEnd(): void {
    const { window } = this
    const { shadow } = window
    const held = window.end - window.origin
    let index = this.at - window.origin
    while (index < held && !isLineEnd(shadow[index])) index += 1
    this.at = index + window.origin
  }

  private leaveLost(lost: { code: QuarantineCode | null; from: number }, final: boolean): boolean {
    this.seekLineEnd()
    if (this.at >= this.window.end && !final) return false
    if (lost.code !== null) this.bad(this.lostCode(lost.code, lost.from), lost.from, this.at)
    this.lost = null
    return true
  }

  private bad(code: QuarantineCode, from: number, to: number): void {
    this.sink.bad(code, this.window.offset(from), this.window.bytes(to - from))
  }

  /** Takes the row at `at`; false when bytes are needed. */
  private row(final: boolean): boolean {
    const { window, scanner } = this
    const { origin } = window
    if (!final && window.end - this.at < this.retryUnits) return false
    const outcome = scanner.scan(window.shadow, this.at - origin, window.end - origin, final)
    const end = outcome === 'open' || outcome === 'open-quote' ? window.end : scanner.end + origin
    if (end - this.at > this.recordUnits) this.lost = { code: 'record-too-large', from: this.at }
    else if (outcome === 'row') this.take(end)
    else if (outcome === 'open' || (outcome === 'open-quote' && !final)) {
      this.retryUnits = Math.min((end - this.at) * 2, this.recordUnits + 1)
      return false
    } else this.giveUp(outcome)
    this.retryUnits = 0
    return true
  }

  /** A line within the limit is lost to an unclosed quote, whatever the row then grew to. */
  private lostCode(code: QuarantineCode, from: number): QuarantineCode {
    const short = this.at - from <= this.recordUnits
    return code === 'record-too-large' && short ? 'unclosed-quote' : code
  }

  private giveUp(outcome: RowOutcome): void {
    if (outcome === 'open-quote') this.truncated = true
    const code = outcome === 'too-many-columns' ? 'ragged-row' : 'unclosed-quote'
    this.lost = { code, from: this.at }
  }

  private take(end: number): void {
    const { window, scanner, at, columns } = this
    this.at = end
    if (columns === 0) this.columns = scanner.cells
    if (!window.isValid(at, end)) this.bad(window.invalidCode, at, end)
    else if (scanner.cells === this.columns) {
      this.sink.row(this.cells(at, end), window.offset(at), window.bytes(end - at))
    } else this.ragged(at, end)
  }

  private ragged(from: number, end: number): void {
    const cut = end === this.window.end && this.scanner.cells < this.columns
    if (cut) this.truncated = true
    this.bad(cut ? 'truncated' : 'ragged-row', from, end)
  }

  private cells(from: number, end: number): string[] {
    const { scanner, window, encoding } = this
    if (encoding === 'utf-8') return scanner.utf8Cells()
    // Only here may a character take two places in the text and one in the file.
    if (encoding === 'utf-32le' || encoding === 'utf-32be')
      return scanner.rangeCells((start, stop) => {
        return window.text(start + window.origin, stop + window.origin) ?? ''
      })
    return scanner.textCells(window.text(from, end) ?? '', from - window.origin)
  }
}
