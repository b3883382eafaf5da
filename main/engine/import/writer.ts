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
  next: number
  readonly #end: number

  constructor(next: number, end: number) {
    this.next = next
    this.#end = end
  }

  restart(): void {
    for (const name of dimensionNames) this.numbers[name] = [0]
  }

  /** Keys of so many events; a lane never runs into the next. */
  take(events: number): number {
    const first = this.next
    this.next += events
    if (this.next > this.#end) throw new LaneFull()
    return first
  }
}

const rowColumns = [
  'event_id',
  'file_id',
  'record_id',
  'detail',
  ...eventColumns,
  ...dimensionNames.map((name) => `${name}_id`),
]
const rowWidth = rowColumns.length
/** Rows of one INSERT: calls into SQLite cost more than the rows. */
const rowsAtOnce = 16

function insertEvents(rows: number): string {
  const row = `(${rowColumns.map(() => '?').join(', ')})`
  return `INSERT INTO event (${rowColumns.join(', ')}) VALUES ${Array.from({ length: rows }, () => row).join(', ')}`
}

/** Puts the values of one event of a batch into a list of parameters. */
function rowFiller(batch: Batch, fileId: number, first: number, lane: Lane) {
  const { columns, recordIds, details } = batch
  const textIds = new Map(batch.textIds)
  const numbers = dimensionNames.map((name) => lane.numbers[name])
  const plain = eventColumns.length
  return (index: number, into: unknown[], start: number): void => {
    const text = textIds.get(index)
    const from = index * batchWidth
    into[start] = first + index
    into[start + 1] = fileId
    into[start + 2] = text === undefined ? Buffer.from(recordIds.buffer, index * 16, 16) : text
    into[start + 3] = details[index]
    let at = start + 4
    for (let column = 0; column < plain; column += 1) {
      const value = columns[from + column]!
      into[at++] = Number.isNaN(value) ? null : value
    }
    for (let column = plain; column < batchWidth; column += 1) {
      const number = columns[from + column]!
      into[at++] = number < 0 ? number : numbers[column - plain]![number]
    }
  }
}

/** The one place that inserts rows made from records. Runs inside the caller's transaction. */
export class Writer {
  readonly #db: Db
  readonly #interners: Record<DimensionName, Interner>
  readonly #one: Statement
  readonly #many: Statement
  readonly #snapshot: Statement
  readonly #collection: Statement
  readonly #quarantine: Statement
  #next: number

  constructor(db: Db) {
    this.#db = db
    this.#interners = Object.fromEntries(
      dimensionNames.map((name) => [name, new Interner(db, name)]),
    ) as Record<DimensionName, Interner>
    this.#one = db.prepare(insertEvents(1))
    this.#many = db.prepare(insertEvents(rowsAtOnce))
    this.#snapshot = db.prepare(
      `INSERT INTO snapshot (file_id, offset, length, kind, object_id, name, tenant, as_of, attributes)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    this.#collection = db.prepare(
      `INSERT INTO collection (file_id, offset, length, source, scope, from_at, to_at, outcome, records, statement)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    this.#quarantine = db.prepare(
      'INSERT INTO quarantine (file_id, offset, length, code) VALUES (?, ?, ?, ?)',
    )
    this.#next = (db.prepare('SELECT ifnull(max(event_id), 0) + 1 FROM event').pluck().get() ??
      1) as number
  }

  /**
   * Lanes for the ranges of a file, in its order, with so many keys each. Keys are set aside beforehand so
   * that their order is the order in the file, however parsers overtake each other.
   */
  lanes(events: readonly number[]): Lane[] {
    return events.map((count) => {
      const first = this.#next
      this.#next += count
      return new Lane(first, this.#next)
    })
  }

  /** Gives back the keys that the last lanes did not use. */
  close(lanes: readonly Lane[]): void {
    this.#next = Math.max(...lanes.map(({ next }) => next))
  }

  /** Returns the key of the first event written; the others follow without a gap. */
  write(batch: Batch, fileId: number, asOf: number | null, lane: Lane): number {
    if (batch.restart) lane.restart()
    for (const name of dimensionNames)
      for (const cells of batch.entries[name])
        lane.numbers[name].push(this.#interners[name].numberOf(cells))
    const first = lane.take(batch.events)
    this.#writeEvents(batch, fileId, first, lane)
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
    for (const row of batch.quarantine)
      this.#quarantine.run(fileId, row.offset, row.length, row.code)
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

  #writeEvents(batch: Batch, fileId: number, first: number, lane: Lane): void {
    const fill = rowFiller(batch, fileId, first, lane)
    const many = Array.from({ length: rowsAtOnce * rowWidth })
    let index = 0
    for (; index + rowsAtOnce <= batch.events; index += rowsAtOnce) {
      for (let row = 0; row < rowsAtOnce; row += 1) fill(index + row, many, row * rowWidth)
      this.#many.run(many)
    }
    const one = Array.from({ length: rowWidth })
    for (; index < batch.events; index += 1) {
      fill(index, one, 0)
      this.#one.run(one)
    }
  }

  get db(): Db {
    return this.#db
  }
}
