import type { EventFields } from '#shared'

export type Cell = string | number | null

const bit = (value: boolean | null): number | null => (value === null ? null : value ? 1 : 0)

/**
 * What events share, interned once each so that the event row stays narrow (docs/data-model.md). One
 * entry a table: its columns in order, and how an event fills them.
 */
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
    cells: (e: EventFields): Cell[] => [
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
  },
  actor: {
    columns: ['kind', 'id', 'upn', 'home_tenant', 'app_id'],
    cells: (e: EventFields): Cell[] => [
      e.actorKind,
      e.actorId,
      e.actorUpn,
      e.actorHomeTenant,
      e.actorAppId,
    ],
  },
  target: {
    columns: ['kind', 'id', 'name'],
    cells: (e: EventFields): Cell[] => [e.targetKind, e.targetId, e.targetName],
  },
  mailbox: { columns: ['address'], cells: (e: EventFields): Cell[] => [e.mailbox] },
  address: {
    columns: ['ip', 'trust', 'asn', 'country'],
    cells: (e: EventFields): Cell[] => [e.ip, e.ipTrust, e.asn, e.country],
  },
  client: {
    columns: ['user_agent', 'info', 'app'],
    cells: (e: EventFields): Cell[] => [e.userAgent, e.clientInfo, e.clientApp],
  },
  app: {
    columns: ['id', 'api_id', 'host_id', 'owner_tenant', 'resource_id', 'resource_tenant'],
    cells: (e: EventFields): Cell[] => [
      e.appId,
      e.apiId,
      e.hostAppId,
      e.appOwnerTenant,
      e.resourceId,
      e.resourceTenant,
    ],
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
    cells: (e: EventFields): Cell[] => [
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
  },
  credential: {
    columns: ['type', 'key_id', 'thumbprint', 'federated_id'],
    cells: (e: EventFields): Cell[] => [
      e.credentialType,
      e.credentialKeyId,
      e.credentialThumbprint,
      e.federatedCredentialId,
    ],
  },
  session: { columns: ['id'], cells: (e: EventFields): Cell[] => [e.sessionId] },
  device: { columns: ['id'], cells: (e: EventFields): Cell[] => [e.deviceId] },
  token: { columns: ['id'], cells: (e: EventFields): Cell[] => [e.tokenId] },
} as const satisfies Record<string, { columns: readonly string[]; cells(e: EventFields): Cell[] }>

export type DimensionName = keyof typeof dimensions

export const dimensionNames = Object.keys(dimensions) as DimensionName[]

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
