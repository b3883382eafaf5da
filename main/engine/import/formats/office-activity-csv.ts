import { defineDialect } from '../dialect.ts'
import type { Head, Normaliser } from '../dialect.ts'
import { isOfficeActivity, normaliseOfficeActivity } from '../kit/office-activity.ts'
import { SlashedDates } from '../kit/date-order.ts'
import { isLocalTime, refuseLocalTime, spreadsheetDamage, withoutZone } from '../kit/table-time.ts'

/**
 * A slashed date becomes ISO text, so that one reader judges all times. Times in the viewer's own zone
 * cannot be undone and are refused (formats.md §0.2).
 */
function openRows(head: Head): Normaliser {
  if (head.shape !== 'csv') throw new TypeError('a CSV dialect was opened on another shape')
  const names = head.header.map(withoutZone)
  const time = names.indexOf('TimeGenerated')
  const isLocal = isLocalTime(head.header[time] ?? '')
  const dates = head.dates ?? new SlashedDates()
  dates.survey(head.rows.map((row) => row[time] ?? ''))
  return {
    record(raw, out) {
      const cells = [...(raw as readonly string[])]
      if (isLocal) {
        refuseLocalTime(out)
        return
      }
      const slashed = dates.read(cells[time], out)
      const refused = typeof slashed === 'string' ? slashed : spreadsheetDamage(cells[time])
      if (refused !== null) {
        out.quarantine(refused)
        return
      }
      if (typeof slashed === 'number') cells[time] = new Date(slashed).toISOString()
      normaliseOfficeActivity(
        names.map((name, index) => [name, cells[index]] as const),
        out,
      )
    },
  }
}

/** formats.md (j): the table as the portal exports it. */
export const dialect = defineDialect({
  id: 'office-activity-csv',
  label: {
    en: 'Log Analytics OfficeActivity, CSV',
    'zh-CN': 'Log Analytics OfficeActivity（CSV）',
  },
  shape: 'csv',
  recognise(head) {
    if (head.shape !== 'csv') return 0
    const names = head.header.map(withoutZone)
    const type = head.rows[0]?.[names.indexOf('Type')]
    return isOfficeActivity(new Set(names), type) ? 1 : 0
  },
  open: openRows,
})
