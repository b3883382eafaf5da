import type { Source } from '#shared'
import type { Db } from '../case/db.ts'
import type { Scope } from '../case/entries.ts'
import { clip, tenantScope, type Gap } from './gap.ts'
import { mailboxScope } from './mailbox.ts'

type Row = { source: Source; scope: string | null; from_at: number; to_at: number }

const hourMs = 3_600_000

/**
 * Windows in which a collector counted records, and of which the case holds none in any hour that they
 * touch: the log is here, and what it speaks of is not (C05).
 */
function emptyWindows(db: Db): Row[] {
  return db
    .prepare(
      `SELECT DISTINCT source, scope, from_at, to_at FROM (
         SELECT source, scope, from_at, to_at, max(EXISTS (
             SELECT 1 FROM activity_hour AS hours WHERE hours.source = told.source
               AND hours.hour BETWEEN told.from_at / ${hourMs} AND told.to_at / ${hourMs}))
           OVER (PARTITION BY file_id, offset, from_at, to_at) AS isHeld
         FROM collection AS told
         WHERE outcome IN ('complete', 'asked') AND records > 0 AND scope IS NULL
           AND source NOT LIKE 'snapshot.%' AND to_at > from_at)
       WHERE isHeld = 0
       ORDER BY source, from_at, to_at`,
    )
    .all() as Row[]
}

/**
 * Windows that a collector says it could not read, or not wholly (C05): its own log is better evidence of
 * a hole than any statistics. Read again later, and then wholly, the window is no hole. A statement without
 * a window speaks of no day and shows beside its file only; a state is read at a time, not over a window.
 */
export function collectionGaps(db: Db, scope: Scope): Gap[] {
  const short = db
    .prepare(
      `SELECT DISTINCT source, scope, from_at, to_at FROM collection AS short
       WHERE outcome IN ('partial', 'failed') AND source NOT LIKE 'snapshot.%' AND to_at > from_at
         AND NOT EXISTS (
           SELECT 1 FROM collection AS whole
           WHERE whole.source = short.source AND whole.outcome IN ('complete', 'none')
             AND (whole.scope IS NULL OR whole.scope = short.scope)
             AND whole.from_at <= short.from_at AND whole.to_at >= short.to_at)
       ORDER BY source, from_at, to_at`,
    )
    .all() as Row[]
  const gaps = [...short, ...emptyWindows(db)].map(
    ({ source, scope: about, from_at, to_at }): Gap => ({
      source,
      scope: about === null ? tenantScope : mailboxScope(about),
      from: from_at,
      to: to_at,
      reason: 'C05',
    }),
  )
  return clip(gaps, scope.incidentStart, scope.observedUntil)
}

/** Whether a collector read this state of the whole tenant in the interval and says there was none. */
export function collectedNone(
  db: Db,
  source: Source,
  { from, to }: { from: number; to: number },
): boolean {
  return (
    db
      .prepare(
        `SELECT 1 FROM collection
         WHERE source = ? AND scope IS NULL AND outcome = 'none' AND from_at >= ? AND to_at <= ?`,
      )
      .get(source, from, to) !== undefined
  )
}

/** Scopes whose state a collector says it could not read in the interval, and did not read later. */
export function collectedShort(
  db: Db,
  source: Source,
  { from, to }: { from: number; to: number },
): string[] {
  const scopes = db
    .prepare(
      `SELECT DISTINCT scope FROM collection AS short
       WHERE source = ? AND outcome IN ('partial', 'failed') AND from_at >= ? AND to_at <= ?
         AND NOT EXISTS (
           SELECT 1 FROM collection AS whole
           WHERE whole.source = short.source AND whole.outcome IN ('complete', 'none')
             AND (whole.scope IS NULL OR whole.scope = short.scope)
             AND whole.from_at BETWEEN short.from_at AND ?)
       ORDER BY scope`,
    )
    .pluck()
    .all(source, from, to, to) as (string | null)[]
  return scopes.map((scope) => (scope === null ? tenantScope : mailboxScope(scope)))
}
