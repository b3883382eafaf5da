import { defineDialect } from '../dialect.ts'
import { normaliseDirectoryAudit } from '../kit/directory-audit.ts'
import { asRecord } from '../kit/fields.ts'
import { auditMembers, tableRecord } from '../kit/log-analytics.ts'
import { hasAll, hasAny, share } from '../kit/recognise.ts'

/** Rows of the AuditLogs table of Log Analytics as JSON objects (formats.md (d)). */
export const dialect = defineDialect({
  id: 'log-analytics-audit-json',
  label: {
    en: 'Log Analytics AuditLogs table, JSON',
    'zh-CN': 'Log Analytics AuditLogs 表，JSON',
  },
  shape: 'json',
  recognise: (head) =>
    0.9 *
    share(
      head,
      (record) =>
        hasAll(record, ['TimeGenerated']) &&
        hasAny(record, auditMembers.who) &&
        hasAny(record, auditMembers.what),
    ),
  open: () => ({
    record(raw, out) {
      const row = asRecord(raw)
      if (row === null) {
        out.quarantine('not-an-object')
        return
      }
      const { record, context } = tableRecord('audit', (column) => row[column])
      normaliseDirectoryAudit(record, context, out)
    },
  }),
})
