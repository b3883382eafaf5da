/**
 * The scenario's calendar. Day 0 is the incident start; days count from it and may be negative. Fixed dates
 * and hand-written formats, because the same seed must give the same bytes in any zone and locale.
 */
export const second = 1000
export const minute = 60 * second
export const hour = 60 * minute
export const day = 24 * hour

const dayZero = Date.UTC(2026, 0, 12)

/** Epoch ms of `time` (`HH:MM` or `HH:MM:SS`) on the given day of the scenario. */
export function on(dayNumber: number, time = '00:00'): number {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number)
  return dayZero + dayNumber * day + hours * hour + minutes * minute + seconds * second
}

/** Logs reach back ten days before the incident and one day past the end of observation. */
export const firstDay = -10
export const lastDay = 62

export const timeline = {
  logsFrom: on(firstDay),
  logsTo: on(lastDay + 1),
  incidentStart: on(0),
  containedFrom: on(28, '14:00'),
  containedAt: on(28, '15:30'),
  observedUntil: on(62),
  frozenAt: on(65, '06:00'),
  firstSnapshot: on(28, '18:00'),
  lastSnapshot: on(61, '20:00'),
} as const

/** The one query window of the Exchange administration export that nobody ran; half-open. */
export const missingWindow = { from: on(33), to: on(37) } as const

export function isWeekend(at: number): boolean {
  const weekday = new Date(at).getUTCDay()
  return weekday === 0 || weekday === 6
}

/** `2026-01-12T08:15:22` as the unified audit log writes it: UTC without saying so. */
export function zoneless(at: number): string {
  return new Date(at).toISOString().slice(0, 19)
}

/** `2026-01-12T08:15:22Z`. */
export function isoSeconds(at: number): string {
  return `${zoneless(at)}Z`
}

/** `2026-01-12T08:15:22.1230000Z`, the seven digits of .NET. */
export function isoTicks(at: number): string {
  return `${new Date(at).toISOString().slice(0, 23)}0000Z`
}

/** `1/12/2026 8:15:22 AM`, CreationDate of a console with US culture. */
export function usText(at: number): string {
  const { month, date, year, hours12, minutes, seconds, half } = parts(at)
  return `${month}/${date}/${year} ${hours12}:${minutes}:${seconds} ${half}`
}

/** `1/12/2026, 8:15:22.123 AM`, dates of a Log Analytics CSV. */
export function portalText(at: number): string {
  const { month, date, year, hours12, minutes, seconds, milliseconds, half } = parts(at)
  return `${month}/${date}/${year}, ${hours12}:${minutes}:${seconds}.${milliseconds} ${half}`
}

/** `2026-01-12`, for file names. */
export function dateName(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}

function parts(at: number) {
  const moment = new Date(at)
  const hours = moment.getUTCHours()
  return {
    month: moment.getUTCMonth() + 1,
    date: moment.getUTCDate(),
    year: moment.getUTCFullYear(),
    hours12: hours % 12 === 0 ? 12 : hours % 12,
    minutes: pad(moment.getUTCMinutes(), 2),
    seconds: pad(moment.getUTCSeconds(), 2),
    milliseconds: pad(moment.getUTCMilliseconds(), 3),
    half: hours < 12 ? 'AM' : 'PM',
  }
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0')
}
