import type { Db } from '../case/db.ts'
import { readEvents, type StoredEvent } from '../import/event-rows.ts'
import { filterExpression, type Filter } from './filter.ts'
import { from, sqlOf } from './views.ts'

/** Events in time order, one at a time; what the filter asks is compiled like a claim's query. */
export function* filteredEvents(
  db: Db,
  filter: Filter | null,
  limit: number,
): Generator<StoredEvent> {
  if (filter === null) {
    yield* readEvents(db, 'ORDER BY at, event_id LIMIT ?', [limit])
    return
  }
  const keys = from
    .selectFrom('event_view')
    .select('event')
    .where((where) => filterExpression(where, filter))
  const { sql, parameters } = sqlOf(keys)
  yield* readEvents(db, `WHERE event_id IN (${sql}) ORDER BY at, event_id LIMIT ?`, [
    ...parameters,
    limit,
  ])
}
