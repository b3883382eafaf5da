import { defineDialect } from '../dialect.ts'
import { auditColumns } from '../kit/audit-csv.ts'
import { normaliseGraphAudit } from '../kit/graph-audit.ts'

/** formats.md (k): the 13 columns of a Graph auditLogQuery, the record itself as JSON in the last. */
export const dialect = defineDialect({
  id: 'ual-graph-csv',
  label: {
    en: 'Unified audit log, Graph auditLogQuery CSV',
    'zh-CN': '统一审核日志（Graph auditLogQuery CSV）',
  },
  shape: 'csv',
  contentColumn: 'auditData',
  recognise: (head) => (auditColumns(head)?.has('auditlogrecordtype') === true ? 1 : 0),
  open(head) {
    const names = head.shape === 'csv' ? head.header.map((name) => name.trim()) : []
    return {
      record(raw, out) {
        const cells = raw as readonly string[]
        normaliseGraphAudit(
          Object.fromEntries(names.map((name, index) => [name, cells[index]])),
          out,
        )
      },
    }
  },
})
