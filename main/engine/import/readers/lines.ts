import { limits, type ReaderEnd, type RecordReader, type RecordSink } from '../record.ts'
import { isLineEnd } from './csv-row.ts'
import { unitBytes, type Encoding } from './encoding.ts'
import { UnitWindow } from './unit-window.ts'

export type LineOptions = {
  encoding: Encoding
  /** Bytes of the byte order mark, which the reader is fed and skips. */
  start: number
}

const sliceBytes = 1024 * 1024

/**
 * Reads a text whose every line is a record of its own: a row of one cell, without its line end. Lines of
 * nothing but blanks are skipped. The last line needs no line end.
 */
export function createLineReader(sink: RecordSink, options: LineOptions): RecordReader {
  return new LineReader(sink, options)
}

class LineReader implements RecordReader {
  private readonly sink: RecordSink
  private readonly window: UnitWindow
  private readonly mostUnits: number
  /** First unit of the line being read, and how far its end has been sought. */
  private start = 0
  private sought = 0
  /** The line is too long to be held: its bytes are passed over. */
  private lost = false

  constructor(sink: RecordSink, options: LineOptions) {
    this.sink = sink
    this.window = new UnitWindow(options.encoding, options.start)
    this.mostUnits = limits.recordBytes / unitBytes(options.encoding)
  }

  push(chunk: Uint8Array): void {
    for (let from = 0; from < chunk.length; from += sliceBytes) {
      const keepFrom = this.lost ? this.sought : this.start
      this.window.append(chunk.subarray(from, from + sliceBytes), keepFrom)
      this.drain()
    }
  }

  end(): ReaderEnd {
    if (this.sought > this.start) this.line(this.sought)
    const loose = this.window.looseEnd
    if (loose !== null) this.sink.bad(this.window.invalidCode, loose.offset, loose.length)
    return { truncated: loose !== null, nextLink: false }
  }

  private drain(): void {
    const { window } = this
    for (; this.sought < window.end; this.sought += 1) {
      if (isLineEnd(window.shadow[this.sought - window.origin])) {
        this.line(this.sought)
        this.start = this.sought + 1
      } else if (this.sought - this.start > this.mostUnits) this.lost = true
    }
  }

  private line(end: number): void {
    const { window } = this
    if (this.lost) {
      this.lost = false
      this.sink.bad('record-too-large', window.offset(this.start), window.bytes(end - this.start))
      return
    }
    // Files put together have a byte order mark in the middle.
    const start = this.start + window.markAt(this.start)
    const range = [window.offset(start), window.bytes(end - start)] as const
    const text = window.text(start, end)
    if (text === null) this.sink.bad(window.invalidCode, ...range)
    else if (text.trim() !== '') this.sink.row([text], ...range)
  }
}
