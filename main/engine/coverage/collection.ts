import type { Source } from '#shared'
import type { Db } from '../case/db.ts'
import type { Scope } from '../case/entries.ts'
import { clip, tenantScope, type Gap } from './gap.ts'
import { mailboxScope } from './mailbox.ts'

type Row = { source: Source; scope: string | null; from_at: number; to_at: number }

/**
 * Windows that a collector says it could not read, or not wholly (C05): its own log is better evidence of
 * a hole than any statistics. Read again later, and then wholly, the window is no hole. A statement without
 * a window speaks of no day and shows beside its file only.
 */
export function collectionGaps(db: Db, scope: Scope): Gap[] {
  const rows = db
    .prepare(
      `SELECT DISTINCT source, scope, from_at, to_at FROM collection AS short
       WHERE outcome IN ('partial', 'failed') AND source IS NOT NULL AND to_at > from_at
         AND NOT EXISTS (
           SELECT 1 FROM collection AS whole
           WHERE whole.source = short.source AND whole.outcome IN ('complete', 'none')
             AND (whole.scope IS NULL OR whole.scope = short.scope)
             AND whole.from_at <= short.from_at AND whole.to_at >= short.to_at)
       ORDER BY source, from_at, to_at`,
    )
    .all() as Row[]
  const gaps = rows.map(({ source, scope: about, from_at, to_at }): Gap => ({
    source,
    scope: about === null ? tenantScope : mailboxScope(about),
    from: from_at,
    to: to_at,
    reason: 'C05',
  }))
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
