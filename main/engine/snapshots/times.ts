import type { SnapshotKind } from '#shared'
import type { Db } from '../case/db.ts'

/**
 * `none`: a collector read this state and says there was nothing. `partial`: what is here is not all. A
 * time that is not listed was not collected, which says nothing.
 */
export type Standing = 'objects' | 'none' | 'partial'

export type StateTime = { at: number; objects: number; standing: Standing }

export type KindTimes = { kind: SnapshotKind; times: StateTime[] }

type Row = { kind: SnapshotKind; at: number; objects: number; short: number; none: number }

/** Every kind of state with the times at which it was collected, oldest first. */
export function stateTimes(db: Db): KindTimes[] {
  const rows = db
    .prepare(
      `SELECT kind, at, sum(objects) AS objects, max(short) AS short, max(none) AS none FROM (
         SELECT kind, as_of AS at, count(DISTINCT object_id) AS objects, 0 AS short, 0 AS none
         FROM snapshot WHERE as_of IS NOT NULL GROUP BY kind, as_of
         UNION ALL
         SELECT substr(source, 10), from_at, 0, outcome IN ('partial', 'failed'),
           outcome = 'none' AND scope IS NULL
         FROM collection
         WHERE source LIKE 'snapshot.%' AND from_at IS NOT NULL AND from_at = to_at
       ) GROUP BY kind, at ORDER BY kind, at`,
    )
    .all() as Row[]
  const kinds = new Map<SnapshotKind, StateTime[]>()
  for (const { kind, at, objects, short, none } of rows) {
    const standing = standingOf(objects, short === 1, none === 1)
    if (standing === null) continue
    kinds.set(kind, [...(kinds.get(kind) ?? []), { at, objects, standing }])
  }
  return [...kinds].map(([kind, times]) => ({ kind, times }))
}

/** Null where a collector says only that it failed, or that one mailbox of many had none. */
function standingOf(objects: number, isShort: boolean, isNone: boolean): Standing | null {
  if (objects > 0) return isShort ? 'partial' : 'objects'
  return isNone && !isShort ? 'none' : null
}
