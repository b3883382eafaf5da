/**
 * Times as Microsoft writes them (formats.md §0.2), without Date.parse: that reads a missing zone as local
 * time, and a verdict must not depend on the machine's zone.
 */

/** Which of the first two numbers of a slashed date is the month. */
export type DateOrder = 'month-first' | 'day-first'

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

const slashedPattern = /^\s*(\d{1,2})\/(\d{1,2})\/(\d{4})(?!\d)/
const clockPattern =
  /^,?\s+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(?:\s*([ap])\.?m\.?)?\s*$/i

/**
 * A slashed date in both of its readings. A day is epoch milliseconds of its midnight, or null where that
 * order makes no day of the calendar; the clock is milliseconds of the day, or null where it is none.
 */
export type SlashedDate = {
  'month-first': number | null
  'day-first': number | null
  clock: number | null
  hasSeconds: boolean
}

/**
 * Reads `5/18/2021 9:13:33 PM`, `6/15/2026, 12:40:24.178 PM`, also on a 24-hour clock, as UTC. Which of
 * the first two numbers is the month cannot be seen in one value: it is decided for the file. Null for
 * text that does not begin so.
 */
export function parseSlashed(value: unknown): SlashedDate | null {
  if (typeof value !== 'string') return null
  const date = slashedPattern.exec(value)
  if (date === null) return null
  const [first, second, year] = [Number(date[1]), Number(date[2]), Number(date[3])]
  const clock = clockPattern.exec(value.slice(date[0].length))
  return {
    'month-first': instant(year, first, second, 0, 0, 0),
    'day-first': instant(year, second, first, 0, 0, 0),
    clock: clock === null ? null : clockOf(clock),
    hasSeconds: clock?.[3] !== undefined,
  }
}

/** Epoch milliseconds of a slashed date in a known order; null when not such a time. */
export function parseUsTime(value: unknown, order: DateOrder): number | null {
  const date = parseSlashed(value)
  return date === null ? null : slashedInstant(date, order)
}

export function slashedInstant(date: SlashedDate, order: DateOrder): number | null {
  const day = date[order]
  return day === null || date.clock === null ? null : day + date.clock
}

function clockOf(match: RegExpExecArray): number | null {
  const hour = hourOf(Number(match[1]), match[5])
  const [minute, second] = [Number(match[2]), Number(match[3] ?? 0)]
  if (hour === null || hour > 23 || minute > 59 || second > 59) return null
  const fraction = Number((match[4] ?? '').padEnd(3, '0').slice(0, 3))
  return (hour * 3600 + minute * 60 + second) * 1000 + fraction
}

function hourOf(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour
  if (hour < 1 || hour > 12) return null
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
}

const timeOfDayPattern = /^\s*\d{1,2}:\d{2}(:\d{2})?(\.\d+)?(\s*[ap]\.?m\.?)?\s*$/i

/** A clock without a date, which is what a spreadsheet keeps of a time it shows as `12:36 PM` or `40:24.2`. */
export function isTimeOfDay(value: string): boolean {
  return timeOfDayPattern.test(value)
}
