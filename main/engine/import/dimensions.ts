import type { EventFields } from '#shared'

export type Cell = string | number | null

const bit = (value: boolean | null): number | null => (value === null ? null : value ? 1 : 0)

/**
 * A group of fields that events share, interned as one row. `lookup` is the field that tells most rows
 * apart; `same` compares an event with a row without building one, for that is done millions of times.
 */
export type Dimension = {
  columns: readonly string[]
  cells(event: EventFields): Cell[]
  lookup(event: EventFields): string | null
  same(event: EventFields, cells: readonly Cell[]): boolean
}

/** One entry a table (docs/data-model.md), named after the question it answers. */
export const dimensions = {
  activity: {
    columns: [
      'tenant',
      'source',
      'record_type',
      'operation',
      'operation_raw',
      'ok',
      'error_code',
      'logon_type',
      'external_access',
      'mail_access',
      'throttled',
    ],
    cells: (e) => [
      e.tenant,
      e.source,
      e.recordType,
      e.operation,
      e.operationRaw,
      bit(e.ok),
      e.errorCode,
      e.logonType,
      bit(e.externalAccess),
      e.mailAccess,
      bit(e.throttled),
    ],
    lookup: (e) => e.operation,
    same: (e, c) =>
      c[0] === e.tenant &&
      c[1] === e.source &&
      c[2] === e.recordType &&
      c[3] === e.operation &&
      c[4] === e.operationRaw &&
      c[5] === bit(e.ok) &&
      c[6] === e.errorCode &&
      c[7] === e.logonType &&
      c[8] === bit(e.externalAccess) &&
      c[9] === e.mailAccess &&
      c[10] === bit(e.throttled),
  },
  actor: {
    columns: ['kind', 'id', 'upn', 'home_tenant', 'app_id'],
    cells: (e) => [e.actorKind, e.actorId, e.actorUpn, e.actorHomeTenant, e.actorAppId],
    lookup: (e) => e.actorUpn ?? e.actorId ?? e.actorAppId,
    same: (e, c) =>
      c[0] === e.actorKind &&
      c[1] === e.actorId &&
      c[2] === e.actorUpn &&
      c[3] === e.actorHomeTenant &&
      c[4] === e.actorAppId,
  },
  target: {
    columns: ['kind', 'id', 'name'],
    cells: (e) => [e.targetKind, e.targetId, e.targetName],
    lookup: (e) => e.targetId ?? e.targetName,
    same: (e, c) => c[0] === e.targetKind && c[1] === e.targetId && c[2] === e.targetName,
  },
  mailbox: {
    columns: ['address'],
    cells: (e) => [e.mailbox],
    lookup: (e) => e.mailbox,
    same: (e, c) => c[0] === e.mailbox,
  },
  address: {
    columns: ['ip', 'trust', 'asn', 'country'],
    cells: (e) => [e.ip, e.ipTrust, e.asn, e.country],
    lookup: (e) => e.ip,
    same: (e, c) => c[0] === e.ip && c[1] === e.ipTrust && c[2] === e.asn && c[3] === e.country,
  },
  client: {
    columns: ['user_agent', 'info', 'app'],
    cells: (e) => [e.userAgent, e.clientInfo, e.clientApp],
    lookup: (e) => e.userAgent ?? e.clientInfo,
    same: (e, c) => c[0] === e.userAgent && c[1] === e.clientInfo && c[2] === e.clientApp,
  },
  app: {
    columns: ['id', 'api_id', 'host_id', 'owner_tenant', 'resource_id', 'resource_tenant'],
    cells: (e) => [e.appId, e.apiId, e.hostAppId, e.appOwnerTenant, e.resourceId, e.resourceTenant],
    lookup: (e) => e.appId ?? e.resourceId,
    same: (e, c) =>
      c[0] === e.appId &&
      c[1] === e.apiId &&
      c[2] === e.hostAppId &&
      c[3] === e.appOwnerTenant &&
      c[4] === e.resourceId &&
      c[5] === e.resourceTenant,
  },
  auth: {
    columns: [
      'protocol',
      'incoming_token',
      'transfer_method',
      'requirement',
      'ca_status',
      'cae',
      'cross_tenant_access',
      'issuer',
      'risk_event_type',
    ],
    cells: (e) => [
      e.authProtocol,
      e.incomingToken,
      e.transferMethod,
      e.authRequirement,
      e.caStatus,
      bit(e.cae),
      e.crossTenantAccess,
      e.issuer,
      e.riskEventType,
    ],
    lookup: (e) => e.caStatus ?? e.authProtocol,
    same: (e, c) =>
      c[0] === e.authProtocol &&
      c[1] === e.incomingToken &&
      c[2] === e.transferMethod &&
      c[3] === e.authRequirement &&
      c[4] === e.caStatus &&
      c[5] === bit(e.cae) &&
      c[6] === e.crossTenantAccess &&
      c[7] === e.issuer &&
      c[8] === e.riskEventType,
  },
  credential: {
    columns: ['type', 'key_id', 'thumbprint', 'federated_id'],
    cells: (e) => [
      e.credentialType,
      e.credentialKeyId,
      e.credentialThumbprint,
      e.federatedCredentialId,
    ],
    lookup: (e) => e.credentialKeyId,
    same: (e, c) =>
      c[0] === e.credentialType &&
      c[1] === e.credentialKeyId &&
      c[2] === e.credentialThumbprint &&
      c[3] === e.federatedCredentialId,
  },
  session: {
    columns: ['id'],
    cells: (e) => [e.sessionId],
    lookup: (e) => e.sessionId,
    same: (e, c) => c[0] === e.sessionId,
  },
  device: {
    columns: ['id'],
    cells: (e) => [e.deviceId],
    lookup: (e) => e.deviceId,
    same: (e, c) => c[0] === e.deviceId,
  },
  token: {
    columns: ['id'],
    cells: (e) => [e.tokenId],
    lookup: (e) => e.tokenId,
    same: (e, c) => c[0] === e.tokenId,
  },
} as const satisfies Record<string, Dimension>

export type DimensionName = keyof typeof dimensions

export const dimensionNames = Object.keys(dimensions) as DimensionName[]

/**
 * Number of the token of a record that issued it under its own id, as a sign-in does: interning those would
 * store each record id three times (docs/data-model.md).
 */
export const ownToken = -1

/**
 * Columns of `event` in the order they travel from the parser to the writer; dimension columns follow in
 * the order of `dimensionNames`. The record id travels beside them.
 */
export const eventColumns = [
  'offset',
  'length',
  'identity',
  'at',
  'until',
  'ingested_at',
  'token_issued_at',
  'count',
] as const

export const batchWidth = eventColumns.length + dimensionNames.length
