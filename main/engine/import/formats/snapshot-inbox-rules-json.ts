import { isInboxRule } from '../kit/rule-snapshot.ts'
import { kindOf } from '../kit/state.ts'
import { stateDialect } from '../kit/state-dialect.ts'

/** Graph messageRules with their mailbox beside them, and Get-InboxRule (formats.md (o)). */
export const dialect = stateDialect({
  id: 'snapshot-inbox-rules-json',
  label: {
    en: 'Inbox rules, JSON (Graph or PowerShell)',
    'zh-CN': '收件箱规则快照，JSON（Graph 或 PowerShell）',
  },
  weight: 0.85,
  fits: isInboxRule,
  kindOf: (record) => kindOf(record) ?? 'inbox-rules',
})
