import { formatTime, minute, parseTime, type Language } from '#shared'
import type { Settings } from '#contract'

/** Thousands apart by a comma in both languages. */
export function formatCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+(?!\d))/g, ',')
}

const units = ['B', 'kB', 'MB', 'GB', 'TB']

/** Decimal units, as disks and file managers have them: `1.9 GB`. */
export function formatBytes(bytes: number): string {
  const power = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1000 ** power
  return `${value.toFixed(power === 0 || value >= 100 ? 0 : 1)} ${units[power]}`
}

/** `7 s`, `3 min`, `2 h 5 min`: what a person waits by. */
export function formatDuration(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000))
  if (seconds < 90) return `${seconds} s`
  const minutes = Math.round(seconds / 60)
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

const pad = (value: number): string => String(Math.abs(value)).padStart(2, '0')

function offsetName(at: number): string {
  const offset = -new Date(at).getTimezoneOffset()
  return `${offset < 0 ? '−' : '+'}${pad(Math.trunc(offset / 60))}:${pad(offset % 60)}`
}

/** `2026-02-02 03:14:09`: seconds and milliseconds only where there are any. */
function civil(at: number): string {
  const text = formatTime(at).replace('T', ' ')
  return text.slice(0, at % minute === 0 ? 16 : at % 1000 === 0 ? 19 : 23)
}

/** An instant as people read it; the offset is always printed. Text that is no time stands as it is. */
export function formatMoment(iso: string, clock: Settings['clock']): string {
  const at = parseTime(iso)
  if (at === null) return iso
  if (clock === 'utc') return `${civil(at)} UTC`
  const shifted = at - new Date(at).getTimezoneOffset() * minute
  return `${civil(shifted)} ${offsetName(at)}`
}

/** As `formatMoment`, to the minute: when something was done here, not when a record says it was. */
export function formatMinute(iso: string, clock: Settings['clock']): string {
  return formatMoment(iso.replace(/:\d\d(\.\d+)?Z$/, ':00Z'), clock)
}

/** `12 Jan 2026` or `2026年1月12日`, UTC: where the hour does not matter. */
export function formatDay(iso: string, language: Language): string {
  const at = parseTime(iso)
  if (at === null) return iso
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    day: 'numeric',
    month: language === 'en' ? 'short' : 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(at)
}

/** `5c1e3f…90ab`: enough to recognise; what is copied is the whole. */
export function shortHash(hash: string): string {
  return hash.length <= 16 ? hash : `${hash.slice(0, 8)}…${hash.slice(-4)}`
}
