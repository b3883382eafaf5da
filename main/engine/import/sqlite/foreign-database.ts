import { statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { limits } from '../record.ts'
import type { TableColumns, TableRow } from './protocol.ts'

type Cell = string | bigint | number | null | Buffer

/** Largest cell that is taken out of the database, in bytes; a row of such cells is too large in any case. */
const cellBytes = 4 * 1024 * 1024
/** What SQLite itself may take, for the pages and cells of one database. */
const heapBytes = 192 * 1024 * 1024
/** Many times what ROADrecon makes. */
const mostTables = 500

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`

/**
 * A database that somebody else wrote, opened to be read and for nothing else. Only ever in a process of its
 * own: a file made for it may hang or end whoever opens it. `defensive` is better-sqlite3's own default,
 * and it loads no extension unless it is told to.
 */
export class ForeignDatabase {
  readonly #db: Database.Database
  readonly #bytes: number
  readonly #tables: readonly TableColumns[]
  readonly others: readonly string[]

  constructor(path: string) {
    this.#db = new Database(path, { readonly: true, fileMustExist: true, timeout: 0 })
    this.#bytes = statSync(path).size
    this.#db.defaultSafeIntegers(true)
    for (const setting of [
      'trusted_schema = OFF',
      'query_only = ON',
      'cell_size_check = ON',
      'mmap_size = 0',
      'temp_store = MEMORY',
      'cache_size = -16384',
      `hard_heap_limit = ${heapBytes}`,
    ])
      this.#db.pragma(setting)
    const listed = this.#db
      .prepare("SELECT name, type, wr FROM pragma_table_list WHERE schema = 'main' ORDER BY name")
      .all() as { name: string; type: string; wr: bigint }[]
    const own = listed.filter(({ name }) => !name.toLowerCase().startsWith('sqlite_'))
    if (own.length > mostTables) throw new Error('too many tables')
    const isPlain = ({ type, wr }: (typeof listed)[number]) => type === 'table' && wr === 0n
    this.#tables = own.filter(isPlain).map(({ name }) => this.#describe(name))
    this.others = own.filter((one) => !isPlain(one)).map(({ name }) => name)
  }

  get tables(): readonly TableColumns[] {
    return this.#tables
  }

  /** Stored columns only: a computed one runs what the schema says. */
  #describe(name: string): TableColumns {
    const columns = this.#db
      .prepare('SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0 ORDER BY cid')
      .pluck()
      .all(name) as string[]
    return { name, columns, isEmpty: this.#isEmpty(name) }
  }

  /** What cannot be read is not empty: reading it will say what is wrong. */
  #isEmpty(name: string): boolean {
    try {
      return (
        this.#db.prepare(`SELECT 1 FROM ${quoted(name)} NOT INDEXED LIMIT 1`).get() === undefined
      )
    } catch {
      return false
    }
  }

  /**
   * Rows in the order of their ids; every statement names a table that this database was found to have. Pages
   * that are pointed to more than once make a small file endless: then ids repeat, or the cells come to more
   * than the file can hold, in whatever encoding.
   */
  *rows(table: string, rowid: number | null = null): Generator<TableRow> {
    const found = this.#tables.find(({ name }) => name === table)
    if (found === undefined || found.columns.length === 0) throw new Error('no such table')
    const names = found.columns.map((name) => name.toLowerCase())
    const key = ['rowid', '_rowid_', 'oid'].find((name) => !names.includes(name))
    if (key === undefined) throw new Error('no row id')
    const cells = found.columns.map((name) => {
      const column = quoted(name)
      return `iif(octet_length(${column}) > ${cellBytes}, zeroblob(0), ${column})`
    })
    const where = rowid === null ? '' : ` WHERE ${key} = ${rowid}`
    const statement = this.#db
      .prepare(`SELECT ${key}, ${cells.join(', ')} FROM ${quoted(table)} NOT INDEXED${where}`)
      .raw(true)
    let last: bigint | null = null
    let bytes = 0
    for (const row of statement.iterate() as IterableIterator<[bigint, ...Cell[]]>) {
      if (last !== null && row[0] <= last) throw new Error('rows out of order')
      last = row[0]
      for (const cell of row) bytes += typeof cell === 'string' ? Buffer.byteLength(cell) : 0
      if (bytes > 2 * this.#bytes) throw new Error('more than the file holds')
      yield rowOf(found.columns, row)
    }
  }
}

function rowOf(columns: readonly string[], [id, ...cells]: [bigint, ...Cell[]]): TableRow {
  const rowid = Number(id)
  if (!Number.isSafeInteger(rowid)) return { rowid: 0, fault: 'wrong-type' }
  const blob = cells.find((cell) => Buffer.isBuffer(cell))
  if (blob !== undefined)
    return { rowid, fault: blob.length === 0 ? 'record-too-large' : 'wrong-type' }
  const text = JSON.stringify(
    Object.fromEntries(cells.map((cell, at) => [columns[at]!, plain(cell)])),
  )
  return Buffer.byteLength(text) > limits.recordBytes
    ? { rowid, fault: 'record-too-large' }
    : { rowid, text }
}

/** A number that JSON would round stays exact as text. */
function plain(cell: Cell): string | number | null {
  if (typeof cell !== 'bigint') return cell as string | number | null
  const number = Number(cell)
  return Number.isSafeInteger(number) ? number : String(cell)
}
