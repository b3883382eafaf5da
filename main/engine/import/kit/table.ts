import type { Head, Sink } from '../dialect.ts'
import { SlashedDates } from './date-order.ts'
import { isLocalTime, refuseLocalTime, spreadsheetDamage, withoutZone } from './table-time.ts'
import { parseIso } from './time.ts'

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

/** Names made distinct: one that occurs again becomes `name (2)`. */
export function numberedNames(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    let free = name
    for (let count = 2; taken.has(free); count += 1) free = `${name} (${count})`
    taken.add(free)
    return free
  })
}

/**
 * Columns of a table by folded name. A name that occurs again is kept as `name (2)`: a map from name to
 * value would lose one of the two.
 */
export class Table {
  readonly #index = new Map<string, number>()
  readonly #isLocal: boolean
  readonly #rows: readonly (readonly string[])[]
  readonly #dates: SlashedDates

  constructor(head: Head, aliases: Aliases = {}) {
    if (head.shape !== 'csv') throw new TypeError('a CSV dialect was opened on another shape')
    this.#rows = head.rows
    this.#dates = head.dates ?? new SlashedDates()
    this.#isLocal = head.header.some(isLocalTime)
    const names = head.header.map((name) => {
      const folded = foldColumn(name)
      return Object.hasOwn(aliases, folded) ? (aliases[folded] ?? folded) : folded
    })
    for (const [index, name] of numberedNames(names).entries()) this.#index.set(name, index)
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
   * Reads the times of one column: ISO 8601, or slashed dates in the order that the file shows. Null after
   * exactly one quarantine call where there is none, it is unreadable, its order is not known, or it is
   * in the viewer's own zone, which no reader can undo.
   */
  times(column: string): (cells: Cells, out: Sink) => number | null {
    const index = this.#index.get(column) ?? -1
    this.#dates.survey(this.#rows.map((row) => row[index] ?? ''))
    return (cells, out) => {
      if (this.#isLocal) {
        refuseLocalTime(out)
        return null
      }
      const written = cells(column)
      const at = parseIso(written) ?? this.#dates.read(written, out)
      if (typeof at === 'number') return at
      if (written === undefined) out.quarantine('time-missing')
      else out.quarantine(at ?? spreadsheetDamage(written) ?? 'time-unreadable')
      return null
    }
  }
}
