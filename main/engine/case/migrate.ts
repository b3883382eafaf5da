import { readdirSync } from 'node:fs'
import type { Database } from 'better-sqlite3'
import { AppError } from '#shared'

/** One step of the schema; its file name starts with its version. */
export type Migration = { version: number; up(db: Database): void }

/** 'evvc', written into the file so that a foreign database is never taken for a case. */
const applicationId = 0x65767663

const folder = new URL('./migrations/', import.meta.url)

const migrations: readonly Migration[] = await Promise.all(
  readdirSync(folder)
    .filter((name) => /^\d{4}-.*\.[jt]s$/.test(name) && !name.endsWith('.d.ts'))
    .sort()
    .map(async (name) => {
      const { migration } = (await import(new URL(name, folder).href)) as { migration: Migration }
      return migration
    }),
)

export const schemaVersion = migrations.length

/**
 * Brings the schema to this version in one transaction; a failed step leaves the file as it was. The
 * database is a cache (design.md §4), so no copy is kept: evidence and journal can always make it again.
 */
export function migrate(db: Database, options: { readOnly?: boolean } = {}): void {
  const version = db.pragma('user_version', { simple: true }) as number
  const id = db.pragma('application_id', { simple: true }) as number
  const fresh = version === 0 && id === 0
  if (!fresh && id !== applicationId) throw new AppError('db/foreign')
  if (version > schemaVersion)
    throw new AppError('db/from-future', { found: version, known: schemaVersion })
  if (version === schemaVersion || options.readOnly) return
  db.transaction(() => {
    for (const migration of migrations.slice(version)) migration.up(db)
    db.pragma(`application_id = ${applicationId}`)
    db.pragma(`user_version = ${schemaVersion}`)
  })()
}
