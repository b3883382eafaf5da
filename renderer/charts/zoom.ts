import { daysIn, type DaySpan } from './time-scale.ts'

/** A closer look than this shows no more: the hours of a day stand beside the chart. */
const fewestDays = 3

/** The span moved, and shortened if need be, to lie inside the whole. */
export function inside(span: DaySpan, whole: DaySpan): DaySpan {
  const days = Math.min(daysIn(span), daysIn(whole))
  const first = Math.min(Math.max(span.first, whole.first), whole.last - days + 1)
  return { first, last: first + days - 1 }
}

/** `factor` below 1 comes closer. The day `around` keeps its place as far as the whole allows. */
export function zoomed(view: DaySpan, whole: DaySpan, factor: number, around: number): DaySpan {
  const wanted = Math.max(fewestDays, Math.round(daysIn(view) * factor))
  const days = Math.min(daysIn(whole), wanted)
  const share = (Math.min(view.last, Math.max(view.first, around)) - view.first) / daysIn(view)
  const first = Math.round(around - share * days)
  return inside({ first, last: first + days - 1 }, whole)
}

/** The view moved no further than to show the day. */
export function revealing(view: DaySpan, whole: DaySpan, day: number): DaySpan {
  const shift = Math.min(0, day - view.first) + Math.max(0, day - view.last)
  return inside({ first: view.first + shift, last: view.last + shift }, whole)
}

/** What was dragged over, in whichever direction; widened to what may be shown at least. */
export function brushed(one: number, other: number, whole: DaySpan): DaySpan {
  const first = Math.min(one, other)
  const last = Math.max(Math.max(one, other), first + fewestDays - 1)
  return inside({ first, last }, whole)
}

export const isWhole = (view: DaySpan, whole: DaySpan): boolean =>
  view.first === whole.first && view.last === whole.last
