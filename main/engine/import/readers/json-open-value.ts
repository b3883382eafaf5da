import type { QuarantineCode } from '../record.ts'
import { indentLimit, landmarkAt, type Lost } from './json-resync.ts'
import { more, ValueScanner } from './json-value.ts'
import type { UnitWindow } from './unit-window.ts'

/** The value being read: where it starts, how far it was scanned, what to do should it be broken. */
export class OpenValue {
  /** Position of its first unit, or -1 between values. */
  start = -1
  readonly scanner = new ValueScanner()

  private readonly window: UnitWindow
  private readonly mostUnits: number
  private scannedTo = 0
  private inline = false
  private indent = 0

  constructor(window: UnitWindow, mostUnits: number) {
    this.window = window
    this.mostUnits = mostUnits
  }

  /** `lineStart` is where the line starts that the value stands first in, or -1. */
  begin(at: number, lineStart: number): void {
    this.start = at
    this.scannedTo = at
    this.inline = lineStart < 0
    this.indent = this.inline ? 0 : Math.min(at - lineStart, indentLimit)
    this.scanner.reset(this.indent)
  }

  /** Position behind the value, or `more` or `broken`. */
  scan(final: boolean): number {
    const { window, scanner } = this
    const { origin } = window
    const from = this.scannedTo - origin
    const end = scanner.scan(window.shadow, from, window.end - origin, origin)
    this.scannedTo = window.end
    if (end === more && final && scanner.scalar) return window.end
    return end >= 0 ? end + origin : end
  }

  /** Larger than a record may be, when it reaches to `position`. */
  overLimit(position: number): boolean {
    return position - this.start > this.mostUnits
  }

  /** First position whose bytes are still wanted: of a value over the limit only the end is. */
  get keepFrom(): number {
    return this.overLimit(this.scannedTo) ? this.scannedTo : this.start
  }

  /** Whether a boundary is known. One further on than a record may reach is not used: it may be gone. */
  get hasBoundary(): boolean {
    return this.scanner.boundary >= 0 && !this.overLimit(this.scanner.boundary)
  }

  /** Gives the value up, found broken at `foundAt`: what is lost, and from where to look for more. */
  giveUp(code: QuarantineCode, foundAt: number, inArray: boolean): Lost {
    const { scanner, start, inline, indent, hasBoundary } = this
    const tooLarge = this.overLimit(foundAt) && !hasBoundary
    const ownCode = scanner.tooDeep ? 'too-deep' : code
    const siblings = inline && inArray && !this.overLimit(foundAt)
    const landmark = siblings ? landmarkAt(this.window, start) : null
    this.start = -1
    return {
      code: tooLarge ? 'record-too-large' : ownCode,
      from: start,
      searched: hasBoundary ? scanner.boundary - 1 : foundAt,
      lastSolid: tooLarge ? foundAt - 1 : start,
      indent,
      inline,
      landmark,
      inArray,
    }
  }
}
