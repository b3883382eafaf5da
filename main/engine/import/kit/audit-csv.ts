import { excelCellLength } from '../cell-damage.ts'
import type { Head, Normaliser } from '../dialect.ts'
import { normaliseAuditRecord } from './audit-record.ts'

/** Column names in lower case without blanks around them, or null when AuditData is not among them. */
export function auditColumns(head: Head): ReadonlySet<string> | null {
  if (head.shape !== 'csv') return null
  const columns = new Set(head.header.map((name) => name.trim().toLowerCase()))
  return columns.has('auditdata') ? columns : null
}

/**
 * Reads only the AuditData cell: the other columns repeat it, with dates in an unknown culture (formats.md
 * §0.2). An empty cell and one cut off (older builds) are quarantined, never dropped.
 */
export function openAuditCsv(head: Head): Normaliser {
  if (head.shape !== 'csv') throw new TypeError('a CSV dialect was opened on another shape')
  const index = head.header.findIndex((name) => name.trim().toLowerCase() === 'auditdata')
  return {
    record(raw, out) {
      const cell = (raw as readonly string[])[index]
      if (cell === undefined || cell.trim() === '') {
        out.quarantine('audit-data-empty')
        return
      }
      let parsed: unknown
      try {
        parsed = JSON.parse(cell)
      } catch {
        out.quarantine(cell.length === excelCellLength ? 'cell-cut' : 'audit-data-not-json')
        return
      }
      normaliseAuditRecord(parsed, out)
    },
  }
}
