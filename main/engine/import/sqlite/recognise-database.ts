import { closeSync, openSync, readSync, statSync } from 'node:fs'
import { AppError } from '#shared'
import { DatabaseFailure, withDatabase } from './database-process.ts'
import type { TableColumns } from './protocol.ts'

const magic = Buffer.from('SQLite format 3\0', 'latin1')

/** Whether a file is an SQLite database; false for one that cannot be read, which others will name. */
export function isDatabase(path: string): boolean {
  return headerOf(path)?.subarray(0, magic.length).equals(magic) ?? false
}

function headerOf(path: string): Buffer | null {
  try {
    const file = openSync(path, 'r')
    try {
      const bytes = Buffer.alloc(100)
      return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, 0))
    } finally {
      closeSync(file)
    }
  } catch {
    return null
  }
}

function isThere(path: string): boolean {
  return (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 0
}

/** Bytes 18 and 19 are 2 where changes go into a file beside it, which no seal of this one would hold. */
function isUnfinished(path: string): boolean {
  const header = headerOf(path)
  return header?.[18] === 2 || isThere(`${path}-journal`) || isThere(`${path}-wal`)
}

export type DatabaseTables = { tables: readonly TableColumns[]; others: readonly string[] }

/**
 * Tables of a foreign database, in a process of its own.
 * @throws AppError input/database, input/database-unfinished
 */
export async function readTables(path: string): Promise<DatabaseTables> {
  if (isUnfinished(path)) throw new AppError('input/database-unfinished', { path })
  try {
    return await withDatabase(async (ask) => {
      const answer = await ask({ kind: 'tables', path })
      if (answer.kind !== 'tables') throw new DatabaseFailure('no list of its tables')
      return { tables: answer.tables, others: answer.others }
    })
  } catch (error) {
    if (!(error instanceof DatabaseFailure)) throw error
    throw new AppError('input/database', { path, detail: error.detail }, error)
  }
}

/** One row as text, read again; null where there is none that can be given. */
export async function readTableRow(
  path: string,
  table: string,
  rowid: number,
): Promise<string | null> {
  return withDatabase(async (ask) => {
    const answer = await ask({ kind: 'row', path, table, rowid })
    const row = answer.kind === 'rows' ? answer.rows[0] : undefined
    return row !== undefined && 'text' in row ? row.text : null
  })
}
