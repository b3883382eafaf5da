import { limits } from '../record.ts'

const quote = 0x22
const carriageReturn = 0x0d
const lineFeed = 0x0a

export function isLineEnd(byte: number | undefined): boolean {
  return byte === lineFeed || byte === carriageReturn
}

/** Room at first, for a scanner may be made for a single row. */
const fewCells = 64

function twice(numbers: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(numbers.length * 2)
  larger.set(numbers)
  return larger
}

export type RowOutcome =
  /** `end` is the index behind the row, before its line end. */
  | 'row'
  /** The bytes end before the row does, outside or inside quotes. */
  | 'open'
  | 'open-quote'
  /** Text behind a closing quote: the quoting cannot be trusted. */
  | 'stray-quote'
  | 'too-many-columns'

/**
 * Finds the cells of one RFC 4180 row. Only a quote at the start of a cell quotes; elsewhere it is
 * literal, for tools write such cells.
 */
export class RowScanner {
  /** Cells of the last row: first index, index behind, number of doubled quotes between. */
  private starts = new Int32Array(fewCells)
  private ends = new Int32Array(fewCells)
  private doubled = new Int32Array(fewCells)
  cells = 0
  end = 0
  /** The cells one behind the other, doubled quotes undone, so that one decoding serves the row. */
  content: Buffer = Buffer.alloc(0)
  contentLength = 0

  private readonly delimiter: number
  /** 1 where an unquoted cell ends. */
  private readonly endsCell = new Uint8Array(256)

  constructor(delimiter: string) {
    this.delimiter = delimiter.charCodeAt(0)
    for (const byte of [this.delimiter, carriageReturn, lineFeed]) this.endsCell[byte] = 1
  }

  /** `final` when nothing follows the index `to`, so that it ends the row. */
  scan(bytes: Uint8Array, from: number, to: number, final: boolean): RowOutcome {
    this.cells = 0
    this.contentLength = 0
    if (this.content.length < to - from) this.content = Buffer.allocUnsafe((to - from) * 2)
    let at = from
    for (;;) {
      if (this.cells >= limits.columns) {
        this.end = at
        return 'too-many-columns'
      }
      const end =
        bytes[at] === quote && at < to ? this.quoted(bytes, at, to) : this.plain(bytes, at, to)
      if (end < 0) return 'open-quote'
      if (end >= to) {
        this.end = to
        return final ? 'row' : 'open'
      }
      const byte = bytes[end] as number
      this.end = end
      if (this.endsCell[byte] === 0) return 'stray-quote'
      if (byte !== this.delimiter) return 'row'
      at = end + 1
    }
  }

  private plain(bytes: Uint8Array, from: number, to: number): number {
    const { endsCell, content } = this
    let { contentLength } = this
    let at = from
    for (; at < to; at += 1) {
      const byte = bytes[at] as number
      if (endsCell[byte] === 1) break
      content[contentLength] = byte
      contentLength += 1
    }
    this.contentLength = contentLength
    this.put(from, at, 0)
    return at
  }

  /** Index behind the closing quote, or -1 when there is none before `to`. */
  private quoted(bytes: Uint8Array, from: number, to: number): number {
    const { content } = this
    let { contentLength } = this
    let doubled = 0
    let at = from + 1
    for (; at < to; at += 1) {
      const byte = bytes[at] as number
      if (byte === quote) {
        if (at + 1 >= to || bytes[at + 1] !== quote) break
        doubled += 1
        at += 1
      }
      content[contentLength] = byte
      contentLength += 1
    }
    if (at >= to) return -1
    this.contentLength = contentLength
    this.put(from + 1, at, doubled)
    return at + 1
  }

  private put(start: number, end: number, doubled: number): void {
    if (this.cells === this.starts.length) {
      this.starts = twice(this.starts)
      this.ends = twice(this.ends)
      this.doubled = twice(this.doubled)
    }
    this.starts[this.cells] = start
    this.ends[this.cells] = end
    this.doubled[this.cells] = doubled
    this.cells += 1
  }

  /** Cells of UTF-8 bytes known to be valid: cut from one text where every character is one byte. */
  utf8Cells(): string[] {
    const { content } = this
    const text = content.toString('utf8', 0, this.contentLength)
    const aligned = text.length === this.contentLength
    const cells: string[] = []
    let from = 0
    for (let index = 0; index < this.cells; index += 1) {
      const to = from + this.length(index)
      cells.push(aligned ? text.slice(from, to) : content.toString('utf8', from, to))
      from = to
    }
    return cells
  }

  /** Cells of a row whose text has one character for each byte scanned; `from` is where it starts. */
  textCells(text: string, from: number): string[] {
    const cells: string[] = []
    for (let index = 0; index < this.cells; index += 1) {
      const start = (this.starts[index] as number) - from
      const raw = text.slice(start, (this.ends[index] as number) - from)
      cells.push(this.doubled[index] === 0 ? raw : raw.replaceAll('""', '"'))
    }
    return cells
  }

  /** Cells of a row, each read by itself from the range of indexes it was scanned in. */
  rangeCells(read: (from: number, to: number) => string): string[] {
    return Array.from({ length: this.cells }, (_, index) => {
      const raw = read(this.starts[index] as number, this.ends[index] as number)
      return this.doubled[index] === 0 ? raw : raw.replaceAll('""', '"')
    })
  }

  private length(index: number): number {
    const units = (this.ends[index] as number) - (this.starts[index] as number)
    return units - (this.doubled[index] as number)
  }
}
