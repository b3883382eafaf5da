import { defineDialect } from '../dialect.ts'
import { asRecord } from '../kit/fields.ts'
import { share } from '../kit/recognise.ts'
import { applicationSnapshot, isApplication } from '../kit/snapshot.ts'

/** Application objects of Graph or Get-MgApplication (formats.md (o)). */
export const dialect = defineDialect({
  id: 'snapshot-applications-json',
  label: {
    en: 'App registrations, JSON (Graph or PowerShell)',
    'zh-CN': '应用注册快照，JSON（Graph 或 PowerShell）',
  },
  shape: 'json',
  recognise: (head) => 0.85 * share(head, isApplication),
  open: () => ({
    record(raw, out) {
      const record = asRecord(raw)
      const snapshot = record === null ? null : applicationSnapshot('applications', record)
      if (snapshot !== null) out.snapshot(snapshot)
      else out.quarantine(record === null ? 'not-an-object' : 'unknown-record')
    },
  }),
})
