import { daysIn, type Column } from './time-scale.ts'

/** Steps of darkness; more could not be told apart. */
export const shades = 5

/** Records by UTC day number, in order, without empty days. */
export type DayCounts = readonly (readonly [day: number, records: number])[]

/** From 1 to `shades`; 0 for no record at all. */
export type Shade = (recordsPerDay: number) => number

/**
 * A lane's own scale of its busiest and quietest day, logarithmic: a lane of ten records a day and one of
 * a million are read alike. A quarter of the busiest day is the lightest at most, or else a steady log
 * would look restless.
 */
export function shadeOf(days: DayCounts): Shade {
  const counts = days.map(([, records]) => records).filter((records) => records > 0)
  const highest = counts.reduce((most, records) => Math.max(most, records), 1)
  const lowest = counts.reduce((least, records) => Math.min(least, records), highest / 4)
  return (recordsPerDay) => {
    if (recordsPerDay <= 0) return 0
    const share = Math.log(recordsPerDay / lowest) / Math.log(highest / lowest)
    return Math.min(shades, Math.max(1, 1 + Math.floor(share * shades)))
  }
}

/** Records of each column. */
export function recordsOf(days: DayCounts, columns: readonly Column[]): readonly number[] {
  const sums = columns.map(() => 0)
  let index = 0
  for (const [day, records] of days) {
    while (index < columns.length && columns[index]!.last < day) index += 1
    const column = columns[index]
    if (column === undefined) break
    if (day >= column.first) sums[index]! += records
  }
  return sums
}

const hairline = ({ width }: Column) => Math.max(1, width - (width > 5 ? 1 : 0.6))

/** One SVG path a shade, from the lightest: five elements a lane instead of one a day. */
export function shadePaths(
  columns: readonly Column[],
  records: readonly number[],
  shade: Shade,
  height: number,
): readonly string[] {
  const paths = Array.from({ length: shades }, () => '')
  columns.forEach((column, index) => {
    const level = shade(records[index]! / daysIn(column))
    if (level === 0) return
    const x = column.x.toFixed(2)
    paths[level - 1] += `M${x} 0h${hairline(column).toFixed(2)}v${height}H${x}z`
  })
  return paths
}

/** A full-strength foot under each column that has records: its presence shows where the shade is faint. */
export function footPath(
  columns: readonly Column[],
  records: readonly number[],
  height: number,
): string {
  return columns
    .map((column, index) =>
      records[index]! > 0
        ? `M${column.x.toFixed(2)} ${height - 1}h${hairline(column).toFixed(2)}`
        : '',
    )
    .join('')
}
