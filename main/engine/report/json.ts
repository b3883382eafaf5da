import { formatTime } from '#shared'
import type { ReportModel } from './model.ts'

/** The evaluation document, with the scope it was made under and the ledger of what was read. */
export function renderJson({ scope, evaluation, ledger }: ReportModel): string {
  const document = {
    scope: {
      name: scope.name,
      tenants: scope.tenants,
      incidentStart: formatTime(scope.incidentStart),
      containedAt: formatTime(scope.containedAt),
      observedUntil: formatTime(scope.observedUntil),
      frozenAt: scope.frozenAt === null ? null : formatTime(scope.frozenAt),
      policy: scope.policy,
    },
    evaluation,
    ledger,
  }
  return `${JSON.stringify(document)}\n`
}
