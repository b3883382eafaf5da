import { textWidth } from './text-width.ts'
import { xOf, type Scale } from './time-scale.ts'

/** An instant that is drawn through all lanes. */
export type TimeLine = { readonly id: string; readonly at: number; readonly label: string }

export type PlacedLine = {
  readonly id: string
  readonly label: string
  readonly x: number
  /** Where the label begins or ends. */
  readonly labelX: number
  readonly anchor: 'start' | 'end'
  /** 0 or more: labels that would run into each other stand below each other. */
  readonly row: number
}

const labelSize = 11
const beside = 5

/** Lines inside the span with labels that neither leave the chart nor cover each other. */
export function placeLines(lines: readonly TimeLine[], scale: Scale): readonly PlacedLine[] {
  const rowEnds: number[] = []
  return lines
    .map(({ id, at, label }) => ({ id, label, x: xOf(at, scale) }))
    .filter(({ x }) => x >= 0 && x <= scale.width)
    .sort((a, b) => a.x - b.x)
    .map(({ id, label, x }) => {
      const width = textWidth(label, labelSize)
      const fits = x + beside + width <= scale.width
      const left = fits ? x + beside : x - beside - width
      const free = rowEnds.findIndex((end) => end + beside <= left)
      const row = free === -1 ? rowEnds.length : free
      rowEnds[row] = left + width
      return {
        id,
        label,
        x,
        labelX: fits ? x + beside : x - beside,
        anchor: fits ? 'start' : 'end',
        row,
      }
    })
}
