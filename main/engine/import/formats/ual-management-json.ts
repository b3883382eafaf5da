import { defineDialect } from '../dialect.ts'
import { normaliseAuditRecord } from '../kit/audit-record.ts'
import { unwrapAuditRecord } from '../kit/audit-wrapper.ts'
import { asRecord } from '../kit/fields.ts'
import { isGraphAudit } from '../kit/graph-audit.ts'

/** formats.md (h): bare AuditData objects, or the same inside a collector's wrapper. */
export const dialect = defineDialect({
  id: 'ual-management-json',
  label: {
    en: 'Unified audit log, Management Activity API JSON',
    'zh-CN': '统一审核日志（Management Activity API JSON）',
  },
  shape: 'json',
  recognise(head) {
    if (head.shape !== 'json' || head.samples.length === 0) return 0
    const found = head.samples.filter((sample) => {
      const record = asRecord(sample)
      return record !== null && unwrapAuditRecord(record) !== null && !isGraphAudit(record)
    }).length
    return found * 2 >= head.samples.length ? found / head.samples.length : 0
  },
  open() {
    return {
      record(raw, out) {
        if (asRecord(raw) === null) {
          out.quarantine('not-an-object')
          return
        }
        const record = unwrapAuditRecord(raw)
        if (record !== null) {
          normaliseAuditRecord(record, out)
          return
        }
        const looksLikeOne = 'RecordType' in (raw as object) || 'Operation' in (raw as object)
        out.quarantine(looksLikeOne ? 'time-missing' : 'unknown-record')
      },
    }
  },
})
