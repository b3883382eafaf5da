import { defineDialect } from '../dialect.ts'
import { asRecord } from '../kit/fields.ts'
import { share } from '../kit/recognise.ts'
import { applicationSnapshot, isServicePrincipal } from '../kit/snapshot.ts'

/** Service principal objects of Graph or Get-MgServicePrincipal (formats.md (o)). */
export const dialect = defineDialect({
  id: 'snapshot-service-principals-json',
  label: {
    en: 'Service principals, JSON (Graph or PowerShell)',
    'zh-CN': '服务主体快照，JSON（Graph 或 PowerShell）',
  },
  shape: 'json',
  recognise: (head) => 0.85 * share(head, isServicePrincipal),
  open: () => ({
    record(raw, out) {
      const record = asRecord(raw)
      const snapshot = record === null ? null : applicationSnapshot('service-principals', record)
      if (snapshot !== null) out.snapshot(snapshot)
      else out.quarantine(record === null ? 'not-an-object' : 'unknown-record')
    },
  }),
})
