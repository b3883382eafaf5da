import type { Statement } from 'better-sqlite3'
import type { Db } from '../case/db.ts'
import {
  batchWidth,
  dimensionNames,
  dimensions,
  eventColumns,
  type Cell,
  type DimensionName,
} from './dimensions.ts'
import type { Batch } from './encoder.ts'
import type { Identities } from './identities.ts'
import { EventFile, EventInserter, type EventStore } from './event-store.ts'

/** As in the unique indexes of the dimensions, which must be used to find a row again. */
const comparable = (name: DimensionName, column: string) =>
  dimensions[name].columns.length === 1 ? column : `ifnull(${column}, x'')`

/** Gives the cells of a dimension their case-wide number. */
class Interner {
  readonly #insert: Statement
  readonly #find: Statement

  constructor(db: Db, name: DimensionName) {
    const { columns } = dimensions[name]
    this.#insert = db
      .prepare(
        `INSERT INTO ${name} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
         ON CONFLICT DO NOTHING RETURNING ${name}_id`,
      )
      .pluck()
    this.#find = db
      .prepare(
        `SELECT ${name}_id FROM ${name} WHERE ${columns
          .map((column) => `${comparable(name, column)} = ifnull(?, x'')`)
          .join(' AND ')}`,
      )
      .pluck()
  }

  numberOf(cells: Cell[]): number {
    return (this.#insert.get(cells) ?? this.#find.get(cells)) as number
  }
}

/** A range held more events than keys were set aside for it. */
export class LaneFull extends Error {}

/** One parser's share of a file: its numbering of the dimensions, and the keys its events get. */
export class Lane {
  readonly numbers = Object.fromEntries(
    dimensionNames.map((name): [DimensionName, number[]] => [name, [0]]),
  ) as Record<DimensionName, number[]>
  readonly events: EventStore
  next: number
  readonly #end: number

  constructor(next: number, end: number, events: EventStore) {
    this.next = next
    this.#end = end
    this.events = events
  }

  forget(names: readonly DimensionName[]): void {
    for (const name of names) this.numbers[name] = [0]
  }

  /** Keys of so many events; a lane never runs into the next. */
  take(events: number): number {
    const first = this.next
    this.next += events
    if (this.next > this.#end) throw new LaneFull()
    return first
  }
}

/** Files of rows are attached as this and a number. */
const laneSchema = 'lane'
const identityColumn = eventColumns.indexOf('identity')

/** The one place that inserts rows made from records. Runs inside the caller's transaction. */
export class Writer {
  readonly #db: Db
  readonly #interners: Record<DimensionName, Interner>
  readonly #identities: Identities | null
  readonly #inserter: EventInserter
  readonly #files = new Set<EventFile>()
  #opened = 0
  #attached = 0
  readonly #snapshot: Statement
  readonly #collection: Statement
  readonly #setAside: Statement
  #next: number

  /** `identities` takes note of every row, for `settle`. */
  constructor(db: Db, identities: Identities | null = null) {
    this.#db = db
    this.#identities = identities
    this.#interners = Object.fromEntries(
      dimensionNames.map((name) => [name, new Interner(db, name)]),
    ) as Record<DimensionName, Interner>
    this.#inserter = new EventInserter(db)
    this.#snapshot = db.prepare(
      `INSERT INTO snapshot (file_id, offset, length, kind, object_id, name, tenant, as_of, attributes)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    this.#collection = db.prepare(
      `INSERT INTO collection (file_id, offset, length, source, scope, from_at, to_at, outcome, records, statement)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    this.#setAside = db.prepare(
      'INSERT INTO set_aside (file_id, offset, length, outcome, code) VALUES (?, ?, ?, ?, ?)',
    )
    this.#next = (db.prepare('SELECT ifnull(max(event_id), 0) + 1 FROM event').pluck().get() ??
      1) as number
  }

  /**
   * Lanes for the ranges of a file, in its order, with so many keys each. Keys are set aside beforehand so
   * that their order is the order in the file, however parsers overtake each other. Where `gather` names
   * a path, events are gathered in files beside it, and are in the case once the lanes are closed.
   */
  lanes(events: readonly number[], gather: string | null = null): Lane[] {
    return events.map((count) => {
      const first = this.#next
      this.#next += count
      return new Lane(first, this.#next, gather === null ? this.#inserter : this.#file(gather))
    })
  }

  #file(path: string): EventFile {
    const file = new EventFile(this.#db, `${path}${this.#opened++}`)
    this.#files.add(file)
    return file
  }

  /** Takes over what the last lanes gathered, and gives back the keys that they did not use. */
  close(lanes: readonly Lane[]): void {
    for (const { events } of lanes)
      if (events instanceof EventFile) events.load(this.#db, `${laneSchema}${this.#attached++}`)
    this.#next = Math.max(...lanes.map(({ next }) => next))
  }

  /** Drops lanes whose rows in the database the caller rolls back. */
  discard(lanes: readonly Lane[]): void {
    for (const { events } of lanes) if (events instanceof EventFile) this.#remove(events)
    this.#next = Math.max(...lanes.map(({ next }) => next))
  }

  #remove(file: EventFile): void {
    file.remove()
    this.#files.delete(file)
  }

  /** Leaves no file behind; after the transaction, whichever way it ended. */
  end(): void {
    for (const { name } of this.#db.pragma('database_list') as { name: string }[])
      if (name.startsWith(laneSchema)) this.#db.exec(`DETACH ${name}`)
    for (const file of this.#files) this.#remove(file)
  }

  /** Returns the key of the first event written; the others follow without a gap. */
  write(batch: Batch, fileId: number, asOf: number | null, lane: Lane): number {
    for (const name of dimensionNames)
      for (const cells of batch.entries[name])
        lane.numbers[name].push(this.#interners[name].numberOf(cells))
    const first = lane.take(batch.events)
    this.#note(batch, first)
    const numbers = dimensionNames.map((name) => lane.numbers[name])
    lane.events.put(batch, fileId, first, numbers)
    for (const row of batch.snapshots)
      this.#snapshot.run(
        fileId,
        row.offset,
        row.length,
        row.kind,
        row.objectId,
        row.name,
        row.tenant,
        row.asOf ?? asOf,
        JSON.stringify(row.attributes),
      )
    for (const row of batch.collections) this.#writeCollection(row, fileId, asOf)
    for (const row of batch.setAside)
      this.#setAside.run(fileId, row.offset, row.length, row.outcome, row.code)
    lane.forget(batch.forgotten)
    return first
  }

  #writeCollection(row: Batch['collections'][number], fileId: number, asOf: number | null): void {
    for (const source of row.sources.length === 0 ? [null] : row.sources)
      this.#collection.run(
        fileId,
        row.offset,
        row.length,
        source,
        row.scope,
        row.from ?? asOf,
        row.to ?? asOf,
        row.outcome,
        row.records,
        row.statement,
      )
  }

  #note({ events, columns }: Batch, first: number): void {
    const identities = this.#identities
    if (identities === null) return
    for (let index = 0; index < events; index += 1)
      identities.add(columns[index * batchWidth + identityColumn]!, first + index)
  }

  get db(): Db {
    return this.#db
  }
}
