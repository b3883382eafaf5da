import { defineDialect, type Dialect, type Head, type Localised, type Sink } from '../dialect.ts'
import { asRecord, type JsonRecord } from './fields.ts'
import { share } from './recognise.ts'
import { isLocalTime, refuseLocalTime, slashedTime, withoutZone } from './table-time.ts'
import { cultureOf } from './time.ts'

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
  normalise(record: JsonRecord, out: Sink): void
}

export function jsonDialect(format: RecordFormat): Dialect {
  return defineDialect({
    id: `${format.id}-json`,
    label: { en: `${format.label.en}, JSON`, 'zh-CN': `${format.label['zh-CN']}，JSON` },
    shape: 'json',
    recognise: (head) => format.certainty * share(head, format.fits),
    open: () => ({
      record(raw, out) {
        const record = asRecord(raw)
        if (record === null) out.quarantine('not-an-object')
        else if (format.fits(record)) format.normalise(record, out)
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
    open(head) {
      const read = openRecords(head, format.times)
      return {
        record(raw, out) {
          const record = read(raw as readonly string[], out)
          if (record !== null) format.normalise(record, out)
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

/** Rows as objects, slashed dates as ISO text; null after quarantining a row in the viewer's own zone. */
function openRecords(
  head: Head,
  times: readonly string[],
): (cells: readonly string[], out: Sink) => JsonRecord | null {
  if (head.shape !== 'csv') throw new TypeError('a CSV dialect was opened on another shape')
  const names = head.header.map(withoutZone)
  const columns = times.flatMap((time) => names.flatMap((name, at) => (name === time ? [at] : [])))
  const known = cultureOf(head.rows.flatMap((row) => columns.map((column) => row[column] ?? '')))
  const isLocal = columns.some((column) => isLocalTime(head.header[column] ?? ''))
  return (row, out) => {
    if (isLocal) {
      refuseLocalTime(out)
      return null
    }
    const cells = [...row]
    for (const column of columns) {
      const slashed = slashedTime(cells[column], known, out)
      if (slashed !== null) cells[column] = new Date(slashed).toISOString()
    }
    return recordOf(names, cells)
  }
}
