/** Milliseconds; a day is always 24 h here, for every instant is UTC. */
export const second = 1_000
export const minute = 60 * second
export const hour = 60 * minute
export const day = 24 * hour

const pad = (value: number, width: number) => String(value).padStart(width, '0')

/**
 * Civil date of a count of days since 1970-01-01, by Hinnant's algorithm: `Date` would do, but the pure
 * layer has no business with the host's clock or zone.
 */
function civil(days: number): { year: number; month: number; date: number } {
  const shifted = days + 719_468
  const era = Math.floor(shifted / 146_097)
  const ofEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) /
      365,
  )
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * ofYear + 2) / 153)
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    date: ofYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  }
}

/** `2026-03-09` of an epoch-millisecond instant, UTC. */
export function formatDate(at: number): string {
  const { year, month, date } = civil(Math.floor(at / day))
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}`
}

/** `2026-03-09T02:14:09.120Z`: always with milliseconds, so that text order is time order. */
export function formatTime(at: number): string {
  const ofDay = at - Math.floor(at / day) * day
  const clock = [Math.floor(ofDay / hour), Math.floor((ofDay % hour) / minute)]
  const rest = ofDay % minute
  return `${formatDate(at)}T${clock.map((part) => pad(part, 2)).join(':')}:${pad(Math.floor(rest / second), 2)}.${pad(rest % second, 3)}Z`
}

const isoTime =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i

const monthDays = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Days since 1970-01-01 of a civil date, the inverse of `civil`. */
function daysOf(year: number, month: number, date: number): number {
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const ofEra = shifted - era * 400
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1
  return (
    era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468
  )
}

/** Null for an offset that no clock has. */
function offsetOf(zone: string | undefined): number | null {
  if (zone === undefined || zone.toUpperCase() === 'Z') return 0
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(-2))]
  if (hours > 23 || minutes > 59) return null
  return (zone.startsWith('-') ? -1 : 1) * (hours * hour + minutes * minute)
}

/**
 * Epoch milliseconds of an ISO 8601 time as a person types it; without a zone it is UTC, whatever the
 * machine's zone, and a date alone is its midnight. Null when it is no such time.
 */
export function parseTime(text: string): number | null {
  const match = isoTime.exec(text.trim())
  if (match === null) return null
  const [year, month, date, hours, minutes, seconds] = match
    .slice(1, 7)
    .map((part) => Number(part ?? 0))
  const leap = year! % 4 === 0 && (year! % 100 !== 0 || year! % 400 === 0)
  if (month! < 1 || month! > 12 || date! < 1 || date! > monthDays[month! - 1]!) return null
  if (month === 2 && date === 29 && !leap) return null
  if (hours! > 23 || minutes! > 59 || seconds! > 59) return null
  const offset = offsetOf(match[8])
  if (offset === null) return null
  const fraction = Number((match[7] ?? '').padEnd(3, '0').slice(0, 3))
  return (
    daysOf(year!, month!, date!) * day +
    hours! * hour +
    minutes! * minute +
    seconds! * second +
    fraction -
    offset
  )
}
