import { openReader, type Layout } from '../readers/layout.ts'
import type { Entry, Terms } from './entry.ts'
import { entryOf } from './value.ts'

const columnNames: Readonly<Record<keyof Terms | 'kind' | 'value', readonly string[]>> = {
  kind: ['kind', 'type', 'indicator type', 'indicator_type', 'ioc type', 'ioc_type'],
  value: ['value', 'indicator', 'ioc', 'indicator value', 'indicator_value'],
  tier: ['tier'],
  from: ['from', 'valid_from', 'valid from'],
  to: ['to', 'until', 'valid_until', 'valid until', 'valid_to'],
  why: ['why', 'comment', 'description', 'note', 'reason'],
}

type Columns = Record<keyof typeof columnNames, number>

/** Where each column stands, -1 for one that is missing; null when there is no list without it. */
export function columnsOf(header: readonly string[]): Columns | null {
  const names = header.map((name) => name.trim().toLowerCase())
  const columns = Object.fromEntries(
    Object.entries(columnNames).map(([column, known]) => [
      column,
      names.findIndex((name) => known.includes(name)),
    ]),
  ) as Columns
  return columns.kind < 0 || columns.value < 0 ? null : columns
}

/** Every row behind the header, in the order they stand; row 1 is the header. */
export function tableEntries(
  bytes: Uint8Array,
  layout: Layout,
  columns: Columns,
): readonly Entry[] {
  const entries: Entry[] = []
  let row = 0
  const reader = openReader(layout, {
    json: () => {},
    row(cells) {
      row += 1
      if (row === 1) return
      const cell = (column: keyof Columns) => cells[columns[column]]
      const terms = { tier: cell('tier'), from: cell('from'), to: cell('to'), why: cell('why') }
      if (cells.every((text) => text.trim() === '')) return
      entries.push(entryOf(`row ${row}`, cell('kind') ?? '', cell('value') ?? '', terms))
    },
    bad() {
      row += 1
      entries.push({ place: `row ${row}`, kind: '', value: '', reason: 'row-unreadable' })
    },
  })
  reader.push(bytes)
  reader.end()
  return entries
}
