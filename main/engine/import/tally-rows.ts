import type { Db } from '../case/db.ts'
import type { FileTally } from './tally.ts'

/** Stores the ledger of a file as its parsers counted it; one that does not add up is a defect. */
export function storeTally(db: Db, fileId: number, tally: FileTally): void {
  const ignored = Object.values(tally.ignored).reduce((sum, count) => sum + count, 0)
  const taken = tally.events + tally.snapshots + tally.collections + tally.annexes
  const accounted = taken + tally.quarantined + ignored
  if (accounted !== tally.records)
    throw new Error(
      `ledger of file ${fileId}: ${tally.records} records, ${accounted} accounted for`,
    )
  db.prepare(
    'UPDATE file SET tenant = ?, records = ?, imported = ?, quarantined = ?, ignored = ? WHERE file_id = ?',
  ).run(
    tally.tenants.length === 1 ? tally.tenants[0] : null,
    tally.records,
    taken,
    tally.quarantined,
    ignored,
    fileId,
  )
  const source = db.prepare('INSERT INTO file_source VALUES (?, ?, ?, ?, ?, ?, ?)')
  for (const span of tally.spans)
    source.run(
      fileId,
      span.source,
      span.records,
      span.firstAt,
      span.lastAt,
      span.ascending ? 1 : 0,
      span.descending ? 1 : 0,
    )
  const warning = db.prepare('INSERT INTO file_warning VALUES (?, ?, ?)')
  for (const { code, message } of tally.warnings) warning.run(fileId, code, message)
  const ignoring = db.prepare('INSERT INTO file_ignored VALUES (?, ?, ?)')
  for (const [code, records] of Object.entries(tally.ignored)) ignoring.run(fileId, code, records)
}
