import { eventSources, type IgnoreCode, type Source } from '#shared'
import {
  defineDialect,
  type CollectionFields,
  type Dialect,
  type Localised,
  type Sink,
} from '../dialect.ts'
import { parseIso } from './time.ts'

/** Every log of the unified audit: a search without a record type asks for all of them at once. */
export const unifiedAudit: readonly Source[] = eventSources.filter((source) =>
  source.startsWith('ual.'),
)

const longestStatement = 500

/** What a collector says, in its own words; what is not given is not said. */
export function statementOf(
  words: string,
  outcome: CollectionFields['outcome'],
  rest: Partial<CollectionFields> = {},
): CollectionFields {
  const statement = words.trim().slice(0, longestStatement).toWellFormed()
  return {
    sources: [],
    scope: null,
    from: null,
    to: null,
    records: null,
    ...rest,
    outcome,
    statement,
  }
}

const hour = 3_600_000
/** Clocks run from twelve hours behind UTC to fourteen ahead of it. */
const farthestAhead = 14 * hour
const farthestBehind = 12 * hour

type Window = { from: number; to: number }

/** A window in UTC; null when one end cannot be read or it ends before it starts. */
export function windowOf(from: unknown, to: unknown): Window | null {
  const [start, end] = [parseIso(from), parseIso(to)]
  return start === null || end === null || end < start ? null : { from: start, to: end }
}

/**
 * A window on a clock whose zone is not said: it lies somewhere in what is returned, and a hole in it may
 * be anywhere there. Never guessed nearer.
 */
export function zonelessWindow(from: unknown, to: unknown): Window | null {
  const window = windowOf(from, to)
  return window && { from: window.from - farthestAhead, to: window.to + farthestBehind }
}

/** What one line says; `ignore` is for a line that says nothing of what was collected. */
export type LineReading = CollectionFields | { ignore: IgnoreCode }

/** A log or list of a collector: one line, one statement. */
export type LineFormat = {
  id: string
  label: Localised
  /** Between 0 and 1, of the first lines of a text. */
  recognise(lines: readonly string[]): number
  /** A reader of the lines in their order, for one may say what the next is about. */
  open(): (line: string) => LineReading
}

export function lineDialect(format: LineFormat): Dialect {
  return defineDialect({
    id: format.id,
    label: format.label,
    shape: 'lines',
    recognise: (head) => (head.shape === 'lines' ? format.recognise(head.lines) : 0),
    open() {
      const read = format.open()
      return { record: (raw, out) => state(read((raw as readonly string[])[0] ?? ''), out) }
    },
  })
}

/** Share of the lines that match. */
export function shareOf(lines: readonly string[], form: RegExp): number {
  return lines.filter((line) => form.test(line)).length / Math.max(lines.length, 1)
}

/** Exactly one call. */
export function state(reading: LineReading, out: Sink): void {
  if ('ignore' in reading) out.ignore(reading.ignore)
  else out.collection(reading)
}

/** Says nothing of what was collected. */
export const logLine: LineReading = { ignore: 'log-line' }
