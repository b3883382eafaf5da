import { broken, more, ValueScanner } from './json-value.ts'
import type { UnitWindow } from './unit-window.ts'

/** Longest member name that is compared. */
const nameUnits = 256

export type EnvelopeStep =
  /** Needs bytes behind the window. */
  | 'more'
  /** Stands behind the `[` of the records. */
  | 'records'
  /** Stands behind the closing brace. */
  | 'closed'
  /** Not the members of an object. */
  | 'broken'

/**
 * Walks the members of an envelope object, such as `{"@odata.context":…,"value":[…]}`, up to the array of
 * records and, when the reader has taken those, on to the closing brace.
 */
export class EnvelopeScanner {
  /** Position of the next unit to read. */
  at = 0
  /** The records were found, so the object is an envelope and not a record itself. */
  found = false
  /** A non-null `@odata.nextLink` was among the members. */
  nextLink = false
  /** The unit at `at` is the first of its line. */
  freshLine = false
  /** First unit of the member name or value being read, which has to be held; else -1. */
  tokenStart = -1

  private readonly name: string
  private readonly scanner = new ValueScanner()
  private expects: 'name' | 'colon' | 'value' | 'comma' = 'name'
  private member = ''

  constructor(name: string) {
    this.name = name
  }

  /** `at` is behind the opening brace. */
  start(at: number): void {
    this.at = at
    this.found = false
    this.nextLink = false
    this.freshLine = false
    this.tokenStart = -1
    this.expects = 'name'
  }

  /** Goes on at `at`, which the reader sets behind the array when that ends. */
  advance(window: UnitWindow): EnvelopeStep {
    for (;;) {
      if (this.tokenStart >= 0) {
        const step = this.token(window)
        if (step !== null) return step
        continue
      }
      this.skipBlanks(window)
      if (this.at >= window.end) return 'more'
      const step = this.mark(window.shadow[this.at - window.origin] as number)
      if (step !== null) return step
    }
  }

  private skipBlanks(window: UnitWindow): void {
    while (this.at < window.end) {
      const byte = window.shadow[this.at - window.origin]
      if (byte === 0x0a) this.freshLine = true
      else if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0d) return
      this.at += 1
    }
  }

  private mark(byte: number): EnvelopeStep | null {
    const character = String.fromCharCode(byte)
    if (character === '}' && (this.expects === 'comma' || this.expects === 'name')) {
      return this.pass('name', 'closed')
    }
    if (this.expects === 'colon') return character === ':' ? this.pass('value', null) : 'broken'
    if (this.expects === 'comma') return character === ',' ? this.pass('name', null) : 'broken'
    if (this.expects === 'name' && character !== '"') return 'broken'
    if (this.expects === 'value' && character === '[' && this.member === this.name) {
      this.found = true
      return this.pass('comma', 'records')
    }
    if (',:]}'.includes(character)) return 'broken'
    this.tokenStart = this.at
    this.freshLine = false
    this.scanner.reset(0)
    return null
  }

  private pass(expects: typeof this.expects, step: EnvelopeStep | null): EnvelopeStep | null {
    this.at += 1
    this.freshLine = false
    this.expects = expects
    return step
  }

  private token(window: UnitWindow): EnvelopeStep | null {
    const { origin } = window
    const end = this.scanner.scan(window.shadow, this.at - origin, window.end - origin, origin)
    if (end === more) {
      this.at = window.end
      return 'more'
    }
    if (end === broken) {
      this.at = this.scanner.brokenAt
      return 'broken'
    }
    this.at = end + origin
    const start = this.tokenStart
    this.tokenStart = -1
    if (this.expects === 'name') this.takeName(window, start)
    else this.takeValue(window, start)
    return null
  }

  private takeName(window: UnitWindow, start: number): void {
    this.member = ''
    this.expects = 'colon'
    if (start < window.origin || this.at - start > nameUnits) return
    try {
      this.member = String(JSON.parse(window.text(start, this.at) ?? '""'))
    } catch {
      // Not a name to be compared; whether the object can be read at all is for the reader to say.
    }
  }

  private takeValue(window: UnitWindow, start: number): void {
    this.expects = 'comma'
    if (this.member !== '@odata.nextLink') return
    const isNull = this.at - start === 4 && window.text(start, this.at) === 'null'
    if (!isNull) this.nextLink = true
  }
}
