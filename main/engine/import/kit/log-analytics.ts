import type { EventSource } from '#shared'
import type { Head, Sink } from '../dialect.ts'
import { SlashedDates } from './date-order.ts'
import { guidOrText, text, type JsonRecord } from './fields.ts'
import { tenantOfPath, type RecordContext } from './record-context.ts'
import { isLocalTime, refuseLocalTime, spreadsheetDamage, withoutZone } from './table-time.ts'
import { parseIso } from './time.ts'

/**
 * Log Analytics tables (formats.md (d)): Graph's properties under other names, the lists as JSON text.
 * A column that is not listed here is not read. `ResourceId` is the tenant's path; the resource signed in
 * to is `ResourceIdentity`. `TenantId` is the workspace and is never read.
 */
const signInColumns = {
  Id: 'id',
  CreatedDateTime: 'createdDateTime',
  UserId: 'userId',
  UserPrincipalName: 'userPrincipalName',
  UserType: 'userType',
  HomeTenantId: 'homeTenantId',
  AppId: 'appId',
  AppOwnerTenantId: 'appOwnerTenantId',
  IPAddress: 'ipAddress',
  AutonomousSystemNumber: 'autonomousSystemNumber',
  LocationDetails: 'location',
  Status: 'status',
  ClientAppUsed: 'clientAppUsed',
  UserAgent: 'userAgent',
  DeviceDetail: 'deviceDetail',
  CorrelationId: 'correlationId',
  ConditionalAccessStatus: 'conditionalAccessStatus',
  IsInteractive: 'isInteractive',
  SignInEventTypes: 'signInEventTypes',
  TokenIssuerName: 'tokenIssuerName',
  TokenIssuerType: 'tokenIssuerType',
  AuthenticationProcessingDetails: 'authenticationProcessingDetails',
  AuthenticationRequirement: 'authenticationRequirement',
  AuthenticationProtocol: 'authenticationProtocol',
  IncomingTokenType: 'incomingTokenType',
  OriginalTransferMethod: 'originalTransferMethod',
  CrossTenantAccessType: 'crossTenantAccessType',
  RiskEventTypes: 'riskEventTypes',
  RiskEventTypes_V2: 'riskEventTypes_v2',
  ResourceDisplayName: 'resourceDisplayName',
  ResourceIdentity: 'resourceId',
  ResourceTenantId: 'resourceTenantId',
  ServicePrincipalId: 'servicePrincipalId',
  ServicePrincipalCredentialKeyId: 'servicePrincipalCredentialKeyId',
  ServicePrincipalCredentialThumbprint: 'servicePrincipalCredentialThumbprint',
  ClientCredentialType: 'clientCredentialType',
  FederatedCredentialId: 'federatedCredentialId',
  ManagedServiceIdentity: 'managedServiceIdentity',
  UniqueTokenIdentifier: 'uniqueTokenIdentifier',
  SessionId: 'sessionId',
} as const

const auditColumns = {
  Id: 'id',
  ActivityDateTime: 'activityDateTime',
  ActivityDisplayName: 'activityDisplayName',
  Category: 'category',
  CorrelationId: 'correlationId',
  Result: 'result',
  ResultReason: 'resultReason',
  LoggedByService: 'loggedByService',
  AADOperationType: 'operationType',
  InitiatedBy: 'initiatedBy',
  TargetResources: 'targetResources',
  AdditionalDetails: 'additionalDetails',
} as const

/** Columns about the row rather than in the Graph object. */
const contextColumns = [
  'TimeGenerated',
  'AADTenantId',
  'ResourceId',
  'OperationName',
  'ResultType',
  'Category',
  'Type',
  'Location',
] as const

const timeColumns: ReadonlySet<string> = new Set([
  'TimeGenerated',
  'CreatedDateTime',
  'ActivityDateTime',
])

export type LogAnalyticsTable = 'sign-in' | 'audit'

const columnsOf: Readonly<Record<LogAnalyticsTable, ReadonlyMap<string, string>>> = {
  'sign-in': new Map(Object.entries(signInColumns)),
  audit: new Map(Object.entries(auditColumns)),
}

/** Table names, and the diagnostic categories that fill them, in lower case. */
const sources: ReadonlyMap<string, EventSource> = new Map([
  ['signinlogs', 'entra.signin.interactive'],
  ['aadnoninteractiveusersigninlogs', 'entra.signin.noninteractive'],
  ['noninteractiveusersigninlogs', 'entra.signin.noninteractive'],
  ['aadserviceprincipalsigninlogs', 'entra.signin.service-principal'],
  ['serviceprincipalsigninlogs', 'entra.signin.service-principal'],
  ['aadmanagedidentitysigninlogs', 'entra.signin.managed-identity'],
  ['managedidentitysigninlogs', 'entra.signin.managed-identity'],
  ['adfssigninlogs', 'entra.signin.adfs'],
])

/** The sign-in log of a table name or diagnostic category; null for any other word. */
export function signInSource(name: unknown): EventSource | null {
  return sources.get(text(name)?.toLowerCase() ?? '') ?? null
}

/** A row by column name; a cell that is empty is absent. */
export type Row = (column: string) => unknown

export type TableRecord = { record: JsonRecord; context: RecordContext }

/**
 * The Graph-shaped record and its surroundings from one row. Queries may overwrite `Type` (a real export
 * holds "Application" there), so the category is asked as well.
 */
export function tableRecord(table: LogAnalyticsTable, row: Row): TableRecord {
  const record: JsonRecord = {}
  for (const [column, field] of columnsOf[table]) {
    const value = row(column)
    if (value !== undefined && value !== null && value !== '' && value !== '(blank)')
      record[field] = value
  }
  if (table === 'sign-in') record['location'] ??= { countryOrRegion: row('Location') }
  const time = row('TimeGenerated')
  const context: RecordContext = {
    source: table === 'audit' ? null : (signInSource(row('Type')) ?? signInSource(row('Category'))),
    tenant: guidOrText(row('AADTenantId')) ?? tenantOfPath(row('ResourceId')),
    operationRaw: text(row('OperationName')) ?? '',
    envelopeAt: typeof time === 'number' ? time : parseIso(time),
    resultType: row('ResultType'),
    callerAddress: null,
  }
  return { record, context }
}

export function bareColumns(header: readonly string[]): ReadonlySet<string> {
  return new Set(header.map(withoutZone))
}

/** What tells the tables apart; queries choose and order columns, so any of a group will do. */
export const auditMembers = {
  who: ['InitiatedBy', 'TargetResources', 'AADOperationType'],
  what: ['ActivityDateTime', 'ActivityDisplayName', 'OperationName'],
} as const

export const signInMembers = {
  who: ['UserPrincipalName', 'UserId', 'ServicePrincipalId'],
  what: [
    'ResultType',
    'ConditionalAccessStatus',
    'UniqueTokenIdentifier',
    'AuthenticationRequirement',
  ],
  never: [
    ...auditMembers.who,
    'OfficeWorkload',
    'OfficeId',
    'Caller',
    'RequestUri',
    'RiskEventType',
  ],
} as const

type Columns = {
  /** Where each column that is read stands; of two of one name, the first. */
  index: ReadonlyMap<string, number>
  times: readonly number[]
  isLocal: boolean
}

function readHeader(header: readonly string[], table: LogAnalyticsTable): Columns {
  const wanted = new Set<string>([...columnsOf[table].keys(), ...contextColumns])
  const index = new Map<string, number>()
  for (const [at, name] of header.entries()) {
    const bare = withoutZone(name)
    if (wanted.has(bare) && !index.has(bare)) index.set(bare, at)
  }
  const times = [...index].filter(([name]) => timeColumns.has(name)).map(([, at]) => at)
  return { index, times, isLocal: times.some((at) => isLocalTime(header[at] ?? '')) }
}

/** The column with the time of the event, where the table has one; else that of its ingestion. */
function eventColumn({ index }: Columns): number {
  const event = index.get('CreatedDateTime') ?? index.get('ActivityDateTime')
  return event ?? index.get('TimeGenerated') ?? -1
}

/**
 * Opens a CSV of one table by its header, whatever the order of columns. The function returned gives null
 * after quarantining a row whose times cannot be read.
 */
export function openTableCsv(
  table: LogAnalyticsTable,
  head: Head,
): (cells: readonly string[], out: Sink) => TableRecord | null {
  if (head.shape !== 'csv') throw new TypeError('a CSV dialect was opened on another shape')
  const columns = readHeader(head.header, table)
  const event = eventColumn(columns)
  const dates = head.dates ?? new SlashedDates()
  dates.survey(head.rows.flatMap((row) => columns.times.map((at) => row[at] ?? '')))
  return (row, out) => {
    if (columns.isLocal) {
      refuseLocalTime(out)
      return null
    }
    const cells: (string | number | undefined)[] = [...row]
    for (const at of columns.times) {
      const slashed = dates.read(row[at], out)
      const refused = typeof slashed === 'string' ? slashed : null
      const code = refused ?? (at === event ? spreadsheetDamage(row[at]) : null)
      if (code !== null) {
        out.quarantine(code)
        return null
      }
      if (typeof slashed === 'number') cells[at] = slashed
    }
    return tableRecord(table, (name) => cells[columns.index.get(name) ?? -1])
  }
}
