import { day, formatTime, type Language } from '#shared'
import type { DaySpan } from './time-scale.ts'

const localeOf = (language: Language): string => (language === 'en' ? 'en-GB' : language)

/** Text of a UTC day number; `options` without a time zone. */
export function dayText(
  at: number,
  language: Language,
  options: Intl.DateTimeFormatOptions,
): string {
  const format = new Intl.DateTimeFormat(localeOf(language), { ...options, timeZone: 'UTC' })
  return format.format(at * day)
}

/** `Sat, 14 Feb 2026` or `2026年2月14日 周六`. */
export function nameOfDay(at: number, language: Language): string {
  return dayText(at, language, {
    weekday: 'short',
    day: 'numeric',
    month: language === 'en' ? 'short' : 'long',
    year: 'numeric',
  })
}

/** `12 Jan 2026, 10:40 UTC`; midnight is the day alone. */
export function nameOfMoment(at: number, language: Language): string {
  const date = dayText(Math.floor(at / day), language, {
    day: 'numeric',
    month: language === 'en' ? 'short' : 'long',
    year: 'numeric',
  })
  if (at % day === 0) return date
  const clock = formatTime(at).slice(11, 16)
  return language === 'en' ? `${date}, ${clock} UTC` : `${date} ${clock} UTC`
}

/** One day by its name, several as `9 – 15 Feb 2026`. */
export function nameOfDays({ first, last }: DaySpan, language: Language): string {
  if (first === last) return nameOfDay(first, language)
  const format = new Intl.DateTimeFormat(localeOf(language), {
    day: 'numeric',
    month: language === 'en' ? 'short' : 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
  return format.formatRange(first * day, last * day)
}
