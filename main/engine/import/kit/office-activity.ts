import type { Sink } from '../dialect.ts'
import { normaliseAuditRecord } from './audit-record.ts'
import { text } from './fields.ts'
import type { JsonRecord } from './fields.ts'

/**
 * Columns of the OfficeActivity table under other names than in AuditData (formats.md (j)). TimeGenerated
 * is the event's time here; Start_Time is later and is not read.
 */
const renamed = new Map<string, string>([
  ['TimeGenerated', 'CreationTime'],
  ['OfficeWorkload', 'Workload'],
  ['SourceRecordId', 'Id'],
  ['Client_IPAddress', 'ClientIPAddress'],
  ['Logon_Type', 'LogonType'],
  ['OfficeObjectId', 'ObjectId'],
  ['Site_Url', 'SiteUrl'],
  ['Event_Data', 'EventData'],
  ['AddonName', 'AddOnName'],
  ['SendonBehalfOfUserSmtp', 'SendOnBehalfOfUserSmtp'],
])

/** Second columns of the same field, read where the first is empty. */
const twins = new Map<string, string>([
  ['OfficeId', 'Id'],
  ['OrganizationId_', 'OrganizationId'],
  ['UserId_', 'UserId'],
  ['ClientIP_', 'ClientIP'],
  ['Site_Url_', 'SiteUrl'],
])

/** The workspace's id and its placeholder `$RestApiTenantId$` must never pass for the Entra tenant. */
const neverRead = new Set(['TenantId', 'OfficeTenantId', 'OfficeTenantId_', 'Start_Time', 'Type'])

/**
 * One OfficeActivity row, given as column/value pairs, read as the audit record it was made from. Empty
 * cells and `(blank)` are absent. Exactly one call on the sink.
 */
export function normaliseOfficeActivity(
  cells: Iterable<readonly [string, unknown]>,
  out: Sink,
): void {
  const record: JsonRecord = {}
  const second: JsonRecord = {}
  for (const [column, value] of cells) {
    if (value === null || value === undefined || value === '' || value === '(blank)') continue
    if (neverRead.has(column)) continue
    const twin = twins.get(column)
    if (twin === undefined) record[renamed.get(column) ?? column] = value
    else second[twin] = value
  }
  for (const [name, value] of Object.entries(second)) record[name] ??= value
  normaliseAuditRecord(record, out)
}

/** Column names that only this table has. */
export function isOfficeActivity(columns: ReadonlySet<string>, type: unknown): boolean {
  if (!columns.has('TimeGenerated')) return false
  if (text(type) === 'OfficeActivity') return true
  return columns.has('OfficeWorkload') && columns.has('Operation')
}
