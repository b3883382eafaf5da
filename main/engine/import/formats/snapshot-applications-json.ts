import { isApplication } from '../kit/snapshot.ts'
import { kindOf } from '../kit/state.ts'
import { stateDialect } from '../kit/state-dialect.ts'

/** Application objects of Graph or Get-MgApplication (formats.md (o)). */
export const dialect = stateDialect({
  id: 'snapshot-applications-json',
  label: {
    en: 'App registrations, JSON (Graph or PowerShell)',
    'zh-CN': '应用注册快照，JSON（Graph 或 PowerShell）',
  },
  weight: 0.85,
  fits: isApplication,
  kindOf: (record) => kindOf(record) ?? 'applications',
})
