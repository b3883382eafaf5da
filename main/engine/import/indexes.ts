import type { Db } from '../case/db.ts'

/**
 * Secondary indexes of `event`, built after a bulk load (architecture-notes: three times faster than
 * keeping them up), for claims, the event list and its filter. The partial ones leave out what is absent;
 * `event_view` joins under the same condition, or they would not be used.
 */
const indexes: readonly (readonly [name: string, definition: string])[] = [
  ['event_activity', 'event (activity_id, at)'],
  ['event_at', 'event (at)'],
  ['event_actor', 'event (actor_id)'],
  ['event_session', 'event (session_id) WHERE session_id > 0'],
  ['event_token', 'event (token_id) WHERE token_id > 0'],
  ['event_credential', 'event (credential_id) WHERE credential_id > 0'],
  ['event_address', 'event (address_id) WHERE address_id > 0'],
  ['event_target', 'event (target_id) WHERE target_id > 0'],
]

/** Finds the rows of a bucket; made when first there are rows that were not noted (identities.ts). */
const identityIndex = 'event_identity'

export function buildIdentityIndex(db: Db): void {
  db.exec(`CREATE INDEX IF NOT EXISTS ${identityIndex} ON event (identity)`)
}

export function buildIndexes(db: Db): void {
  for (const [name, definition] of indexes)
    db.exec(`CREATE INDEX IF NOT EXISTS ${name} ON ${definition}`)
  db.exec('ANALYZE')
}

/** Before a load that is large beside what is there already; `buildIndexes` makes them again. */
export function dropIndexes(db: Db): void {
  for (const name of [identityIndex, ...indexes.map(([one]) => one)])
    db.exec(`DROP INDEX IF EXISTS ${name}`)
}
