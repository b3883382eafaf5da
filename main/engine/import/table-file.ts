import { closeSync, openSync, writeSync } from 'node:fs'

/**
 * Writes one table as a SQLite database of its own, page by page, rows in the order of their keys
 * (https://sqlite.org/fileformat2.html). `INSERT … SELECT` then takes the rows over as they stand, at a
 * tenth of what binding their values costs.
 */

const pageBytes = 4096
/** Longest payload that stays within a leaf, and what of a longer one does at least. */
const mostLocal = pageBytes - 35
const leastLocal = Math.floor(((pageBytes - 12) * 32) / 255) - 23
const overflowBytes = pageBytes - 4

const leafKind = 0x0d
const innerKind = 0x05
const leafHead = 8
const innerHead = 12
const pagesAtOnce = 256

export type TableSchema = {
  name: string
  /** The CREATE TABLE statement, as the database that takes the rows over has it. */
  sql: string
}

/** A b-tree page of a level, by its number and the largest key below it. */
type Child = { page: number; lastKey: number }

/** Length of a number from 0 to 2^53 as a variable-length integer. */
export function varintBytes(value: number): number {
  let bytes = 1
  for (let rest = value; rest >= 128; rest = Math.floor(rest / 128)) bytes += 1
  return bytes
}

/** Writes a variable-length integer and returns the index behind it. */
export function writeVarint(into: Uint8Array, at: number, value: number): number {
  if (value < 128) {
    into[at] = value
    return at + 1
  }
  const bytes = varintBytes(value)
  let rest = value
  for (let index = bytes - 1; index >= 0; index -= 1) {
    into[at + index] = (rest % 128) | (index === bytes - 1 ? 0 : 0x80)
    rest = Math.floor(rest / 128)
  }
  return at + bytes
}

export class TableFile {
  readonly #schema: TableSchema
  readonly #file: number
  readonly #leaf = Buffer.alloc(pageBytes)
  readonly #out = Buffer.alloc(pageBytes * pagesAtOnce)
  readonly #leaves: Child[] = []
  #outPages = 0
  /** Pages given a number so far; the first is written last, when the others are known. */
  #pages = 1
  #cells = 0
  #top = pageBytes
  #lastKey = 0

  constructor(path: string, schema: TableSchema) {
    this.#schema = schema
    this.#file = openSync(path, 'w', 0o600)
  }

  /** Adds a row whose key is above all before it; `payload` is its record as SQLite encodes one. */
  add(key: number, payload: Buffer, length: number): void {
    const local = localBytes(length)
    const isWhole = local === length
    const bytes = varintBytes(length) + varintBytes(key) + local + (isWhole ? 0 : 4)
    if (this.#top - bytes < leafHead + 2 * (this.#cells + 1)) this.#closeLeaf()
    this.#top -= bytes
    const leaf = this.#leaf
    leaf.writeUInt16BE(this.#top, leafHead + 2 * this.#cells)
    this.#cells += 1
    this.#lastKey = key
    const at = writeVarint(leaf, writeVarint(leaf, this.#top, length), key)
    payload.copy(leaf, at, 0, local)
    if (!isWhole) leaf.writeUInt32BE(this.#overflow(payload, local, length), at + local)
  }

  /** Writes what remains: the pages above the leaves, and the first page, which names the table. */
  finish(): void {
    if (this.#cells > 0 || this.#leaves.length === 0) this.#closeLeaf()
    let level = this.#leaves
    while (level.length > 1) level = this.#levelAbove(level)
    this.#flush()
    writeAt(this.#file, this.#firstPage(level[0]!.page), 0)
    this.close()
  }

  close(): void {
    if (this.#isOpen) closeSync(this.#file)
    this.#isOpen = false
  }
  #isOpen = true

  #closeLeaf(): void {
    const leaf = this.#leaf
    leaf[0] = leafKind
    leaf.writeUInt16BE(this.#cells, 3)
    leaf.writeUInt16BE(this.#top, 5)
    this.#leaves.push({ page: this.#emit(leaf), lastKey: this.#lastKey })
    this.#cells = 0
    this.#top = pageBytes
    leaf.fill(0)
  }

  #emit(page: Buffer): number {
    if (this.#outPages === pagesAtOnce) this.#flush()
    page.copy(this.#out, this.#outPages * pageBytes)
    this.#outPages += 1
    this.#pages += 1
    return this.#pages
  }

  #flush(): void {
    const first = this.#pages - this.#outPages
    writeAt(this.#file, this.#out.subarray(0, this.#outPages * pageBytes), first * pageBytes)
    this.#outPages = 0
  }

  /** Puts what a leaf has no room for into a chain of pages; returns the number of the first. */
  #overflow(payload: Buffer, from: number, length: number): number {
    const first = this.#pages + 1
    for (let at = from; at < length; at += overflowBytes) {
      const end = Math.min(at + overflowBytes, length)
      const page = Buffer.alloc(pageBytes)
      page.writeUInt32BE(end < length ? this.#pages + 2 : 0, 0)
      payload.copy(page, 4, at, end)
      this.#emit(page)
    }
    return first
  }

  /** The children are shared out evenly, lest the last page be left with one. */
  #levelAbove(children: readonly Child[]): Child[] {
    const most = Math.floor((pageBytes - innerHead) / (2 + 4 + varintBytes(this.#lastKey)))
    const pages = Math.ceil(children.length / most)
    return Array.from({ length: pages }, (_, index) => {
      const from = Math.floor((index * children.length) / pages)
      const to = Math.floor(((index + 1) * children.length) / pages)
      return this.#inner(children.slice(from, to))
    })
  }

  #inner(children: readonly Child[]): Child {
    const page = Buffer.alloc(pageBytes)
    const last = children.at(-1)!
    let top = pageBytes
    for (const [index, child] of children.slice(0, -1).entries()) {
      top -= 4 + varintBytes(child.lastKey)
      page.writeUInt16BE(top, innerHead + 2 * index)
      page.writeUInt32BE(child.page, top)
      writeVarint(page, top + 4, child.lastKey)
    }
    page[0] = innerKind
    page.writeUInt16BE(children.length - 1, 3)
    page.writeUInt16BE(top, 5)
    page.writeUInt32BE(last.page, 8)
    return { page: this.#emit(page), lastKey: last.lastKey }
  }

  #firstPage(root: number): Buffer {
    const page = Buffer.alloc(pageBytes)
    page.write('SQLite format 3\0', 0, 'latin1')
    page.writeUInt16BE(pageBytes, 16)
    // Written and read with a rollback journal; no bytes reserved; fractions that are constants.
    page.set([1, 1, 0, 64, 32, 32], 18)
    page.writeUInt32BE(1, 24)
    page.writeUInt32BE(this.#pages, 28)
    page.writeUInt32BE(1, 40)
    page.writeUInt32BE(4, 44)
    page.writeUInt32BE(1, 56)
    page.writeUInt32BE(1, 92)
    page.writeUInt32BE(3_050_000, 96)
    const row = this.#schemaRow(root)
    const top = pageBytes - row.length
    row.copy(page, top)
    page[100] = leafKind
    page.writeUInt16BE(1, 103)
    page.writeUInt16BE(top, 105)
    page.writeUInt16BE(top, 108)
    return page
  }

  /** Row 1 of `sqlite_schema`: type, name, table, root page, statement. */
  #schemaRow(root: number): Buffer {
    const texts = ['table', this.#schema.name, this.#schema.name].map((text) => Buffer.from(text))
    const sql = Buffer.from(this.#schema.sql)
    const head: number[] = []
    for (const text of texts) head.push(...varint(13 + 2 * text.length))
    head.push(4, ...varint(13 + 2 * sql.length))
    const rootPage = Buffer.alloc(4)
    rootPage.writeUInt32BE(root)
    const record = Buffer.concat([Buffer.from([head.length + 1, ...head]), ...texts, rootPage, sql])
    return Buffer.concat([Buffer.from([...varint(record.length), 1]), record])
  }
}

function varint(value: number): Uint8Array {
  const bytes = new Uint8Array(varintBytes(value))
  writeVarint(bytes, 0, value)
  return bytes
}

function localBytes(length: number): number {
  if (length <= mostLocal) return length
  const local = leastLocal + ((length - leastLocal) % overflowBytes)
  return local <= mostLocal ? local : leastLocal
}

function writeAt(file: number, bytes: Buffer, position: number): void {
  for (let written = 0; written < bytes.length;)
    written += writeSync(file, bytes, written, bytes.length - written, position + written)
}
