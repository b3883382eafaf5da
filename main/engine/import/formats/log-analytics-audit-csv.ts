import { defineDialect } from '../dialect.ts'
import { normaliseDirectoryAudit } from '../kit/directory-audit.ts'
import { auditMembers, bareColumns, openTableCsv } from '../kit/log-analytics.ts'

/** Rows of the AuditLogs table of Log Analytics as the portal's CSV (formats.md (d)). */
export const dialect = defineDialect({
  id: 'log-analytics-audit-csv',
  label: {
    en: 'Log Analytics AuditLogs table, CSV',
    'zh-CN': 'Log Analytics AuditLogs 表，CSV',
  },
  shape: 'csv',
  recognise(head) {
    if (head.shape !== 'csv') return 0
    const columns = bareColumns(head.header)
    const any = (names: readonly string[]): boolean => names.some((name) => columns.has(name))
    return columns.has('TimeGenerated') && any(auditMembers.who) && any(auditMembers.what) ? 0.9 : 0
  },
  open(head) {
    const read = openTableCsv('audit', head)
    return {
      record(raw, out) {
        const found = read(raw as readonly string[], out)
        if (found !== null) normaliseDirectoryAudit(found.record, found.context, out)
      },
    }
  },
})
