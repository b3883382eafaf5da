import { day as dayMs, formatDate, type Language } from '#shared'
import { dayText } from './day-names.ts'
import { daysIn, xOf, type Scale } from './time-scale.ts'

export type Tick = { readonly day: number; readonly x: number; readonly label: string }

/** Pixels from one label to the next. */
const apart = 64
/** Pixels that are enough where months differ in length. */
const nearest = 56
/** Pixels that a label at the end needs, or it would be cut. */
const room = 48

const daySteps = [1, 2, 7, 14]
const monthSteps = [1, 3, 12]

const monthOf = (day: number): number => Number(formatDate(day * dayMs).slice(5, 7))
const isFirstOfMonth = (day: number): boolean => formatDate(day * dayMs).endsWith('-01')

function dayTicks({ first, last }: Scale, step: number): number[] {
  // Weeks begin on Mondays; day 4 was one.
  const start = first + ((((4 - first) % step) + step) % step)
  return Array.from({ length: Math.floor((last - start) / step) + 1 }, (_, n) => start + n * step)
}

/** Firsts of the months in question; the span's own first day leads, if there is room before the next. */
function monthTicks(scale: Scale, step: number): number[] {
  const days = Array.from({ length: daysIn(scale) }, (_, n) => scale.first + n).filter(
    (day) => isFirstOfMonth(day) && (monthOf(day) - 1) % step === 0,
  )
  const next = days[0]
  const isRoomy = next === undefined || xOf(next * dayMs, scale) >= apart
  return isRoomy && next !== scale.first ? [scale.first, ...days] : days
}

function monthLabel(day: number, isFirst: boolean, language: Language): string {
  const isYearNamed = isFirst || monthOf(day) === 1
  return dayText(day, language, {
    month: 'short',
    ...(isYearNamed ? { year: 'numeric' } : {}),
  })
}

/** Of ticks too near each other the later ones go: years of a very long window in a narrow chart. */
function thinned(ticks: readonly Tick[]): readonly Tick[] {
  const kept: Tick[] = []
  for (const tick of ticks) {
    const last = kept.at(-1)
    if (last === undefined || tick.x - last.x >= nearest) kept.push(tick)
  }
  return kept
}

/** Days while they fit, then weeks, then months, quarters, years. */
export function ticksOf(scale: Scale, language: Language): readonly Tick[] {
  const perDay = scale.width / daysIn(scale)
  const step = daySteps.find((days) => days * perDay >= apart)
  const months = monthSteps.find((count) => count * 30 * perDay >= apart) ?? 12
  const days = step === undefined ? monthTicks(scale, months) : dayTicks(scale, step)
  const ticks = days.map((day, index) => ({
    day,
    x: xOf(day * dayMs, scale),
    label:
      step === undefined
        ? monthLabel(day, index === 0, language)
        : dayText(day, language, { day: 'numeric', month: 'short' }),
  }))
  return thinned(ticks).filter(({ x }) => x <= scale.width - room)
}
