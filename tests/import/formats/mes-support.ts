import { expect } from 'vitest'
import type { Head } from '../../../main/engine/import/dialect.ts'
import { dialectById } from '../../../main/engine/import/registry.ts'
import { chosen, feedTable } from './collector-support.ts'

export const kim = 'Kim@contoso.com'
export const guid = (digit: string) =>
  `${digit.repeat(8)}-${digit.repeat(4)}-4${digit.repeat(3)}-8${digit.repeat(3)}-${digit.repeat(12)}`

/** Cells by column, empty where not given, in the order of the header. */
function rowsOf(header: string, ...rows: readonly Readonly<Record<string, string>>[]): string[][] {
  return rows.map((row) => header.split(',').map((column) => row[column] ?? ''))
}

/** A table read by the dialect that recognition chooses for it, which must be the one named. */
export function read(
  id: string,
  header: string,
  ...rows: readonly Readonly<Record<string, string>>[]
) {
  const cells = rowsOf(header, ...rows)
  const head: Head = { shape: 'csv', header: header.split(','), rows: cells.slice(0, 20) }
  expect(chosen(head)).toBe(id)
  return feedTable(dialectById(id), header, cells)
}
