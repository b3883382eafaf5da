import type { AnnexKind } from '#shared'
import { defineDialect, type Dialect, type Head, type Localised, type Sink } from '../dialect.ts'
import { asRecord, text } from './fields.ts'

/**
 * What people write about a case (design.md §5), as a table with these columns. Column names are read
 * without regard to case and outer blanks; cells are kept as written, without outer blanks. A table with
 * any other column is not an annex: a stray column may be the one that matters.
 */
type AnnexTable = {
  label: Localised
  columns: readonly string[]
  /** Other names of a column. */
  aliases: Readonly<Record<string, string>>
  /** Columns without which the table says nothing. */
  needed: readonly string[]
}

/** Kinds that people write as tables; a plan comes from the tool that it was made with. */
type TableKind = Exclude<AnnexKind, 'plan'>

const tables: Readonly<Record<TableKind, AnnexTable>> = {
  changes: {
    label: { en: 'Change tickets', 'zh-CN': '变更单' },
    columns: ['id', 'actor', 'operation', 'target', 'from', 'to', 'approver', 'note'],
    aliases: { ticket: 'id' },
    needed: ['actor', 'operation'],
  },
  responders: {
    label: { en: 'Responders', 'zh-CN': '响应人员' },
    columns: ['name', 'upn', 'from', 'to', 'device', 'note'],
    aliases: {},
    needed: ['upn'],
  },
  approved: {
    label: { en: 'Approved items', 'zh-CN': '已批准项' },
    columns: ['kind', 'value', 'name', 'from', 'to', 'note'],
    aliases: {},
    needed: ['kind', 'value'],
  },
}

function columnName(table: AnnexTable, header: string): string {
  const name = header.trim().toLowerCase()
  return Object.hasOwn(table.aliases, name) ? (table.aliases[name] ?? name) : name
}

/** The columns in order, or null when the header is not this table's. */
function readColumns(table: AnnexTable, header: readonly string[]): readonly string[] | null {
  const columns = header.map((name) => columnName(table, name))
  const fits =
    columns.every((name) => table.columns.includes(name)) &&
    table.needed.every((name) => columns.includes(name)) &&
    new Set(columns).size === columns.length
  return fits ? columns : null
}

/** A row without a needed cell says nothing that could be applied. */
function emit(kind: TableKind, cells: Iterable<readonly [string, unknown]>, out: Sink): void {
  const table = tables[kind]
  const fields: Record<string, string> = {}
  for (const [column, value] of cells) {
    const cell = text(value)?.trim() ?? ''
    if (cell !== '') fields[column] = cell
  }
  if (table.needed.every((name) => Object.hasOwn(fields, name))) out.annex({ kind, fields })
  else out.quarantine('unknown-record')
}

function recogniseJson(table: AnnexTable, head: Head): number {
  if (head.shape !== 'json' || head.samples.length === 0) return 0
  const fits = head.samples.every((sample) => {
    const record = asRecord(sample)
    return record !== null && readColumns(table, Object.keys(record)) !== null
  })
  return fits ? 0.8 : 0
}

/** Dialect of one annex kind as CSV. */
export function annexCsv(kind: TableKind): Dialect {
  const table = tables[kind]
  return defineDialect({
    id: `annex-${kind}-csv`,
    label: { en: `${table.label.en}, CSV`, 'zh-CN': `${table.label['zh-CN']}，CSV` },
    shape: 'csv',
    recognise: (head) =>
      head.shape === 'csv' && readColumns(table, head.header) !== null ? 0.8 : 0,
    open(head) {
      const columns = head.shape === 'csv' ? readColumns(table, head.header) : null
      return {
        record(raw, out) {
          const cells = raw as readonly string[]
          // The header once more is a second list joined on, not a statement about a word.
          const isHeader = columns?.every(
            (column, at) => columnName(table, cells[at] ?? '') === column,
          )
          if (columns === null || isHeader === true) out.quarantine('unknown-record')
          else
            emit(
              kind,
              columns.map((column, index) => [column, cells[index]] as const),
              out,
            )
        },
      }
    },
  })
}

/** Dialect of one annex kind as JSON objects. */
export function annexJson(kind: TableKind): Dialect {
  const table = tables[kind]
  return defineDialect({
    id: `annex-${kind}-json`,
    label: { en: `${table.label.en}, JSON`, 'zh-CN': `${table.label['zh-CN']}，JSON` },
    shape: 'json',
    recognise: (head) => recogniseJson(table, head),
    open: () => ({
      record(raw, out) {
        const record = asRecord(raw)
        if (record === null) out.quarantine('not-an-object')
        else if (readColumns(table, Object.keys(record)) === null) out.quarantine('unknown-record')
        else
          emit(
            kind,
            Object.entries(record).map(
              ([name, value]) => [columnName(table, name), value] as const,
            ),
            out,
          )
      },
    }),
  })
}
