/**
 * What a source usually records in an hour of the week, from its own counts. Integers only: a figure that
 * reaches a verdict must not depend on how a build rounds.
 */
export type Profile = {
  /** Usual records in each of the 168 hours of a week. */
  hours: readonly number[]
  /** Usual records on each day of the week. */
  days: readonly number[]
  /** Records that a usual week is sure to have. */
  week: number
}

export const hoursOfWeek = 168
const hoursOfDay = 24

/** Hour 0 of the epoch was a Thursday; any fixed start of the week does. */
const slotOf = (hour: number) => ((hour % hoursOfWeek) + hoursOfWeek) % hoursOfWeek
const dayOf = (hour: number) => Math.floor(slotOf(hour) / hoursOfDay)

const lists = (length: number) => Array.from({ length }, (): number[] => [])
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

/** The two middle values; twice the one where the count is odd. */
function middle(values: readonly number[]): [lower: number, upper: number] {
  const sorted = [...values].sort((a, b) => a - b)
  return [
    sorted[Math.floor((sorted.length - 1) / 2)] ?? 0,
    sorted[Math.floor(sorted.length / 2)] ?? 0,
  ]
}

/**
 * A silence is part of the counts it is judged by. Of two weeks that differ the louder one is therefore
 * the usual one, and one week alone tells nothing: there what other days do stands in (`fallback`).
 */
function usual(values: readonly number[], fallback: number): number {
  return values.length < 2 ? Math.max(values[0] ?? 0, fallback) : middle(values)[1]
}

/** Profile of the counts by hour between first and last record; hours without a count are zero. */
export function profileOf(
  counts: ReadonlyMap<number, number>,
  firstHour: number,
  lastHour: number,
): Profile {
  const hours = lists(hoursOfWeek)
  const clock = lists(hoursOfDay)
  for (let hour = firstHour; hour <= lastHour; hour += 1) {
    const count = counts.get(hour) ?? 0
    hours[slotOf(hour)]!.push(count)
    clock[slotOf(hour) % hoursOfDay]!.push(count)
  }
  const days = lists(7)
  const lastDay = Math.floor((lastHour + 1) / hoursOfDay) - 1
  for (let day = Math.ceil(firstHour / hoursOfDay); day <= lastDay; day += 1) {
    const start = day * hoursOfDay
    const own = Array.from({ length: hoursOfDay }, (_, hour) => counts.get(start + hour) ?? 0)
    days[dayOf(start)]!.push(sum(own))
  }
  const length = lastHour - firstHour + 1
  const total = sum(hours.flat())
  const ofClock = clock.map((values) => usual(values, Math.floor(total / length)))
  const ofDay = usual(days.flat(), Math.floor((total * hoursOfDay) / length))
  return {
    hours: hours.map((values, slot) => usual(values, ofClock[slot % hoursOfDay]!)),
    days: days.map((values) => usual(values, ofDay)),
    week: Math.max(...[hours, days].map((slots) => sum(slots.map((values) => middle(values)[0])))),
  }
}

/**
 * Records expected between two hours (end exclusive): by hours, or by the whole days within, whichever
 * tells more, for a source of a few records a day has a median of nought in every hour.
 */
export function expectedBetween(profile: Profile, from: number, to: number): number {
  let byHour = 0
  for (let hour = from; hour < to; hour += 1) byHour += profile.hours[slotOf(hour)]!
  let byDay = 0
  for (let day = Math.ceil(from / hoursOfDay); (day + 1) * hoursOfDay <= to; day += 1)
    byDay += profile.days[dayOf(day * hoursOfDay)]!
  return Math.max(byHour, byDay)
}
