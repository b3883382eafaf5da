import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '#shared'
import { openReader, openWriter, type Db } from './db.ts'
import type { ActivityEntry, CaseEntry, Scope } from './entries.ts'
import { sweepIncoming } from './evidence.ts'
import { Journal } from './journal.ts'
import { lockCase, lockHolder } from './lock.ts'

/**
 * One engagement on disk (design.md §4): sealed evidence and a journal, which are the truth, and case.db,
 * which is a cache of them.
 */
export type Case = {
  folder: string
  db: Db
  journal: Journal<CaseEntry>
  readOnly: boolean
  close(): void
}

const databasePath = (folder: string) => join(folder, 'case.db')

export function openJournal(folder: string): Journal<CaseEntry> {
  return new Journal<CaseEntry>(join(folder, 'journal.jsonl'))
}

/** Notes what was done with the case; never part of a verdict. */
export function noteActivity(folder: string, entry: ActivityEntry): void {
  new Journal<ActivityEntry>(join(folder, 'activity.jsonl')).append(entry)
}

/** @throws AppError case/exists */
export function createCase(folder: string, scope: Scope): void {
  if (existsSync(join(folder, 'journal.jsonl'))) throw new AppError('case/exists', { path: folder })
  mkdirSync(join(folder, 'evidence'), { recursive: true, mode: 0o700 })
  const release = lockCase(folder)
  try {
    const { seq } = openJournal(folder).append({ kind: 'case', scope })
    const db = openWriter(databasePath(folder))
    writeMeta(db, 'journalSeq', String(seq))
    db.close()
  } finally {
    release()
  }
}

/** Opens for writing and holds the lock until closed. The database may still be behind the journal. */
export function openForWriting(folder: string): Case {
  assertCase(folder)
  const release = lockCase(folder)
  try {
    sweepIncoming(folder)
    const journal = openJournal(folder)
    const db = openWriter(databasePath(folder))
    return {
      folder,
      db,
      journal,
      readOnly: false,
      close() {
        if (!db.open) return
        db.pragma('wal_checkpoint(TRUNCATE)')
        db.close()
        release()
      },
    }
  } catch (error) {
    release()
    throw error
  }
}

/**
 * Opens beside a writer.
 * @throws AppError case/behind when the database has not caught up with the journal
 */
export function openForReading(folder: string): Case {
  const kase = openAsItIs(folder)
  if (appliedSeq(kase.db) === kase.journal.lines.length) return kase
  kase.close()
  throw new AppError('case/behind', { pid: lockHolder(folder) })
}

/**
 * Opens beside a writer whatever the database holds by now: an interrupted import leaves it behind the
 * journal, and what is there can still be read.
 * @throws AppError case/behind when there is no database at all
 */
export function openAsItIs(folder: string): Case {
  assertCase(folder)
  const journal = openJournal(folder)
  const path = databasePath(folder)
  if (!existsSync(path)) throw new AppError('case/behind', { pid: lockHolder(folder) })
  const db = openReader(path)
  return { folder, db, journal, readOnly: true, close: () => db.close() }
}

function assertCase(folder: string): void {
  if (!existsSync(join(folder, 'journal.jsonl')))
    throw new AppError('case/not-found', { path: folder })
}

/** Throws the cache away; whoever opens the case next makes it again. Needs the lock. */
export function discardDatabase(folder: string): void {
  for (const suffix of ['', '-wal', '-shm'])
    rmSync(`${databasePath(folder)}${suffix}`, { force: true })
}

export function readMeta(db: Db, key: string): string | null {
  return (db.prepare('SELECT value FROM meta WHERE key = ?').pluck().get(key) ?? null) as
    | string
    | null
}

export function writeMeta(db: Db, key: string, value: string): void {
  db.prepare(
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
  ).run(key, value)
}

/** Last journal line the database holds: stored in the same transaction as what the line says. */
export function appliedSeq(db: Db): number {
  return Number(readMeta(db, 'journalSeq') ?? 0)
}

/** The scope as the journal has it now, changes applied in order. */
export function currentScope(journal: Journal<CaseEntry>): Scope {
  let scope: Scope | undefined
  for (const line of journal.lines) {
    if (line.kind === 'case') scope = line.scope
    else if (line.kind === 'scope' && scope !== undefined) scope = { ...scope, ...line.changes }
  }
  if (scope === undefined) throw new AppError('case/not-found', { path: 'journal.jsonl' })
  return scope
}
