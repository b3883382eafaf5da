import type { Column, DaySpan } from './time-scale.ts'

/** A cell by lane and by day. */
export type GridPlace = { readonly row: number; readonly day: number }

type Grid = {
  readonly rows: number
  readonly columns: readonly Column[]
  /** All days there are; the columns may show fewer. */
  readonly whole: DaySpan
}

type Key = { readonly key: string; readonly ctrlKey: boolean }

/** Columns that Page Up and Page Down move by. */
const page = 7

const held = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value))

/** First day of a column; past the ends, as many days further as a column has, as far as days go. */
function dayOf(index: number, { columns, whole }: Grid): number {
  const inner = columns[held(index, 0, columns.length - 1)]!
  const days = inner.last - inner.first + 1
  if (index < 0) return held(inner.first + index * days, whole.first, whole.last)
  const beyond = index - columns.length + 1
  return beyond > 0 ? held(inner.last + beyond, whole.first, whole.last) : inner.first
}

/** Where a key leads in the grid, as the ARIA grid pattern has it; null for a key that leads nowhere. */
export function placeAfter({ key, ctrlKey }: Key, at: GridPlace, grid: Grid): GridPlace | null {
  const column = grid.columns.findIndex(({ first, last }) => at.day >= first && at.day <= last)
  if (column === -1) return null
  const across = (steps: number) => ({ row: at.row, day: dayOf(column + steps, grid) })
  const down = (steps: number) => ({ row: held(at.row + steps, 0, grid.rows - 1), day: at.day })
  switch (key) {
    case 'ArrowLeft':
      return across(-1)
    case 'ArrowRight':
      return across(1)
    case 'PageUp':
      return across(-page)
    case 'PageDown':
      return across(page)
    case 'ArrowUp':
      return down(-1)
    case 'ArrowDown':
      return down(1)
    case 'Home':
      return { row: ctrlKey ? 0 : at.row, day: dayOf(0, grid) }
    case 'End':
      return {
        row: ctrlKey ? grid.rows - 1 : at.row,
        day: dayOf(grid.columns.length - 1, grid),
      }
    case 'Enter':
    case ' ':
      return at
    default:
      return null
  }
}
