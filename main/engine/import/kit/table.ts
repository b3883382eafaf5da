import type { Head, Sink } from '../dialect.ts'
import { isLocalTime, refuseLocalTime, slashedTime, withoutZone } from './table-time.ts'
import { cultureOf, parseIso } from './time.ts'

/** One row by column; a cell that is empty, or a column that the file lacks, is undefined. */
export type Cells = (column: string) => string | undefined

/** Other names of a column, both folded; what a localised portal writes in place of the English one. */
export type Aliases = Readonly<Record<string, string>>

/**
 * One spelling for a column: blanks trimmed and doubled ones folded, typographic apostrophes straight, the
 * display zone of Log Analytics cut, lower case (formats.md (a), (d)).
 */
export function foldColumn(name: string): string {
  return withoutZone(name)
    .normalize('NFKC')
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}

/**
 * Columns of a table by folded name. A name that occurs again is kept as `name (2)`: a map from name to
 * value would lose one of the two.
 */
export class Table {
  readonly #index = new Map<string, number>()
  readonly #isLocal: boolean
  readonly #rows: readonly (readonly string[])[]

  constructor(head: Head, aliases: Aliases = {}) {
    if (head.shape !== 'csv') throw new TypeError('a CSV dialect was opened on another shape')
    this.#rows = head.rows
    this.#isLocal = head.header.some(isLocalTime)
    for (const [index, name] of head.header.entries()) {
      const folded = foldColumn(name)
      const column = Object.hasOwn(aliases, folded) ? (aliases[folded] ?? folded) : folded
      let free = column
      for (let count = 2; this.#index.has(free); count += 1) free = `${column} (${count})`
      this.#index.set(free, index)
    }
  }

  has(...columns: readonly string[]): boolean {
    return columns.every((column) => this.#index.has(column))
  }

  hasAny(...columns: readonly string[]): boolean {
    return columns.some((column) => this.#index.has(column))
  }

  get columns(): readonly string[] {
    return [...this.#index.keys()]
  }

  cells(row: readonly string[]): Cells {
    return (column) => {
      const cell = row[this.#index.get(column) ?? -1]
      return cell === undefined || cell.trim() === '' || cell === '(blank)' ? undefined : cell
    }
  }

  /**
   * Reads the times of one column: ISO 8601, or slashed dates in the order that the head's rows show.
   * Null after exactly one quarantine call where there is none, it is unreadable, or it is in the
   * viewer's own zone, which no reader can undo.
   */
  times(column: string): (cells: Cells, out: Sink) => number | null {
    const index = this.#index.get(column) ?? -1
    const known = cultureOf(this.#rows.map((row) => row[index] ?? ''))
    return (cells, out) => {
      if (this.#isLocal) {
        refuseLocalTime(out)
        return null
      }
      const written = cells(column)
      const at = parseIso(written) ?? slashedTime(written, known, out)
      if (at === null) out.quarantine(written === undefined ? 'time-missing' : 'time-unreadable')
      return at
    }
  }
}
