import Database from 'better-sqlite3'
import { AppError } from '#shared'
import { migrate } from './migrate.ts'

export type Db = Database.Database

/**
 * Settings of every connection (evidence.md §3.3), each read back: better-sqlite3 opens a WAL database
 * with synchronous=NORMAL, which loses acknowledged commits when the power fails.
 */
const pragmas: readonly (readonly [name: string, set: string | number, expect: unknown])[] = [
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', 2],
  ['foreign_keys', 'ON', 1],
  ['trusted_schema', 'OFF', 0],
  ['cell_size_check', 'ON', 1],
  ['mmap_size', 0, 0],
  ['temp_store', 'MEMORY', 2],
  ['busy_timeout', 5000, 5000],
  ['fullfsync', 'ON', 1],
  ['checkpoint_fullfsync', 'ON', 1],
]

function apply(db: Db, name: string, set: string | number, expect: unknown): void {
  db.pragma(`${name} = ${set}`)
  const found = db.pragma(name, { simple: true })
  // mmap_size answers nothing where mapping is compiled out, which is what we want.
  if (found !== expect && !(name === 'mmap_size' && found === undefined))
    throw new AppError('db/pragma', { pragma: name, wanted: String(set), found: String(found) })
}

/** Opens the case database for its one writer, creating or migrating it. */
export function openWriter(path: string): Db {
  const db = new Database(path)
  try {
    for (const [name, set, expect] of pragmas) apply(db, name, set, expect)
    db.pragma('cache_size = -65536')
    migrate(db)
    return db
  } catch (error) {
    db.close()
    throw named(error)
  }
}

/** Opens for reading only; refuses a schema it does not know, and never migrates. */
export function openReader(path: string): Db {
  const db = new Database(path, { readonly: true, fileMustExist: true })
  try {
    // A reader cannot change the journal mode; it must find the writer's.
    for (const [name, set, expect] of pragmas)
      if (name !== 'journal_mode') apply(db, name, set, expect)
    db.pragma('query_only = ON')
    db.pragma('cache_size = -65536')
    migrate(db, { readOnly: true })
    return db
  } catch (error) {
    db.close()
    throw named(error)
  }
}

/** SQLite's own failures under the names a person can act on; anything else passes. */
export function named(error: unknown): unknown {
  if (!(error instanceof Database.SqliteError)) return error
  if (error.code.startsWith('SQLITE_FULL') || error.code.startsWith('SQLITE_IOERR'))
    return new AppError('disk/full', { detail: error.message, needBytes: 268_435_456 }, error)
  if (error.code.startsWith('SQLITE_CORRUPT') || error.code.startsWith('SQLITE_NOTADB'))
    return new AppError('db/corrupt', { detail: error.message }, error)
  return error
}
