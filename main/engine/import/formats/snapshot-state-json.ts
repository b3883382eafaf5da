import { isRoleWithMembers } from '../kit/role-members.ts'
import { kindOf } from '../kit/state.ts'
import { stateDialect } from '../kit/state-dialect.ts'

/**
 * Every other kind of state, and files that hold several: each record tells its kind by its members
 * (formats.md (o)).
 */
export const dialect = stateDialect({
  id: 'snapshot-state-json',
  label: {
    en: 'Tenant state, JSON (Graph or PowerShell)',
    'zh-CN': '租户状态快照，JSON（Graph 或 PowerShell）',
  },
  weight: 0.8,
  fits: (record) => kindOf(record) !== null || isRoleWithMembers(record),
  kindOf,
})
