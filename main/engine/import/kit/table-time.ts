import type { Sink } from '../dialect.ts'
import { parseUsTime, type Culture } from './time.ts'

const zone = /\s*\[([^\]]*)\]\s*$/

/** A column's name without the display zone that Log Analytics appends to it. */
export function withoutZone(column: string): string {
  return column.replace(zone, '').trim()
}

/** Whether a column's times are in the zone of the person who exported, which no reader can undo. */
export function isLocalTime(column: string): boolean {
  const found = zone.exec(column)?.[1]
  return found !== undefined && found !== 'UTC'
}

/** Quarantines a row of such a table. */
export function refuseLocalTime(out: Sink): void {
  out.warn(
    'local-time',
    'Times are in the local zone of the person who exported; export again in UTC.',
  )
  out.quarantine('time-unreadable')
}

/** A slashed date in the file's known order; month first, with a warning, where none is known. */
export function slashedTime(written: unknown, known: Culture | null, out: Sink): number | null {
  const at = parseUsTime(written, known ?? 'month-first')
  if (at !== null && known === null)
    out.warn(
      'culture-assumed',
      'Dates like 6/7/2026 were read as month/day; no date in the head tells.',
    )
  return at
}
