import { isUser } from '../kit/snapshot.ts'
import { kindOf } from '../kit/state.ts'
import { stateDialect } from '../kit/state-dialect.ts'

/** User objects of Graph or Get-MgUser (formats.md (o)). */
export const dialect = stateDialect({
  id: 'snapshot-users-json',
  label: {
    en: 'Users, JSON (Graph or PowerShell)',
    'zh-CN': '用户快照，JSON（Graph 或 PowerShell）',
  },
  weight: 0.85,
  fits: isUser,
  kindOf: (record) => kindOf(record) ?? 'users',
})
