import type { SnapshotKind } from '#shared'
import {
  defineDialect,
  type CollectionFields,
  type Dialect,
  type Head,
  type Localised,
  type Sink,
} from '../dialect.ts'
import { SlashedDates } from './date-order.ts'
import type { JsonRecord } from './fields.ts'
import { foldColumn, numberedNames } from './table.ts'
import { stateOf } from './state.ts'
import { parseIso } from './time.ts'

/**
 * Cells of one row by column. `text`: undefined where the table lacks the column, null where the cell is
 * empty or the collector's own sign for empty, `-`. `list`: several values in one cell.
 */
export type StateRow = {
  text(column: string): string | null | undefined
  list(column: string, part?: RegExp): readonly string[] | undefined
  /** ISO 8601, UTC; undefined too where the culture that wrote it cannot be told. */
  time(column: string): string | null | undefined
}

/** One object, in the names that Graph and PowerShell give its members. */
export type StateEntry = { kind: SnapshotKind; record: JsonRecord }

/** A collector's table of state. */
export type StateTable = {
  id: string
  label: Localised
  /** Columns that tell it. */
  columns: readonly string[]
  /** Columns of a wider table of the same names. */
  without?: readonly string[]
  /** Columns of times without zone that Graph or Exchange gave in UTC. */
  times?: readonly string[]
  /** What a row lists; several where one cell lists them. */
  entries(row: StateRow): readonly StateEntry[]
  /** What a row says that lists nothing. */
  none?(row: StateRow): CollectionFields
}

/** Out-String and Export-Csv put lists into a cell by lines, commas or semicolons. */
const separators = /[\r\n]+|\s*[;,]\s+|;/

/** What Export-Csv writes of a list: the name of its type. */
export const typeName = /^(?:System|Microsoft)\.[\w.+`[\],]+$/

/** Reads the rows of one table. */
class Rows {
  readonly #header: readonly string[]
  readonly #names: ReadonlyMap<string, number>
  readonly #dates: SlashedDates

  constructor(head: Head, times: readonly string[]) {
    if (head.shape !== 'csv') throw new TypeError('a CSV dialect was opened on another shape')
    this.#header = head.header
    const names = numberedNames(head.header.map(foldColumn))
    this.#names = new Map(names.map((name, index) => [name, index]))
    this.#dates = head.dates ?? new SlashedDates()
    const columns = times.map((name) => this.#names.get(name.toLowerCase()) ?? -1)
    this.#dates.survey(head.rows.flatMap((row) => columns.map((column) => row[column] ?? '')))
  }

  /** Tables put together have their header in the middle, a byte order mark before it. */
  isHeader(cells: readonly string[]): boolean {
    return cells.every((cell, index) => index === 0 || cell === this.#header[index])
  }

  row(cells: readonly string[], out: Sink): StateRow {
    const text = (column: string): string | null | undefined => {
      const index = this.#names.get(column.toLowerCase())
      if (index === undefined) return undefined
      const cell = (cells[index] ?? '').trim()
      return cell === '' || cell === '-' ? null : cell
    }
    return {
      text,
      list(column, part = separators) {
        const cell = text(column)
        if (cell === undefined || (cell !== null && typeName.test(cell))) return undefined
        const values = (cell ?? '').split(part).map((value) => value.trim())
        return values.filter((value) => value !== '')
      },
      time: (column) => {
        const cell = text(column)
        if (cell === undefined || cell === null) return cell
        const at = parseIso(cell) ?? this.#dates.read(cell, out)
        return typeof at === 'number' ? new Date(at).toISOString() : undefined
      },
    }
  }
}

export function stateTable(table: StateTable): Dialect {
  const needed = table.columns.map((column) => column.toLowerCase())
  const unwanted = (table.without ?? []).map((column) => column.toLowerCase())
  return defineDialect({
    id: table.id,
    label: table.label,
    shape: 'csv',
    recognise(head) {
      if (head.shape !== 'csv') return 0
      const names = new Set(head.header.map(foldColumn))
      const isOther = unwanted.some((name) => names.has(name))
      if (isOther || !needed.every((name) => names.has(name))) return 0
      // Of two tables with the same columns, the one that more of them tell.
      return 0.8 + Math.min(needed.length, 15) / 100
    },
    open(head) {
      const rows = new Rows(head, table.times ?? [])
      return {
        record(raw, out) {
          const cells = raw as readonly string[]
          if (rows.isHeader(cells)) out.quarantine('unknown-record')
          else emit(table, rows.row(cells, out), out)
        },
      }
    },
  })
}

/** As many calls as the row has entries, and one where it has none. */
function emit(table: StateTable, row: StateRow, out: Sink): void {
  const entries = table.entries(row)
  if (entries.length === 0 && table.none !== undefined) {
    out.collection(table.none(row))
    return
  }
  out.parts(entries.length)
  if (entries.length === 0) out.quarantine('unknown-record')
  for (const { kind, record } of entries) {
    const snapshot = stateOf(withoutAbsent(record), kind)
    if (snapshot === null) out.quarantine('unknown-record')
    else out.snapshot(snapshot)
  }
}

/** A member that the table lacks must be absent, for null says that there is none. */
function withoutAbsent(record: JsonRecord): JsonRecord {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined))
}
