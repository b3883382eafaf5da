import { defineDialect } from '../dialect.ts'
import { auditColumns, openAuditCsv } from '../kit/audit-csv.ts'

/** formats.md (f): columns in any order, others beside them; everything is in AuditData. */
export const dialect = defineDialect({
  id: 'ual-search-csv',
  label: {
    en: 'Unified audit log, Search-UnifiedAuditLog CSV',
    'zh-CN': '统一审核日志（Search-UnifiedAuditLog CSV）',
  },
  shape: 'csv',
  contentColumn: 'AuditData',
  recognise(head) {
    const columns = auditColumns(head)
    if (columns === null) return 0
    return columns.has('operations') || columns.has('userids') ? 1 : 0
  },
  open: openAuditCsv,
})
