import { hash } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'
import { evidencePath } from '../case/evidence.ts'
import type { Db } from '../case/db.ts'
import { numberedNames } from './kit/table.ts'
import { openReader, type JsonForm, type Layout } from './readers/layout.ts'
import { dialectById } from './registry.ts'

/** Layout of a file as the case stores it, with the columns of a table. */
export type StoredLayout = Layout & { header: readonly string[] | null }

export type Place = { fileId: number; offset: number; length: number }

type Source = {
  descriptor: number | null
  layout: StoredLayout
  /** Distinct names of a table's columns without padding, lest one of two under one name be lost. */
  names: readonly string[]
  contentColumn: number
}

/** The same value always as the same text: keys sorted, white space gone. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`).join(',')}}`
}

/**
 * What a record says, read again from the sealed original: two records are duplicates only when this is
 * equal, whatever the normalised fields leave out. Descriptors are kept open until `close`.
 */
export class ContentReader {
  readonly #db: Db
  readonly #folder: string
  readonly #sources = new Map<number, Source>()

  constructor(db: Db, folder: string) {
    this.#db = db
    this.#folder = folder
  }

  #source(fileId: number): Source {
    const known = this.#sources.get(fileId)
    if (known !== undefined) return known
    const row = this.#db
      .prepare('SELECT sha256, member, format, layout FROM file WHERE file_id = ?')
      .get(fileId) as { sha256: string; member: string | null; format: string; layout: string }
    const layout = JSON.parse(row.layout) as StoredLayout
    const { contentColumn } = dialectById(row.format)
    const source = {
      // A packed member has no bytes to go back to.
      descriptor:
        row.member === null ? openSync(evidencePath(this.#folder, row.sha256), 'r') : null,
      layout,
      names: numberedNames((layout.header ?? []).map((name) => name.trim())),
      contentColumn:
        contentColumn === undefined ? -1 : indexOfColumn(layout.header ?? [], contentColumn),
    }
    this.#sources.set(fileId, source)
    return source
  }

  /** Bytes of a record, or null for a member of an archive. */
  #bytes(place: Place): Buffer | null {
    const { descriptor } = this.#source(place.fileId)
    if (descriptor === null) return null
    const bytes = Buffer.allocUnsafe(place.length)
    readSync(descriptor, bytes, 0, place.length, place.offset)
    return bytes
  }

  #parse(place: Place, bytes: Buffer): unknown {
    const { layout, names, contentColumn } = this.#source(place.fileId)
    const value = this.#read(layout, bytes)
    if (!Array.isArray(value) || layout.shape === 'json') return value
    const cells = value as string[]
    return contentColumn < 0
      ? Object.fromEntries(cells.map((cell, index) => [names[index] ?? index, cell]))
      : parseCell(cells[contentColumn] ?? '')
  }

  /** The cell that all is in, as text; null where there is no such column. */
  #cell(place: Place, bytes: Buffer): string | null {
    const { layout, contentColumn } = this.#source(place.fileId)
    if (layout.shape !== 'csv' || contentColumn < 0) return null
    return (this.#read(layout, bytes) as string[] | null)?.[contentColumn] ?? null
  }

  #read(layout: StoredLayout, bytes: Buffer): unknown {
    let value: unknown = null
    const reader = openReader(asFragment(layout), {
      json: (parsed) => (value = parsed),
      row: (cells) => (value = cells),
      bad: () => {},
    })
    reader.push(bytes)
    reader.end()
    return value
  }

  /** Whether two records say the same; null where one of them cannot be read again. */
  isSame(one: Place, other: Place): boolean | null {
    const [a, b] = [this.#bytes(one), this.#bytes(other)]
    if (a === null || b === null) return null
    if (a.equals(b)) return true
    // Tools number the rows of a table: the cell beside the number is mostly the same text.
    const [cell, otherCell] = [this.#cell(one, a), this.#cell(other, b)]
    if (cell !== null && cell === otherCell) return true
    return canonical(this.#parse(one, a)) === canonical(this.#parse(other, b))
  }

  /** Digest of what a record says; `fallback` where it cannot be read again. */
  print(place: Place, fallback: string): string {
    const bytes = this.#bytes(place)
    return bytes === null ? fallback : hash('sha256', canonical(this.#parse(place, bytes)), 'hex')
  }

  close(): void {
    for (const { descriptor } of this.#sources.values())
      if (descriptor !== null) closeSync(descriptor)
    this.#sources.clear()
  }
}

/** Tools pad the names of columns and change their case. */
function indexOfColumn(header: readonly string[], column: string): number {
  return header.findIndex((name) => name.trim().toLowerCase() === column.toLowerCase())
}

/** A record cut out of its file has no byte order mark, no lines before it and no envelope around it. */
function asFragment(layout: StoredLayout): Layout {
  const { encoding } = layout
  if (layout.shape === 'lines') return { encoding, bomLength: 0, shape: 'lines' }
  return layout.shape === 'csv'
    ? { encoding, bomLength: 0, shape: 'csv', csv: { ...layout.csv, skipLines: 0 } }
    : { encoding, bomLength: 0, shape: 'json', json: fragmentForm(layout.json) }
}

function fragmentForm({ text, whole }: JsonForm): JsonForm {
  return { envelope: null, ...(text && { text }), ...(whole && { whole }) }
}

function parseCell(cell: string): unknown {
  try {
    return JSON.parse(cell) as unknown
  } catch {
    return cell
  }
}
