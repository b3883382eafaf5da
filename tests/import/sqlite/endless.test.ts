import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { withDatabase } from '../../../main/engine/import/sqlite/database-process.ts'
import { tempFolders } from '../../helpers/temp-folder.ts'

const folder = tempFolders('endless')
const pageBytes = 4096

/** A database of one table with such texts in it; its bytes, and those of the table's first page. */
function made(texts: readonly string[]): { path: string; bytes: Buffer; root: Buffer } {
  const path = join(folder(), 'a.db')
  const database = new Database(path)
  database.exec('CREATE TABLE rows (text)')
  const insert = database.prepare('INSERT INTO rows VALUES (?)')
  database.transaction(() => texts.forEach((text) => insert.run(text)))()
  const number = database
    .prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'rows'")
    .pluck()
    .get() as number
  database.close()
  const bytes = readFileSync(path)
  return { path, bytes, root: bytes.subarray((number - 1) * pageBytes, number * pageBytes) }
}

/** Reads the table to its end; how many rows came, and why no more did. */
function read(path: string): Promise<{ rows: number; damage: string | null }> {
  return withDatabase(async (ask) => {
    await ask({ kind: 'open', path, table: 'rows' })
    for (let rows = 0; ;) {
      const answer = await ask({ kind: 'next' })
      if (answer.kind !== 'rows') throw new Error(answer.kind)
      rows += answer.rows.length
      if (answer.isLast) return { rows, damage: answer.damage }
    }
  })
}

const cellAt = (page: Buffer, header: number, index: number) =>
  page.readUInt16BE(header + 2 * index)

it('a table whose pages come again and again is left where its first row repeats', async () => {
  const { path, bytes, root } = made(Array.from({ length: 2_000 }, () => 'x'.repeat(100)))
  expect(root[0]).toBe(5)
  const first = root.readUInt32BE(cellAt(root, 12, 0))
  for (let index = 1; index < root.readUInt16BE(3); index += 1)
    root.writeUInt32BE(first, cellAt(root, 12, index))
  writeFileSync(path, bytes)
  const { rows, damage } = await read(path)
  expect(damage).toBe('rows out of order')
  expect(rows).toBeGreaterThan(10)
  expect(rows).toBeLessThan(100)
})

it('cells that share their pages are left where they exceed the file', async () => {
  // So long that the least of each row stands in the table's page, and six fit into it.
  const text = 'x'.repeat((pageBytes - 4) * 256 + 489 - 5)
  const { path, bytes, root } = made(Array.from({ length: 6 }, () => text))
  expect([root[0], root.readUInt16BE(3)]).toEqual([13, 6])
  // Cells grow downwards, and each ends in the number of its first overflow page.
  const ends = [pageBytes, ...[0, 1, 2, 3, 4].map((index) => cellAt(root, 8, index))]
  const shared = root.readUInt32BE(ends[0]! - 4)
  const second = root.readUInt32BE(ends[1]! - 4)
  for (const end of ends) root.writeUInt32BE(shared, end - 4)
  const kept = second - 1
  bytes.writeUInt32BE(kept, 28)
  writeFileSync(path, bytes.subarray(0, kept * pageBytes))
  expect(await read(path)).toEqual({ rows: 2, damage: 'more than the file holds' })
})
