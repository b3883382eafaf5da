import { defineDialect } from '../dialect.ts'
import { auditColumns, openAuditCsv } from '../kit/audit-csv.ts'

/** formats.md (g): the portal names its columns in the singular, unlike the cmdlet. */
export const dialect = defineDialect({
  id: 'ual-purview-csv',
  label: {
    en: 'Unified audit log, Purview portal CSV',
    'zh-CN': '统一审核日志（Purview 门户 CSV）',
  },
  shape: 'csv',
  contentColumn: 'AuditData',
  recognise(head) {
    const columns = auditColumns(head)
    if (columns === null || columns.has('operations') || columns.has('userids')) return 0
    if (columns.has('auditlogrecordtype')) return 0
    if (columns.has('operation') || columns.has('recordid')) return 1
    return 0.5
  },
  open: openAuditCsv,
})
