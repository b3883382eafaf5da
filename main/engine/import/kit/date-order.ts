import type { Sink } from '../dialect.ts'
import type { QuarantineCode } from '../record.ts'
import { parseSlashed, slashedInstant, type DateOrder, type SlashedDate } from './time.ts'

/** How the slashed dates of one file are read; only the first two give times. */
export type DateRule = DateOrder | 'unknown' | 'contradictory' | 'stated-otherwise'

/** What is known of a file's dates before it is read. Plain data: it crosses threads. */
export type DateKnowledge = {
  /** Order the person stated. */
  stated: DateOrder | null
  /** What the whole file showed when it was read before; null the first time. */
  rule: DateRule | null
}

/** What the slashed dates of a file, or of a range of it, show. Plain data: it crosses threads. */
export type DateSigns = {
  /** A date that only this order makes a day of the calendar. */
  monthFirst: boolean
  dayFirst: boolean
  /** Rule the dates were read by; null where there was none. */
  readBy: DateRule | null
  /** Times read that have no seconds. */
  withoutSeconds: number
}

/** The rule that all dates of a file together lead to. */
export function dateRule(
  { monthFirst, dayFirst }: Pick<DateSigns, 'monthFirst' | 'dayFirst'>,
  stated: DateOrder | null,
): DateRule {
  if (monthFirst && dayFirst) return 'contradictory'
  if (!monthFirst && !dayFirst) return stated ?? 'unknown'
  const shown = monthFirst ? 'month-first' : 'day-first'
  return stated === null || stated === shown ? shown : 'stated-otherwise'
}

/** Signs of two ranges of one file, which are read by the same rule. */
export function mergeDateSigns(one: DateSigns, other: DateSigns): DateSigns {
  return {
    monthFirst: one.monthFirst || other.monthFirst,
    dayFirst: one.dayFirst || other.dayFirst,
    readBy: one.readBy ?? other.readBy,
    withoutSeconds: one.withoutSeconds + other.withoutSeconds,
  }
}

const warnings = {
  unknown: [
    'date-order-unknown',
    'No date in the file tells whether 6/7/2026 is June or July: these rows were not read. Import it again with --date-order day-first or --date-order month-first.',
  ],
  contradictory: [
    'date-order-contradictory',
    'Some dates can only be day/month, others only month/day: no row with such a date was read.',
  ],
  'stated-otherwise': [
    'date-order-contradictory',
    'The order stated for its dates is not the one that its own dates show: no row with such a date was read.',
  ],
} as const satisfies Record<string, readonly [QuarantineCode, string]>

/**
 * The slashed dates of one file, shared by all its time columns. Each date read is also a sign of the
 * file's order; the first reading goes by the head, and whoever reads the file must compare `signs` with
 * the rule it went by: if the whole file says otherwise, it is read again.
 */
export class SlashedDates {
  readonly #stated: DateOrder | null
  #rule: DateRule | null
  #signs: DateSigns = { monthFirst: false, dayFirst: false, readBy: null, withoutSeconds: 0 }

  constructor({ stated, rule }: DateKnowledge = { stated: null, rule: null }) {
    this.#stated = stated
    this.#rule = rule
  }

  get signs(): DateSigns {
    return this.#signs
  }

  /** Cells of the head, in columns whose dates will be read. */
  survey(cells: Iterable<string>): void {
    for (const cell of cells) {
      const date = parseSlashed(cell)
      if (date !== null) this.#note(date)
    }
  }

  /** The time, or the code to quarantine its row with; null for what is no slashed time. */
  read(written: unknown, out: Sink): number | QuarantineCode | null {
    const date = parseSlashed(written)
    if (date === null) return null
    this.#rule ??= dateRule(this.#signs, this.#stated)
    this.#signs.readBy = this.#rule
    this.#note(date)
    const at = timeBy(this.#rule, date)
    if (typeof at === 'number' && !date.hasSeconds) this.#signs.withoutSeconds += 1
    if (typeof at !== 'string') return at
    const [code, message] = warnings[at]
    out.warn(code, message)
    return code
  }

  #note(date: SlashedDate): void {
    const [month, day] = [date['month-first'] !== null, date['day-first'] !== null]
    if (month && !day) this.#signs.monthFirst = true
    if (day && !month) this.#signs.dayFirst = true
  }
}

function timeBy(rule: DateRule, date: SlashedDate): number | keyof typeof warnings | null {
  if (rule === 'month-first' || rule === 'day-first') return slashedInstant(date, rule)
  const readings = [slashedInstant(date, 'month-first'), slashedInstant(date, 'day-first')]
  if (readings.every((at) => at === null)) return null
  // 6/6/2026 is the same day in both orders: nothing has to be known to read it.
  return rule === 'unknown' && readings[0] === readings[1] ? (readings[0] ?? null) : rule
}
