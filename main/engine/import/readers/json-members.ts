import {
  limits,
  type Member,
  type ReaderEnd,
  type RecordReader,
  type RecordSink,
} from '../record.ts'
import { unitBytes, type Encoding } from './encoding.ts'
import { JsonOutput } from './json-output.ts'
import { broken, more, ValueScanner } from './json-value.ts'
import { UnitWindow } from './unit-window.ts'

const sliceBytes = 1024 * 1024

/** Where ScubaGear's results keep the export that they judge: its members are those of the document. */
const nested = 'Raw'

type Expects =
  | 'document'
  /** Behind an opening brace; behind a comma, where the end would be a gap. */
  | 'first-name'
  | 'name'
  | 'colon'
  | 'value'
  /** Between the objects of a member that lists some. */
  | 'element'
  /** Behind a value of the document, or of a list. */
  | 'comma'
  | 'element-comma'
  | 'nothing'

/**
 * Reads a document that is one object with many lists (ScubaGear's provider export): each object of a list
 * is a record with a place of its own, and the document may be larger than a record. Where it breaks, the
 * rest of it is one quarantined range, for a list without its name means nothing.
 */
export function createMembersReader(
  sink: RecordSink,
  options: { encoding: Encoding; start: number },
): RecordReader {
  return new MembersReader(sink, options)
}

class MembersReader implements RecordReader {
  private readonly output: JsonOutput
  private readonly window: UnitWindow
  private readonly scanner = new ValueScanner()
  private readonly recordUnits: number

  private expects: Expects = 'document'
  private member = ''
  /** Objects that are open around the members being read, beyond the document. */
  private depth = 0
  private at = 0
  /** First unit of the name or value being read, or -1; and how far it was scanned. */
  private start = -1
  private scannedTo = 0
  /** Where the document broke, or -1. */
  private lostFrom = -1

  constructor(sink: RecordSink, { encoding, start }: { encoding: Encoding; start: number }) {
    this.window = new UnitWindow(encoding, start)
    this.recordUnits = limits.recordBytes / unitBytes(encoding)
    const named: RecordSink = {
      ...sink,
      json: (value, offset, length, text) => {
        sink.json({ member: this.member, value } satisfies Member, offset, length, text)
      },
    }
    this.output = new JsonOutput(named, this.window)
  }

  push(chunk: Uint8Array): void {
    for (let from = 0; from < chunk.length; from += sliceBytes) {
      this.window.append(chunk.subarray(from, from + sliceBytes), this.keepFrom())
      this.drain()
    }
  }

  end(): ReaderEnd {
    const { window } = this
    const truncated = this.lostFrom < 0 && this.expects !== 'nothing'
    if (this.lostFrom >= 0) this.output.bad('not-json', this.lostFrom, window.end)
    else if (this.start >= 0) {
      const isLarge = window.end - this.start > this.recordUnits
      this.output.bad(isLarge ? 'record-too-large' : 'truncated', this.start, window.end)
    }
    return { truncated: this.output.looseEnd() || truncated, nextLink: false }
  }

  private keepFrom(): number {
    if (this.lostFrom >= 0) return this.window.end
    if (this.start < 0) return this.at
    // Of a value over the limit only the end is wanted.
    return this.scannedTo - this.start > this.recordUnits ? this.scannedTo : this.start
  }

  private drain(): void {
    while (this.lostFrom < 0 && (this.start >= 0 ? this.finish() : this.next())) continue
  }

  /** Takes the next mark between values. False when bytes are needed. */
  private next(): boolean {
    this.at = this.solidFrom(this.at)
    if (this.at >= this.window.end) return false
    const mark = this.markAt(this.at)
    if (mark === '}' && (this.expects === 'comma' || this.expects === 'first-name'))
      return this.leave()
    if (mark === ']' && this.expects === 'element-comma') return this.pass('comma')
    if (this.expects === 'document' && mark === '{') return this.pass('first-name')
    if (this.expects === 'colon' && mark === ':') return this.pass('value')
    if (this.expects === 'comma' && mark === ',') return this.pass('name')
    if (this.expects === 'element-comma' && mark === ',') return this.pass('element')
    if (this.expects === 'value' && mark === '[') return this.openList()
    if (this.expects === 'value' && mark === '{' && this.member === nested && this.depth === 0) {
      this.depth += 1
      return this.pass('first-name')
    }
    const begins = this.expects === 'value' || this.expects === 'element'
    if (begins || (this.isName && mark === '"')) return this.begin()
    this.lostFrom = this.at
    return false
  }

  private get isName(): boolean {
    return this.expects === 'name' || this.expects === 'first-name'
  }

  private markAt(position: number): string {
    return String.fromCharCode(this.window.shadow[position - this.window.origin] as number)
  }

  private solidFrom(from: number): number {
    let at = from
    while (at < this.window.end && ' \t\r\n'.includes(this.markAt(at))) at += 1
    return at
  }

  private pass(expects: Expects): true {
    this.at += 1
    this.expects = expects
    return true
  }

  /** Behind the last member of the document, or of the object within it. */
  private leave(): true {
    if (this.depth === 0) return this.pass('nothing')
    this.depth -= 1
    return this.pass('comma')
  }

  /** A list of objects is opened; any other is one value, an empty one too. */
  private openList(): boolean {
    const first = this.solidFrom(this.at + 1)
    if (first >= this.window.end) return false
    if (this.markAt(first) !== '{') return this.begin()
    this.at = first
    this.expects = 'element'
    return true
  }

  private begin(): true {
    this.start = this.at
    this.scannedTo = this.at
    this.scanner.reset(0)
    return true
  }

  private finish(): boolean {
    const { window, scanner, start } = this
    const { origin } = window
    const end = scanner.scan(window.shadow, this.scannedTo - origin, window.end - origin, origin)
    if (end === more) {
      this.scannedTo = window.end
      return false
    }
    if (end === broken) {
      this.lostFrom = start
      return false
    }
    this.take(start, end + origin)
    return true
  }

  private take(from: number, to: number): void {
    this.at = to
    this.start = -1
    if (this.isName) {
      const name = nameOf(this.window.text(from, to))
      if (name === null) this.lostFrom = from
      else this.member = name
      this.expects = 'colon'
      return
    }
    if (to - from > this.recordUnits) this.output.bad('record-too-large', from, to)
    else if (this.scanner.tooDeep) this.output.bad('too-deep', from, to)
    else if (this.output.value(from, to) === 'not-json') this.output.bad('not-json', from, to)
    this.expects = this.expects === 'element' ? 'element-comma' : 'comma'
  }
}

/** null where it cannot be read. */
function nameOf(text: string | null): string | null {
  try {
    return text === null ? null : String(JSON.parse(text))
  } catch {
    return null
  }
}
