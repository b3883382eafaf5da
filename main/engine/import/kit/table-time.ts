import type { Sink } from '../dialect.ts'
import type { QuarantineCode } from '../record.ts'
import { isTimeOfDay } from './time.ts'

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

/** What a spreadsheet made of the time in a cell; null where it made nothing of it that is known. */
export function spreadsheetDamage(written: string | undefined): QuarantineCode | null {
  if (written === undefined) return null
  if (/^\s*#{3,}\s*$/.test(written)) return 'cell-hidden'
  return isTimeOfDay(written) ? 'time-without-date' : null
}
