import {
  defineDialect,
  type Dialect,
  type Head,
  type Localised,
  type Origin,
  type Sink,
} from '../dialect.ts'
import { SlashedDates } from './date-order.ts'
import { asRecord, type JsonRecord } from './fields.ts'
import { share } from './recognise.ts'
import { isLocalTime, refuseLocalTime, spreadsheetDamage, withoutZone } from './table-time.ts'

/** A format that is met as JSON objects and as a table of the same names. */
export type RecordFormat = {
  /** Without the shape: `-json` or `-csv` is added. */
  id: string
  label: Localised
  /** Between 0 and 1; how certain the names are. */
  certainty: number
  /** Whether a record's names, not its values, belong to it: a table's cells may be empty. */
  fits(record: JsonRecord): boolean
  /** Columns whose slashed dates become ISO text in a table. */
  times: readonly string[]
  /** Exactly one call of `out`. */
  normalise(record: JsonRecord, out: Sink, origin?: Origin): void
}

export function jsonDialect(format: RecordFormat): Dialect {
  return defineDialect({
    id: `${format.id}-json`,
    label: { en: `${format.label.en}, JSON`, 'zh-CN': `${format.label['zh-CN']}，JSON` },
    shape: 'json',
    recognise: (head) => format.certainty * share(head, format.fits),
    open: (_, origin) => ({
      record(raw, out) {
        const record = asRecord(raw)
        if (record === null) out.quarantine('not-an-object')
        else if (format.fits(record)) format.normalise(record, out, origin)
        else out.quarantine('unknown-record')
      },
    }),
  })
}

export function csvDialect(format: RecordFormat): Dialect {
  return defineDialect({
    id: `${format.id}-csv`,
    label: { en: `${format.label.en}, CSV`, 'zh-CN': `${format.label['zh-CN']}，CSV` },
    shape: 'csv',
    recognise(head) {
      if (head.shape !== 'csv') return 0
      return format.fits(recordOf(head.header.map(withoutZone), [])) ? format.certainty : 0
    },
    open(head, origin) {
      const read = openRecords(head, format.times)
      return {
        record(raw, out) {
          const row = read(raw as readonly string[], out)
          if (row !== null) format.normalise(row.record, row.out, origin)
        },
      }
    },
  })
}

/** Empty cells are null, so that every row has the names of its table; the first full one of twins stays. */
function recordOf(names: readonly string[], cells: readonly string[]): JsonRecord {
  const record: JsonRecord = Object.create(null) as JsonRecord
  for (const [index, name] of names.entries()) {
    const cell = cells[index] ?? ''
    record[name] ??= cell === '' || cell === '(blank)' ? null : cell
  }
  return record
}

/** A row, and where to send what it says. */
type RecordRow = { record: JsonRecord; out: Sink }

/** The same sink, but that a time that cannot be read is put down to the spreadsheet that damaged it. */
function blaming(out: Sink, cells: readonly (string | undefined)[]): Sink {
  const damage = cells.map(spreadsheetDamage).find((code) => code !== null)
  if (damage === undefined) return out
  return {
    ...out,
    quarantine: (code) => out.quarantine(code === 'time-unreadable' ? damage : code),
  }
}

/** Rows as objects, slashed dates as ISO text; null after quarantining a row whose times cannot be read. */
function openRecords(
  head: Head,
  times: readonly string[],
): (cells: readonly string[], out: Sink) => RecordRow | null {
  if (head.shape !== 'csv') throw new TypeError('a CSV dialect was opened on another shape')
  const names = head.header.map(withoutZone)
  const columns = times.flatMap((time) => names.flatMap((name, at) => (name === time ? [at] : [])))
  const dates = head.dates ?? new SlashedDates()
  dates.survey(head.rows.flatMap((row) => columns.map((column) => row[column] ?? '')))
  const isLocal = columns.some((column) => isLocalTime(head.header[column] ?? ''))
  return (row, out) => {
    if (isLocal) {
      refuseLocalTime(out)
      return null
    }
    const cells = [...row]
    for (const column of columns) {
      const slashed = dates.read(cells[column], out)
      if (typeof slashed === 'string') {
        out.quarantine(slashed)
        return null
      }
      if (slashed !== null) cells[column] = new Date(slashed).toISOString()
    }
    const written = columns.map((column) => cells[column])
    return { record: recordOf(names, cells), out: blaming(out, written) }
  }
}
