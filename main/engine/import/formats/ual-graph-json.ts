import { defineDialect } from '../dialect.ts'
import { asRecord } from '../kit/fields.ts'
import { isGraphAudit, normaliseGraphAudit } from '../kit/graph-audit.ts'
import { share } from '../kit/recognise.ts'

/** formats.md (i): records of a Graph security auditLogQuery, also as Get-UALGraph stores them. */
export const dialect = defineDialect({
  id: 'ual-graph-json',
  label: {
    en: 'Unified audit log, Graph auditLogQuery JSON',
    'zh-CN': '统一审核日志（Graph auditLogQuery JSON）',
  },
  shape: 'json',
  recognise: (head) => share(head, isGraphAudit),
  open: () => ({
    record(raw, out) {
      const record = asRecord(raw)
      if (record === null) out.quarantine('not-an-object')
      else if (!isGraphAudit(record)) out.quarantine('unknown-record')
      else normaliseGraphAudit(record, out)
    },
  }),
})
