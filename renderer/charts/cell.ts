import type { Lane } from '#contract'
import { day, parseTime } from '#shared'
import type { DaySpan } from './time-scale.ts'

/** A source on a day: what can be selected. */
export type CellPlace = { readonly source: string; readonly day: number }

/** What a lane holds on the days of a column. */
export type Cell = {
  readonly records: number
  readonly gaps: Lane['gaps']
  readonly collected: Lane['collected']
}

const lies = (at: string, { first, last }: DaySpan): boolean => {
  const time = parseTime(at) ?? Number.NaN
  return time >= first * day && time < (last + 1) * day
}

const touches = (gap: Lane['gaps'][number], { first, last }: DaySpan): boolean =>
  (parseTime(gap.from) ?? Infinity) < (last + 1) * day &&
  (parseTime(gap.to) ?? -Infinity) > first * day

/** Gaps over the tenant come before those of single mailboxes. */
export function cellOf(lane: Lane, days: DaySpan): Cell {
  return {
    records: lane.days
      .filter(([at]) => at >= days.first && at <= days.last)
      .reduce((sum, [, records]) => sum + records, 0),
    gaps: lane.gaps
      .filter((gap) => touches(gap, days))
      .sort((a, b) => Number(b.tenantWide) - Number(a.tenantWide)),
    collected: lane.collected.filter(({ at }) => lies(at, days)),
  }
}

export const isNeverCollected = ({ events, collected }: Lane): boolean =>
  events === 0 && collected.length === 0

/** Logs before states, each in the order given. */
export function orderedLanes(lanes: readonly Lane[]): readonly Lane[] {
  return [...lanes].sort((a, b) => Number(a.kind === 'state') - Number(b.kind === 'state'))
}
