import type { EventSource } from '#shared'
import { text } from './fields.ts'

/**
 * AuditLogRecordType of the Management Activity API schema, as far as a source depends on it. Numbers
 * above 231 follow the order of `auditLogRecordType` in Microsoft Graph, anchored at 148, 154, 216, 231
 * and 261.
 */
const recordTypes: readonly (readonly [number, string, EventSource])[] = [
  [1, 'ExchangeAdmin', 'ual.exchange-admin'],
  [2, 'ExchangeItem', 'ual.exchange-item'],
  [3, 'ExchangeItemGroup', 'ual.exchange-item'],
  [4, 'SharePoint', 'ual.sharepoint'],
  [6, 'SharePointFileOperation', 'ual.sharepoint'],
  [7, 'OneDrive', 'ual.sharepoint'],
  [8, 'AzureActiveDirectory', 'ual.entra'],
  [9, 'AzureActiveDirectoryAccountLogon', 'ual.sts'],
  [14, 'SharePointSharingOperation', 'ual.sharepoint'],
  [15, 'AzureActiveDirectoryStsLogon', 'ual.sts'],
  [19, 'ExchangeAggregatedOperation', 'ual.exchange-item'],
  [20, 'PowerBIAudit', 'ual.power-platform'],
  [21, 'CRM', 'ual.power-platform'],
  [24, 'Discovery', 'ual.ediscovery'],
  [25, 'MicrosoftTeams', 'ual.teams'],
  [30, 'MicrosoftFlow', 'ual.power-platform'],
  [31, 'AeD', 'ual.ediscovery'],
  [36, 'SharePointListOperation', 'ual.sharepoint'],
  [37, 'SharePointCommentOperation', 'ual.sharepoint'],
  [45, 'PowerAppsApp', 'ual.power-platform'],
  [46, 'PowerAppsPlan', 'ual.power-platform'],
  [49, 'TeamsHealthcare', 'ual.teams'],
  [50, 'ExchangeItemAggregated', 'ual.mail-access'],
  [54, 'SharePointListItemOperation', 'ual.sharepoint'],
  [55, 'SharePointContentTypeOperation', 'ual.sharepoint'],
  [56, 'SharePointFieldOperation', 'ual.sharepoint'],
  [57, 'MicrosoftTeamsAdmin', 'ual.teams'],
  [59, 'MicrosoftTeamsDevice', 'ual.teams'],
  [60, 'MicrosoftTeamsAnalytics', 'ual.teams'],
  [73, 'MicrosoftTeamsShifts', 'ual.teams'],
  [79, 'PowerPlatformAdminDlp', 'ual.power-platform'],
  [80, 'PowerPlatformAdminEnvironment', 'ual.power-platform'],
  [92, 'TeamsEasyApprovals', 'ual.teams'],
  [101, 'ExchangeSearch', 'ual.exchange-item'],
  [102, 'SharePointSearch', 'ual.sharepoint'],
  [149, 'PowerPlatformLockboxResourceAccessRequest', 'ual.power-platform'],
  [150, 'PowerPlatformLockboxResourceCommand', 'ual.power-platform'],
  [163, 'PowerPlatformServiceActivity', 'ual.power-platform'],
  [186, 'PowerPagesSite', 'ual.power-platform'],
  [187, 'PowerAppsResource', 'ual.power-platform'],
  [205, 'SharePointAppPermissionOperation', 'ual.sharepoint'],
  [206, 'MicrosoftTeamsSensitivityLabelAction', 'ual.teams'],
  [230, 'TeamsUpdates', 'ual.teams'],
  [239, 'HostedRpa', 'ual.power-platform'],
  [256, 'PowerPlatformAdministratorActivity', 'ual.power-platform'],
  [261, 'CopilotInteraction', 'ual.copilot'],
  [277, 'SharePointESignature', 'ual.sharepoint'],
  [278, 'Dynamics365BusinessCentral', 'ual.power-platform'],
  [284, 'AIAppInteraction', 'ual.copilot'],
]

const byNumber = new Map(recordTypes.map(([number, , source]) => [number, source]))
const byName = new Map(recordTypes.map(([number, name]) => [name.toLowerCase(), number]))

/** Newer types than the table knows, recognised by the service that wrote them. */
const byWorkload = new Map<string, EventSource>([
  ['powerapps', 'ual.power-platform'],
  ['powerplatform', 'ual.power-platform'],
  ['microsoftflow', 'ual.power-platform'],
  ['copilot', 'ual.copilot'],
])
const lastKnownType = 291

/** The number of a record type given as number, decimal text or name; null for anything else. */
export function recordTypeNumber(value: unknown): number | null {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : null
  const found = text(value)
  if (found === null) return null
  if (/^-?\d{1,6}$/.test(found)) return Number(found)
  return byName.get(found.toLowerCase()) ?? null
}

/**
 * Source of a unified-log record. Reading mail goes before the record type, for a Sync is an ExchangeItem
 * (formats.md "MailItemsAccessed in full"). Unknown, missing and -1 are `ual.other`.
 */
export function auditSource(
  recordType: number | null,
  operation: string,
  workload: unknown,
): EventSource {
  if (operation === 'mailitemsaccessed' || operation === 'attachmentaccess')
    return 'ual.mail-access'
  if (recordType === null) return 'ual.other'
  const known = byNumber.get(recordType)
  if (known !== undefined) return known
  if (recordType <= lastKnownType || typeof workload !== 'string') return 'ual.other'
  return byWorkload.get(workload.toLowerCase()) ?? 'ual.other'
}
