import { defineDialect } from '../dialect.ts'
import { asRecord } from '../kit/fields.ts'
import { share } from '../kit/recognise.ts'
import { inboxRuleSnapshot, isInboxRule } from '../kit/rule-snapshot.ts'

/** Graph messageRules with their mailbox beside them, and Get-InboxRule (formats.md (o)). */
export const dialect = defineDialect({
  id: 'snapshot-inbox-rules-json',
  label: {
    en: 'Inbox rules, JSON (Graph or PowerShell)',
    'zh-CN': '收件箱规则快照，JSON（Graph 或 PowerShell）',
  },
  shape: 'json',
  recognise: (head) => 0.85 * share(head, isInboxRule),
  open: () => ({
    record(raw, out) {
      const record = asRecord(raw)
      const snapshot = record === null ? null : inboxRuleSnapshot(record)
      if (snapshot !== null) out.snapshot(snapshot)
      else out.quarantine(record === null ? 'not-an-object' : 'unknown-record')
    },
  }),
})
