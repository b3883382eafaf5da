import { rmSync } from 'node:fs'
import type { Statement } from 'better-sqlite3'
import type { Db } from '../case/db.ts'
import { batchWidth, dimensionNames, eventColumns } from './dimensions.ts'
import type { Batch } from './encoder.ts'
import { TableFile, varintBytes, writeVarint } from './table-file.ts'

/** Case-wide numbers of a parser's numbers, one list a dimension in the order of `dimensionNames`. */
export type Numbers = readonly (readonly number[])[]

/** Takes the events of batches; keys ascend. */
export type EventStore = {
  put(batch: Batch, fileId: number, firstKey: number, numbers: Numbers): void
}

const dimensionColumns = dimensionNames.map((name) => `${name}_id`)
const numberColumns: readonly string[] = ['file_id', ...eventColumns, ...dimensionColumns]
const rowColumns = ['event_id', 'record_id', 'detail', ...numberColumns]
const rowWidth = rowColumns.length
/** Rows of one INSERT: calls into SQLite cost more than the rows. */
const rowsAtOnce = 16

function insertEvents(rows: number): string {
  const row = `(${rowColumns.map(() => '?').join(', ')})`
  return `INSERT INTO event (${rowColumns.join(', ')}) VALUES ${Array.from({ length: rows }, () => row).join(', ')}`
}

/** Puts the numbers of an event of a batch, in the order of `numberColumns`, into a list; NaN is NULL. */
function numberFiller({ columns }: Batch, fileId: number, numbers: Numbers) {
  const plain = eventColumns.length
  return (index: number, into: Float64Array): void => {
    const from = index * batchWidth
    into[0] = fileId
    for (let column = 0; column < plain; column += 1) into[column + 1] = columns[from + column]!
    for (let column = plain; column < batchWidth; column += 1) {
      const number = columns[from + column]!
      into[column + 1] = number < 0 ? number : numbers[column - plain]![number]!
    }
  }
}

/** By INSERT statements: right for few rows, and where indexes are kept up. */
export class EventInserter implements EventStore {
  readonly #one: Statement
  readonly #many: Statement
  readonly #numbers = new Float64Array(numberColumns.length)

  constructor(db: Db) {
    this.#one = db.prepare(insertEvents(1))
    this.#many = db.prepare(insertEvents(rowsAtOnce))
  }

  put(batch: Batch, fileId: number, firstKey: number, numbers: Numbers): void {
    const fill = this.#filler(batch, fileId, firstKey, numbers)
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

  #filler(batch: Batch, fileId: number, firstKey: number, numbers: Numbers) {
    const fillNumbers = numberFiller(batch, fileId, numbers)
    const textIds = new Map(batch.textIds)
    const details = Buffer.from(batch.details.buffer)
    return (index: number, into: unknown[], start: number): void => {
      const text = textIds.get(index)
      const [from, to] = [batch.detailEnds[index - 1] ?? 0, batch.detailEnds[index]!]
      into[start] = firstKey + index
      into[start + 1] =
        text === undefined ? Buffer.from(batch.recordIds.buffer, index * 16, 16) : text
      into[start + 2] = from === to ? null : details.toString('utf8', from, to)
      fillNumbers(index, this.#numbers)
      for (const [column, value] of this.#numbers.entries())
        into[start + 3 + column] = Number.isNaN(value) ? null : value
    }
  }
}

/** What a column of `event` holds here: a number by its index, or one of these. */
const isKey = -1
const isRecordId = -2
const isDetail = -3

/** Layout of `event` in this database, and its statement. */
function eventSchema(db: Db): { sql: string; cells: Int8Array } {
  const sql = db.prepare("SELECT sql FROM sqlite_schema WHERE name = 'event'").pluck().get()
  const names = db.prepare("SELECT name FROM pragma_table_info('event')").pluck().all() as string[]
  const special = new Map([
    ['event_id', isKey],
    ['record_id', isRecordId],
    ['detail', isDetail],
  ])
  const cells = names.map((name) => {
    const cell = special.get(name) ?? numberColumns.indexOf(name)
    if (cell === -1 && name !== 'event_id') throw new Error(`nothing is known for event.${name}`)
    return cell
  })
  return { sql: sql as string, cells: Int8Array.from(cells) }
}

/** Bytes of a number's content by its serial type. */
const contentBytes = [0, 1, 2, 3, 4, 6, 8, 0, 0, 0] as const

function serialType(value: number): number {
  if (value !== value) return 0
  if (value === 0) return 8
  if (value === 1) return 9
  const size = value < 0 ? -value - 1 : value
  if (size < 0x80) return 1
  if (size < 0x8000) return 2
  if (size < 0x80_0000) return 3
  if (size < 0x8000_0000) return 4
  return size < 0x8000_0000_0000 ? 5 : 6
}

function writeNumber(into: Uint8Array, at: number, value: number, bytes: number): void {
  let low = value
  let high = 0
  if (bytes > 4) {
    high = Math.floor(value / 4_294_967_296)
    low = value - high * 4_294_967_296
  }
  for (let index = bytes - 1, left = low | 0; index >= 0 && index >= bytes - 4; index -= 1) {
    into[at + index] = left
    left >>= 8
  }
  for (let index = bytes - 5, left = high; index >= 0; index -= 1) {
    into[at + index] = left
    left >>= 8
  }
}

/** Ends a header of so many columns well before 128 bytes, so that its length is one byte. */
const mostHeader = 127

/** By a table file of its own, for large loads into a table without indexes. */
export class EventFile implements EventStore {
  readonly #path: string
  readonly #cells: Int8Array
  readonly #table: TableFile
  readonly #numbers = new Float64Array(numberColumns.length)
  #record = Buffer.alloc(64 * 1024)

  constructor(db: Db, path: string) {
    const { sql, cells } = eventSchema(db)
    this.#path = path
    this.#cells = cells
    this.#table = new TableFile(path, { name: 'event', sql })
  }

  put(batch: Batch, fileId: number, firstKey: number, numbers: Numbers): void {
    const fill = numberFiller(batch, fileId, numbers)
    const { detailEnds, recordIds } = batch
    const textIds = new Map(batch.textIds)
    const details = Buffer.from(batch.details.buffer)
    for (let index = 0; index < batch.events; index += 1) {
      fill(index, this.#numbers)
      const text = textIds.size === 0 ? undefined : textIds.get(index)
      const id =
        text === undefined
          ? recordIds.subarray(index * 16, index * 16 + 16)
          : text === null
            ? null
            : Buffer.from(text)
      const from = index === 0 ? 0 : detailEnds[index - 1]!
      const length = this.#encode(id, text !== undefined, details, from, detailEnds[index]!)
      this.#table.add(firstKey + index, this.#record, length)
    }
  }

  /** Writes the record of the numbers at hand and these cells; returns its length. */
  #encode(id: Uint8Array | null, isText: boolean, details: Buffer, from: number, to: number) {
    const cells = this.#cells
    const numbers = this.#numbers
    const needed = mostHeader + cells.length * 8 + (id?.length ?? 0) + to - from
    if (needed > this.#record.length) this.#record = Buffer.alloc(needed * 2)
    const record = this.#record
    const idType = id === null ? 0 : (isText ? 13 : 12) + 2 * id.length
    const detailType = from === to ? 0 : 13 + 2 * (to - from)
    const head = 1 + cells.length - 2 + varintBytes(idType) + varintBytes(detailType)
    let at = 1
    let body = head
    for (let column = 0; column < cells.length; column += 1) {
      const cell = cells[column]!
      if (cell >= 0) {
        const value = numbers[cell]!
        const type = serialType(value)
        record[at++] = type
        const bytes = contentBytes[type]!
        if (bytes > 0) writeNumber(record, body, value, bytes)
        body += bytes
      } else if (cell === isDetail) {
        at = writeVarint(record, at, detailType)
        details.copy(record, body, from, to)
        body += to - from
      } else if (cell === isRecordId) {
        at = writeVarint(record, at, idType)
        if (id !== null) record.set(id, body)
        body += id?.length ?? 0
      } else record[at++] = 0
    }
    record[0] = head
    return body
  }

  /** Takes the rows over into `event`, within the transaction under way; `schema` is what it is attached as. */
  load(db: Db, schema: string): void {
    this.#table.finish()
    db.prepare(`ATTACH ? AS ${schema}`).run(this.#path)
    db.exec(`INSERT INTO event SELECT * FROM ${schema}.event`)
  }

  /** Once the file is attached no longer, or never was. */
  remove(): void {
    this.#table.close()
    rmSync(this.#path, { force: true })
  }
}
