import { limits, type QuarantineCode, type RecordSink } from '../record.ts'
import type { UnitWindow } from './unit-window.ts'

/** `not-json` and nothing reported: whether more than these bytes is lost is for the reader to say. */
export type Taken = 'taken' | 'not-json'

/** Turns ranges of the window into records and quarantine entries with byte ranges of the file. */
export class JsonOutput {
  private readonly sink: RecordSink
  private readonly window: UnitWindow

  constructor(sink: RecordSink, window: UnitWindow) {
    this.sink = sink
    this.window = window
  }

  bad(code: QuarantineCode, from: number, to: number): void {
    this.sink.bad(code, this.window.offset(from), this.window.bytes(to - from))
  }

  /** A range that the scanner has found to be one value. */
  value(from: number, to: number): Taken {
    const { window } = this
    const text = window.text(from, to)
    if (text === null) {
      this.bad(window.invalidCode, from, to)
      return 'taken'
    }
    const value = parse(text)
    if (value === undefined) return 'not-json'
    this.sink.json(value, window.offset(from), window.bytes(to - from), text)
    return 'taken'
  }

  /**
   * The fast way: the line from `from` to its line feed at `lineEnd` is one whole object. Returns the
   * position behind it, or -1 and nothing reported where the scanner has to look.
   */
  line(from: number, lineEnd: number, mostUnits: number): number {
    const { window } = this
    const { origin } = window
    const end = objectEnd(window.shadow, from - origin, lineEnd - origin) + origin
    if (end <= from || end - from > mostUnits) return -1
    const text = window.text(from, end)
    if (text === null || !isShallow(text)) return -1
    const value = parse(text)
    if (value === undefined) return -1
    this.sink.json(value, window.offset(from), window.bytes(end - from), text)
    return end
  }

  /** Reports bytes at the end that are no whole unit of the encoding. True when there are any. */
  looseEnd(): boolean {
    const loose = this.window.looseEnd
    if (loose !== null) this.sink.bad(this.window.invalidCode, loose.offset, loose.length)
    return loose !== null
  }
}

/** Index behind the `}` that ends the line, a comma aside, or -1 where the line ends otherwise. */
function objectEnd(shadow: Uint8Array, start: number, lineEnd: number): number {
  let end = blankStart(shadow, start, lineEnd)
  if (shadow[end - 1] === 0x2c) end = blankStart(shadow, start, end - 1)
  return shadow[end - 1] === 0x7d ? end : -1
}

function blankStart(shadow: Uint8Array, start: number, end: number): number {
  let at = end
  while (at > start && (shadow[at - 1] as number) <= 0x20) at -= 1
  return at
}

/** Too few brackets to be too deep; when there are more, the scanner counts properly. */
function isShallow(text: string): boolean {
  let brackets = 0
  for (const bracket of '{[') {
    let at = text.indexOf(bracket)
    while (at >= 0) {
      brackets += 1
      if (brackets > limits.depth) return false
      at = text.indexOf(bracket, at + 1)
    }
  }
  return true
}

/** `undefined` where it is not JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
