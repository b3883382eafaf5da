import { day } from '#shared'

/** UTC day numbers (days since 1970-01-01), both included. */
export type DaySpan = { readonly first: number; readonly last: number }

/** A span of days drawn over a width in pixels. */
export type Scale = DaySpan & { readonly width: number }

/** The width of one cell: a day, or the days merged where one day would be too thin to see. */
export type Column = DaySpan & { readonly x: number; readonly width: number }

/** Pixels below which a cell is no mark any more. */
const thinnest = 3
/** Days to a column: a day, a week, four weeks. */
const units = [1, 7, 28]

export const daysIn = ({ first, last }: DaySpan): number => last - first + 1

/** Pixels from the left of an instant (epoch ms); beyond the span it lies beyond the width. */
export function xOf(at: number, { first, last, width }: Scale): number {
  return ((at / day - first) / daysIn({ first, last })) * width
}

/** The UTC day under a pixel, held within the span. */
export function dayAt(x: number, { first, last, width }: Scale): number {
  const found = first + Math.floor((x / width) * daysIn({ first, last }))
  return Math.min(last, Math.max(first, found))
}

/** The fewest days that keep a column visible. */
export function daysPerColumn(scale: Scale): number {
  const perDay = scale.width / daysIn(scale)
  return units.find((days) => days * perDay >= thinnest) ?? units.at(-1)!
}

/** Columns from left to right, without a hole; merged ones begin on Mondays, the outer two may be shorter. */
export function columnsOf(scale: Scale): readonly Column[] {
  if (scale.width <= 0) return []
  const unit = daysPerColumn(scale)
  const columns: Column[] = []
  for (let first = scale.first; first <= scale.last;) {
    const sinceStart = (first + 3) % unit
    const last = Math.min(scale.last, first + unit - sinceStart - 1)
    const x = xOf(first * day, scale)
    columns.push({ first, last, x, width: xOf((last + 1) * day, scale) - x })
    first = last + 1
  }
  return columns
}

/** Days of the case's window: the incident's first to the last observed, whose midnight ends it. */
export function spanBetween(from: number, to: number): DaySpan {
  const first = Math.floor(from / day)
  return { first, last: Math.max(first, Math.ceil(to / day) - 1) }
}
