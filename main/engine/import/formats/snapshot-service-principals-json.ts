import { isServicePrincipal } from '../kit/snapshot.ts'
import { kindOf } from '../kit/state.ts'
import { stateDialect } from '../kit/state-dialect.ts'

/** Service principal objects of Graph or Get-MgServicePrincipal (formats.md (o)). */
export const dialect = stateDialect({
  id: 'snapshot-service-principals-json',
  label: {
    en: 'Service principals, JSON (Graph or PowerShell)',
    'zh-CN': '服务主体快照，JSON（Graph 或 PowerShell）',
  },
  weight: 0.85,
  fits: isServicePrincipal,
  kindOf: (record) => kindOf(record) ?? 'service-principals',
})
