import { hour, day } from '#shared'
import { appliedSeq, readMeta, writeMeta } from '../case/case.ts'
import type { Db } from '../case/db.ts'
import { dedupe } from './dedupe.ts'
import type { Identities } from './identities.ts'
import { buildIndexes } from './indexes.ts'

/** Counts by source and hour, and by mailbox and day: what coverage is judged from. */
export function aggregate(db: Db): void {
  db.exec('DELETE FROM activity_hour; DELETE FROM mailbox_day')
  db.exec(
    `INSERT INTO activity_hour
     SELECT source, hour, sum(n) FROM (
       SELECT activity_id, at / ${hour} AS hour, count(*) AS n FROM event GROUP BY activity_id, hour)
     JOIN activity USING (activity_id) GROUP BY source, hour`,
  )
  db.exec(
    `INSERT INTO mailbox_day
     SELECT mailbox_id, at / ${day}, count(*), sum(a.logon_type IS 'owner'), sum(a.throttled IS 1)
     FROM event JOIN activity a USING (activity_id)
     WHERE mailbox_id > 0 AND a.source = 'ual.mail-access' GROUP BY 1, 2`,
  )
}

function spanOfFiles(db: Db): void {
  db.exec(
    `UPDATE file SET first_event_at = s.first, last_event_at = s.last
     FROM (SELECT file_id, min(first_at) AS first, max(last_at) AS last FROM file_source GROUP BY 1) s
     WHERE s.file_id = file.file_id`,
  )
}

/** Every record of the new files has one place; else it is a defect, and the load is rolled back. */
function checkLedger(db: Db, settledBefore: number): void {
  const wrong = db
    .prepare(
      `SELECT file_id FROM file
       LEFT JOIN (SELECT file_id, count(*) AS places FROM set_aside GROUP BY file_id) USING (file_id)
       WHERE journal_seq > ?
         AND (records <> imported + duplicate + merged + quarantined + ignored
           OR ifnull(places, 0) <> duplicate + merged + quarantined + ignored)`,
    )
    .pluck()
    .get(settledBefore)
  if (wrong !== undefined) throw new Error(`the ledger of file ${wrong as number} does not add up`)
}

/**
 * Ends a load: indexes, duplicates, aggregates, in one transaction. Until it has run the case is not
 * ready, and whoever opens it runs it again. `identities` are those of every row of the case, or null.
 */
export function settle(db: Db, folder: string, identities: Identities | null = null): void {
  const firstNew = Number(readMeta(db, 'settledEvent') ?? 0) + 1
  db.transaction(() => {
    dedupe(db, folder, firstNew, identities?.shared ?? null)
    buildIndexes(db)
    aggregate(db)
    spanOfFiles(db)
    checkLedger(db, settledSeq(db))
    const last = db.prepare('SELECT ifnull(max(event_id), 0) FROM event').pluck().get() as number
    writeMeta(db, 'settledEvent', String(last))
    writeMeta(db, 'settledSeq', String(appliedSeq(db)))
    writeMeta(db, 'settled', 'yes')
  })()
  db.pragma('wal_checkpoint(TRUNCATE)')
}

/** Journal line up to which the last settling went; 0 where there was none. */
export function settledSeq(db: Db): number {
  return Number(readMeta(db, 'settledSeq') ?? 0)
}

export function holdsEvents(db: Db): boolean {
  return db.prepare('SELECT 1 FROM event LIMIT 1').get() !== undefined
}

export function isSettled(db: Db): boolean {
  return readMeta(db, 'settled') !== 'no'
}
