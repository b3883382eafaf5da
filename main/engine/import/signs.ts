import { CellWatch, type CellDamage } from './cell-damage.ts'
import type { Head } from './dialect.ts'
import { mergeDateSigns, SlashedDates, type DateSigns } from './kit/date-order.ts'
import { hasDuplicateKeys } from './readers/duplicate-keys.ts'
import type { ReadingPlan } from './reading.ts'
import type { QuarantineCode } from './record.ts'

/** What reading a file (or a range of it) showed of the file itself. Plain data: it crosses threads. */
export type Signs = {
  dates: DateSigns
  cells: CellDamage
  /** Records whose text is not UTF-8. */
  notUtf8: number
  /** Records that name a member twice. */
  duplicateKeys: number
}

/** Gathers the signs while a range is read. */
export class SignWatch {
  /** What the slashed dates of the table are read through. */
  readonly dates: SlashedDates
  readonly #cells: CellWatch
  readonly #checksKeys: boolean
  #notUtf8 = 0
  #duplicateKeys = 0

  constructor(head: Head, plan: ReadingPlan | undefined) {
    this.dates = new SlashedDates(plan?.dates)
    this.#cells = new CellWatch(head.shape === 'csv' ? head.header : [])
    this.#checksKeys = plan?.checksKeys === true
  }

  json(text: string): void {
    if (this.#checksKeys && hasDuplicateKeys(text)) this.#duplicateKeys += 1
  }

  row(cells: readonly string[]): void {
    this.#cells.row(cells)
    if (this.#checksKeys && cells.some(isObjectWithTwins)) this.#duplicateKeys += 1
  }

  bad(code: QuarantineCode): void {
    if (code === 'invalid-utf8') this.#notUtf8 += 1
  }

  get signs(): Signs {
    return {
      dates: this.dates.signs,
      cells: this.#cells.damage,
      notUtf8: this.#notUtf8,
      duplicateKeys: this.#duplicateKeys,
    }
  }
}

const isObjectWithTwins = (cell: string): boolean => /^\s*[{[]/.test(cell) && hasDuplicateKeys(cell)

export function mergeSigns(one: Signs, other: Signs): Signs {
  return {
    dates: mergeDateSigns(one.dates, other.dates),
    cells: {
      rounded: one.cells.rounded + other.cells.rounded,
      cut: one.cells.cut + other.cells.cut,
      hidden: one.cells.hidden + other.cells.hidden,
    },
    notUtf8: one.notUtf8 + other.notUtf8,
    duplicateKeys: one.duplicateKeys + other.duplicateKeys,
  }
}

type Warning = { code: string; message: string }

/** Counted over the whole file, so that a table says once how much of it is damaged. */
export function signWarnings({ dates, cells, duplicateKeys }: Signs): Warning[] {
  const counted: [number, string, (count: number) => string][] = [
    [
      dates.withoutSeconds,
      'seconds-lost',
      (count) => `Times without seconds, as a spreadsheet saves them: ${count}; read as second 0.`,
    ],
    [
      cells.rounded,
      'identifiers-rounded',
      (count) => `Identifiers that a spreadsheet rounded to a number such as 1.0032E+15: ${count}.`,
    ],
    [
      cells.cut,
      'cells-cut',
      (count) => `Cells cut at 32,767 characters, the most that Excel holds: ${count}.`,
    ],
    [
      cells.hidden,
      'cells-hidden',
      (count) => `Cells that a spreadsheet saved as ####: ${count}; what they held is lost.`,
    ],
    [
      duplicateKeys,
      'duplicate-keys',
      (count) => `Records that name a member twice: ${count}; the last value was read.`,
    ],
  ]
  return counted
    .filter(([count]) => count > 0)
    .map(([count, code, message]) => ({ code, message: message(count) }))
}
