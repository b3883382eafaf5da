import type { Statement } from 'better-sqlite3'
import type { Db } from '../case/db.ts'
import { loadEvents } from '../import/event-rows.ts'
import { eventId } from '../import/identity.ts'

/**
 * Public ids of the event rows an evaluation cites. They are digests and not stored, so the way back from
 * an id to its row is kept here.
 */
export class EventIds {
  readonly #db: Db
  readonly #collision: Statement
  readonly #byKey = new Map<number, string>()
  readonly keys = new Map<string, number>()

  constructor(db: Db) {
    this.#db = db
    this.#collision = db
      .prepare('SELECT fingerprint FROM event_collision WHERE event_id = ?')
      .pluck()
  }

  of(keys: readonly number[]): string[] {
    return keys.map((key) => this.#byKey.get(key) ?? this.#compute(key))
  }

  #compute(key: number): string {
    const [event] = loadEvents(this.#db, [key])
    const collision = this.#collision.get(key) as string | undefined
    const id = eventId(event!.fields, collision ?? null)
    this.#byKey.set(key, id)
    this.keys.set(id, key)
    return id
  }
}
