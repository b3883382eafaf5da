import { defineDialect } from '../dialect.ts'
import { asRecord } from '../kit/fields.ts'
import { share } from '../kit/recognise.ts'
import { isUser, userSnapshot } from '../kit/snapshot.ts'

/** User objects of Graph or Get-MgUser (formats.md (o)). */
export const dialect = defineDialect({
  id: 'snapshot-users-json',
  label: {
    en: 'Users, JSON (Graph or PowerShell)',
    'zh-CN': '用户快照，JSON（Graph 或 PowerShell）',
  },
  shape: 'json',
  recognise: (head) => 0.85 * share(head, isUser),
  open: () => ({
    record(raw, out) {
      const record = asRecord(raw)
      const snapshot = record === null ? null : userSnapshot(record)
      if (snapshot !== null) out.snapshot(snapshot)
      else out.quarantine(record === null ? 'not-an-object' : 'unknown-record')
    },
  }),
})
