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

/** Case-wide numbers for one parser's numbering of a dimension. */
class Interner {
  readonly #insert: Statement
  readonly #find: Statement
  numbers: number[] = [0]

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

  add(entries: Cell[][]): void {
    for (const cells of entries)
      this.numbers.push((this.#insert.get(cells) ?? this.#find.get(cells)) as number)
  }
}

/** The one place that inserts rows made from records. Runs inside the caller's transaction. */
export class Writer {
  readonly #db: Db
  readonly #interners: Record<DimensionName, Interner>
  readonly #event: Statement
  readonly #detail: Statement
  readonly #snapshot: Statement
  readonly #quarantine: Statement
  #next: number

  constructor(db: Db) {
    this.#db = db
    this.#interners = Object.fromEntries(
      dimensionNames.map((name) => [name, new Interner(db, name)]),
    ) as Record<DimensionName, Interner>
    const columns = [
      'event_id',
      'file_id',
      'record_id',
      ...eventColumns,
      ...dimensionNames.map((name) => `${name}_id`),
    ]
    this.#event = db.prepare(
      `INSERT INTO event (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    )
    this.#detail = db.prepare('INSERT INTO event_detail (event_id, detail) VALUES (?, ?)')
    this.#snapshot = db.prepare(
      `INSERT INTO snapshot (file_id, offset, length, kind, object_id, name, tenant, as_of, attributes)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    this.#quarantine = db.prepare(
      'INSERT INTO quarantine (file_id, offset, length, code) VALUES (?, ?, ?, ?)',
    )
    this.#next = (db.prepare('SELECT ifnull(max(event_id), 0) + 1 FROM event').pluck().get() ??
      1) as number
  }

  /** A parser numbers from 1; each parser needs a fresh start. */
  restart(): void {
    for (const name of dimensionNames) this.#interners[name].numbers = [0]
  }

  /** Returns the key of the first event written; the others follow without a gap. */
  write(batch: Batch, fileId: number, asOf: number | null): number {
    if (batch.restart) this.restart()
    for (const name of dimensionNames) this.#interners[name].add(batch.entries[name])
    const first = this.#next
    this.#writeEvents(batch, fileId)
    for (const [index, detail] of batch.details) this.#detail.run(first + index, detail)
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
    for (const row of batch.quarantine)
      this.#quarantine.run(fileId, row.offset, row.length, row.code)
    return first
  }

  #writeEvents(batch: Batch, fileId: number): void {
    const { columns, recordIds } = batch
    const textIds = new Map(batch.textIds)
    const numbers = dimensionNames.map((name) => this.#interners[name].numbers)
    const plain = eventColumns.length
    const row: unknown[] = Array.from({ length: batchWidth + 3 })
    row[1] = fileId
    for (let index = 0; index < batch.events; index += 1) {
      row[0] = this.#next++
      const text = textIds.get(index)
      row[2] = text === undefined ? Buffer.from(recordIds.buffer, index * 16, 16) : text
      const start = index * batchWidth
      for (let column = 0; column < plain; column += 1) {
        const value = columns[start + column]!
        row[3 + column] = Number.isNaN(value) ? null : value
      }
      for (let column = plain; column < batchWidth; column += 1) {
        const number = columns[start + column]!
        row[3 + column] = number < 0 ? number : numbers[column - plain]![number]
      }
      this.#event.run(row)
    }
  }

  get db(): Db {
    return this.#db
  }
}
