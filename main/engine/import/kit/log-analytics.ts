import type { EventSource } from '#shared'
import type { Head, Sink } from '../dialect.ts'
import { guidOrText, text, type JsonRecord } from './fields.ts'
import { tenantOfPath, type RecordContext } from './record-context.ts'
import { parseIso, parseUsTime, type Culture } from './time.ts'

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

const utcSuffix = ' [UTC]'
const suffix = /\s*\[[^\]]*\]\s*$/

/** A column's name without the time zone the portal appends to it. */
function bareColumn(header: string): string {
  return header.replace(suffix, '').trim()
}

export function bareColumns(header: readonly string[]): ReadonlySet<string> {
  return new Set(header.map(bareColumn))
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

type Column = { index: number; time: boolean; local: boolean }

function readHeader(header: readonly string[], table: LogAnalyticsTable): Map<string, Column> {
  const wanted = new Set<string>([...columnsOf[table].keys(), ...contextColumns])
  const columns = new Map<string, Column>()
  for (const [index, name] of header.entries()) {
    const bare = bareColumn(name)
    if (!wanted.has(bare) || columns.has(bare)) continue
    const zoned = suffix.test(name) && !name.trim().endsWith(utcSuffix)
    columns.set(bare, { index, time: timeColumns.has(bare), local: zoned })
  }
  return columns
}

/**
 * Which of the two first numbers of a slashed date is the month, from the head's rows: a number above 12
 * is a day. Null when none decides it.
 */
function cultureOf(
  head: Head & { shape: 'csv' },
  columns: ReadonlyMap<string, Column>,
): Culture | null {
  for (const column of columns.values()) {
    if (!column.time) continue
    for (const row of head.rows) {
      const match = /^\s*(\d{1,2})\/(\d{1,2})\/\d{4}/.exec(row[column.index] ?? '')
      if (match === null) continue
      if (Number(match[1]) > 12) return 'day-first'
      if (Number(match[2]) > 12) return 'month-first'
    }
  }
  return null
}

/**
 * Opens a CSV of one table by its header, whatever the order of columns. The function returned gives null
 * after quarantining a row whose times are in the viewer's local zone, which no reader can undo.
 */
export function openTableCsv(
  table: LogAnalyticsTable,
  head: Head,
): (cells: readonly string[], out: Sink) => TableRecord | null {
  if (head.shape !== 'csv') throw new TypeError('a CSV dialect was opened on another shape')
  const columns = readHeader(head.header, table)
  const known = cultureOf(head, columns)
  const culture = known ?? 'month-first'
  const local = [...columns.values()].some((column) => column.time && column.local)
  return (cells, out) => {
    if (local) {
      out.warn(
        'local-time',
        'Times are in the local zone of the person who exported; export again in UTC.',
      )
      out.quarantine('time-unreadable')
      return null
    }
    return tableRecord(table, (name) => {
      const column = columns.get(name)
      const cell = column === undefined ? undefined : cells[column.index]
      if (column === undefined || !column.time || cell === undefined || !cell.includes('/'))
        return cell
      if (known === null)
        out.warn(
          'culture-assumed',
          'Dates like 6/7/2026 were read as month/day; no date in the head tells.',
        )
      return parseUsTime(cell, culture) ?? cell
    })
  }
}
