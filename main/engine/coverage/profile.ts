/**
 * What a source usually records in an hour of the week, from its own counts. Integers only: a figure that
 * reaches a verdict must not depend on how a build rounds.
 */
export type Profile = {
  /** Median over the weeks, for each of the 168 hours of a week. */
  hours: readonly number[]
  /** Median over the weeks, for each day of the week. */
  days: readonly number[]
}

export const hoursOfWeek = 168

/** Hour 0 of the epoch was a Thursday; any fixed start of the week does. */
const slotOf = (hour: number) => ((hour % hoursOfWeek) + hoursOfWeek) % hoursOfWeek
const dayOf = (hour: number) => Math.floor(slotOf(hour) / 24)

/** The smaller of the two middle values: a silence must not be expected to be louder than it was. */
function lowerMedian(values: number[]): number {
  if (values.length === 0) return 0
  return values.sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)]!
}

/** Profile of the counts by hour between first and last record; hours without a count are zero. */
export function profileOf(
  counts: ReadonlyMap<number, number>,
  firstHour: number,
  lastHour: number,
): Profile {
  const hours = Array.from({ length: hoursOfWeek }, (): number[] => [])
  const days = Array.from({ length: 7 }, (): number[] => [])
  for (let hour = firstHour; hour <= lastHour; hour += 1)
    hours[slotOf(hour)]!.push(counts.get(hour) ?? 0)
  const firstDay = Math.ceil(firstHour / 24)
  const lastDay = Math.floor((lastHour + 1) / 24) - 1
  for (let day = firstDay; day <= lastDay; day += 1) {
    let total = 0
    for (let hour = day * 24; hour < (day + 1) * 24; hour += 1) total += counts.get(hour) ?? 0
    days[dayOf(day * 24)]!.push(total)
  }
  return { hours: hours.map(lowerMedian), days: days.map(lowerMedian) }
}

/**
 * Records expected between two hours (end exclusive): by hours, or by the whole days within, whichever
 * tells more, for a source of a few records a day has a median of nought in every hour.
 */
export function expectedBetween(profile: Profile, from: number, to: number): number {
  let byHour = 0
  for (let hour = from; hour < to; hour += 1) byHour += profile.hours[slotOf(hour)]!
  let byDay = 0
  for (let day = Math.ceil(from / 24); (day + 1) * 24 <= to; day += 1)
    byDay += profile.days[dayOf(day * 24)]!
  return Math.max(byHour, byDay)
}

/** Records expected in a usual week. */
export function expectedInWeek(profile: Profile): number {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  return Math.max(sum(profile.hours), sum(profile.days))
}
