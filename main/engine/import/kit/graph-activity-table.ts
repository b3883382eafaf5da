import { guidOrText } from './fields.ts'
import { normaliseGraphActivity } from './graph-activity.ts'
import { graphNames } from './graph-names.ts'
import { hasAll, hasAny } from './recognise.ts'
import { bareContext } from './record-context.ts'
import type { RecordFormat } from './record-format.ts'

/**
 * The MicrosoftGraphActivityLogs table of Log Analytics. `TenantId` is the workspace there, as in every
 * table (formats.md (d)); only AadTenantId is the tenant.
 */
export const graphActivityTable: RecordFormat = {
  id: 'log-analytics-graph-activity',
  label: {
    en: 'Log Analytics MicrosoftGraphActivityLogs table',
    'zh-CN': 'Log Analytics MicrosoftGraphActivityLogs 表',
  },
  certainty: 0.95,
  fits: (record) =>
    hasAll(record, ['TimeGenerated', 'RequestUri']) &&
    hasAny(record, ['RequestMethod', 'ResponseStatusCode', 'SignInActivityId']),
  times: ['TimeGenerated', 'TokenIssuedAt'],
  normalise(record, out) {
    const named = graphNames(record)
    const tenant = guidOrText(record['AadTenantId'] ?? record['AADTenantId'])
    const operationRaw = 'Microsoft Graph Activity'
    normaliseGraphActivity(named, { ...bareContext, tenant, operationRaw }, out)
  },
}
