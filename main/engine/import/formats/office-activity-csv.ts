import { defineDialect } from '../dialect.ts'
import type { Head, Normaliser } from '../dialect.ts'
import { isOfficeActivity, normaliseOfficeActivity } from '../kit/office-activity.ts'
import { cultureOf, parseUsTime } from '../kit/time.ts'

const zonePattern = /\s*\[([^\]]*)\]\s*$/

/** Column names without the display zone the portal appends. */
function bareNames(header: readonly string[]): string[] {
  return header.map((name) => name.replace(zonePattern, '').trim())
}

/**
 * A slashed date becomes ISO text, so that one reader judges all times. Times in the viewer's own zone
 * cannot be undone and are refused (formats.md §0.2).
 */
function openRows(head: Head): Normaliser {
  if (head.shape !== 'csv') throw new TypeError('a CSV dialect was opened on another shape')
  const names = bareNames(head.header)
  const time = names.indexOf('TimeGenerated')
  const zone = zonePattern.exec(head.header[time] ?? '')?.[1]
  const isLocal = zone !== undefined && zone !== 'UTC'
  const known = cultureOf(head.rows.map((row) => row[time] ?? ''))
  return {
    record(raw, out) {
      const cells = [...(raw as readonly string[])]
      if (isLocal) {
        out.warn(
          'local-time',
          'Times are in the local zone of the person who exported; export again in UTC.',
        )
        out.quarantine('time-unreadable')
        return
      }
      const slashed = parseUsTime(cells[time], known ?? 'month-first')
      if (slashed !== null) {
        if (known === null)
          out.warn(
            'culture-assumed',
            'Dates like 6/7/2026 were read as month/day; no date in the head tells.',
          )
        cells[time] = new Date(slashed).toISOString()
      }
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
    const names = bareNames(head.header)
    const type = head.rows[0]?.[names.indexOf('Type')]
    return isOfficeActivity(new Set(names), type) ? 1 : 0
  },
  open: openRows,
})
