/**
 * Times as Microsoft writes them (formats.md §0.2), without Date.parse: that reads a missing zone as local
 * time, and a verdict must not depend on the machine's zone.
 */

export type Culture = 'month-first' | 'day-first'

const minuteMs = 60_000
const dayMs = 86_400_000
const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

function daysIn(month: number, year: number): number {
  return month === 2 && isLeap(year) ? 29 : (monthDays[month - 1] ?? 0)
}

/** Days from 1970-01-01 in the proleptic Gregorian calendar, with March as the year's first month. */
function dayNumber(year: number, month: number, day: number): number {
  const shifted = month > 2 ? year : year - 1
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100)
  return era * 146_097 + yearOfEra * 365 + leapDays + dayOfYear - 719_468
}

/** Milliseconds since 1970 UTC; null when the calendar or clock has no such instant. */
function instant(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): number | null {
  if (month < 1 || month > 12 || day < 1 || day > daysIn(month, year)) return null
  if (hour > 23 || minute > 59 || second > 59) return null
  return dayNumber(year, month, day) * dayMs + (hour * 3600 + minute * 60 + second) * 1000
}

/** Two digits at `at`, or NaN, which fails every comparison made of it. */
function twoDigits(value: string, at: number): number {
  const tens = value.charCodeAt(at) - 48
  const ones = value.charCodeAt(at + 1) - 48
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN
}

/** `YYYY-MM-DDTHH:MM:SS` at the start of the text, the form of nearly every record. */
function fastPrefix(value: string): number {
  if (value.charCodeAt(4) !== 45 || value.charCodeAt(7) !== 45) return Number.NaN
  if (value.charCodeAt(13) !== 58 || value.charCodeAt(16) !== 58) return Number.NaN
  const separator = value.charCodeAt(10)
  if (separator !== 84 && separator !== 32 && separator !== 116) return Number.NaN
  const year = twoDigits(value, 0) * 100 + twoDigits(value, 2)
  const month = twoDigits(value, 5)
  const day = twoDigits(value, 8)
  const hour = twoDigits(value, 11)
  const minute = twoDigits(value, 14)
  const second = twoDigits(value, 17)
  const sum = year + month + day + hour + minute + second
  if (Number.isNaN(sum)) return Number.NaN
  return instant(year, month, day, hour, minute, second) ?? Number.NaN
}

const restPattern = /^(?:[.,](\d{1,9}))? ?(Z|[+-]\d{2}(?::?\d{2})?)?$/i
const serialisedPattern = /^\/Date\((-?\d{1,15})(?:[+-]\d{4})?\)\/$/

function offsetMs(zone: string | undefined): number | null {
  if (zone === undefined || zone === 'Z' || zone === 'z') return 0
  const hours = Number(zone.slice(1, 3))
  const minutes = zone.length > 3 ? Number(zone.slice(-2)) : 0
  if (hours > 14 || minutes > 59) return null
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * minuteMs
}

function withRest(start: number, rest: string): number | null {
  const match = restPattern.exec(rest)
  if (match === null) return null
  const offset = offsetMs(match[2])
  if (offset === null) return null
  const fraction = match[1] === undefined ? 0 : Number(match[1].padEnd(3, '0').slice(0, 3))
  return start + fraction - offset
}

/**
 * Epoch milliseconds of an ISO 8601 instant: `Z`, `±hh:mm` or no zone (UTC, as Microsoft writes it), `T` or
 * a blank between, up to 9 fraction digits cut to milliseconds, blanks around it; also `/Date(ms)/` of
 * PowerShell 5.1. A date without a time is no instant. Null for all else, also for 30 February.
 */
export function parseIso(value: unknown): number | null {
  if (typeof value !== 'string' || value.length < 10) return null
  const start = fastPrefix(value)
  if (!Number.isNaN(start)) {
    if (value.length === 19 || (value.length === 20 && value.charCodeAt(19) === 90)) return start
    return withRest(start, value.slice(19).trimEnd())
  }
  const trimmed = value.trim()
  if (trimmed.length !== value.length) return parseIso(trimmed)
  const serialised = serialisedPattern.exec(value)
  return serialised === null ? null : Number(serialised[1])
}

const usPattern =
  /^(\d{1,2})\/(\d{1,2})\/(\d{4}),?\s+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(?:\s*([ap])\.?m\.?)?$/i

/**
 * Epoch milliseconds of slashed dates read as UTC: `5/18/2021 9:13:33 PM`, `6/15/2026, 12:40:24.178 PM`,
 * also on a 24-hour clock. Which of the first two numbers is the month cannot be seen in one value: the
 * caller decides it for the file. Null when not such a time or not in the calendar.
 */
export function parseUsTime(value: unknown, culture: Culture): number | null {
  if (typeof value !== 'string') return null
  const match = usPattern.exec(value.trim())
  if (match === null) return null
  const [first, second] = [Number(match[1]), Number(match[2])]
  const [month, day] = culture === 'month-first' ? [first, second] : [second, first]
  const hour = hourOf(Number(match[4]), match[8])
  if (hour === null) return null
  const at = instant(Number(match[3]), month, day, hour, Number(match[5]), Number(match[6] ?? 0))
  return at === null ? null : at + Number((match[7] ?? '').padEnd(3, '0').slice(0, 3))
}

function hourOf(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour
  if (hour < 1 || hour > 12) return null
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
}

/**
 * Which of the first two numbers of slashed dates is the month: a number above 12 is a day. Null when none
 * of the texts decides it; the first that does decides for all.
 */
export function cultureOf(texts: Iterable<string>): Culture | null {
  for (const value of texts) {
    const match = /^\s*(\d{1,2})\/(\d{1,2})\/\d{4}/.exec(value)
    if (match === null) continue
    if (Number(match[1]) > 12) return 'day-first'
    if (Number(match[2]) > 12) return 'month-first'
  }
  return null
}
