import type { EventFields } from '#shared'
import type { Db } from '../case/db.ts'
import { dimensionNames, dimensions, ownToken, type DimensionName } from './dimensions.ts'
import { unpackDetail } from './detail.ts'
import { guidText } from './identity.ts'

/** Row of the join below: event columns, `<dimension>.<column>` cells, the detail text. */
type Row = Record<string, string | number | Uint8Array | null>

const cells = dimensionNames.flatMap((name) =>
  dimensions[name].columns.map((column) => `${name}.${column} AS "${name}.${column}"`),
)
const joins = dimensionNames.map((name) => `LEFT JOIN ${name} USING (${name}_id)`)

/** Every column of an event with its dimensions; append a WHERE and an ORDER BY. */
export const selectEvents = `SELECT event_id, file_id, offset, length, record_id, token_id, at, until, ingested_at,
  token_issued_at, count, ${cells.join(', ')}, detail
  FROM event ${joins.join(' ')}`

const flagOf = (value: unknown) => (value === null ? null : value === 1)

function recordIdOf(value: unknown): string | null {
  return value instanceof Uint8Array ? guidText(value) : (value as string | null)
}

/** The normalised event a row was made from, field for field. */
export function fieldsOfRow(row: Row): EventFields {
  const get = (dimension: DimensionName, column: string) =>
    (row[`${dimension}.${column}`] ?? null) as never
  const detail = unpackDetail(row['detail'] as string | null)
  return {
    tenant: get('activity', 'tenant'),
    source: get('activity', 'source'),
    recordType: get('activity', 'record_type'),
    recordId: recordIdOf(row['record_id']),
    operation: get('activity', 'operation') ?? '',
    operationRaw: get('activity', 'operation_raw') ?? '',
    at: row['at'] as number,
    until: row['until'] as number | null,
    ingestedAt: row['ingested_at'] as number | null,
    ok: flagOf(get('activity', 'ok')),
    errorCode: get('activity', 'error_code'),
    actorKind: get('actor', 'kind') ?? 'unknown',
    actorId: get('actor', 'id'),
    actorUpn: get('actor', 'upn'),
    actorHomeTenant: get('actor', 'home_tenant'),
    actorAppId: get('actor', 'app_id'),
    targetKind: get('target', 'kind'),
    targetId: get('target', 'id'),
    targetName: get('target', 'name'),
    mailbox: get('mailbox', 'address'),
    logonType: get('activity', 'logon_type'),
    externalAccess: flagOf(get('activity', 'external_access')),
    crossTenantAccess: get('auth', 'cross_tenant_access'),
    ip: get('address', 'ip'),
    ipTrust: get('address', 'trust'),
    asn: get('address', 'asn'),
    country: get('address', 'country'),
    userAgent: get('client', 'user_agent'),
    clientInfo: get('client', 'info'),
    clientApp: get('client', 'app'),
    appId: get('app', 'id'),
    apiId: get('app', 'api_id'),
    hostAppId: get('app', 'host_id'),
    appOwnerTenant: get('app', 'owner_tenant'),
    resourceId: get('app', 'resource_id'),
    resourceTenant: get('app', 'resource_tenant'),
    sessionId: get('session', 'id'),
    tokenId: row['token_id'] === ownToken ? recordIdOf(row['record_id']) : get('token', 'id'),
    tokenIssuedAt: row['token_issued_at'] as number | null,
    issuer: get('auth', 'issuer'),
    deviceId: get('device', 'id'),
    correlationId: detail.correlationId,
    authProtocol: get('auth', 'protocol'),
    incomingToken: get('auth', 'incoming_token'),
    transferMethod: get('auth', 'transfer_method'),
    authRequirement: get('auth', 'requirement'),
    caStatus: get('auth', 'ca_status'),
    cae: flagOf(get('auth', 'cae')),
    credentialType: get('credential', 'type'),
    credentialKeyId: get('credential', 'key_id'),
    credentialThumbprint: get('credential', 'thumbprint'),
    federatedCredentialId: get('credential', 'federated_id'),
    riskEventType: get('auth', 'risk_event_type'),
    mailAccess: get('activity', 'mail_access'),
    throttled: flagOf(get('activity', 'throttled')),
    count: row['count'] as number | null,
    messageIds: detail.messageIds,
    folders: detail.folders,
    parameters: detail.parameters,
    changes: detail.changes,
    features: detail.features,
  }
}

export type StoredEvent = {
  key: number
  fileId: number
  offset: number
  length: number
  fields: EventFields
}

const stored = (row: Row): StoredEvent => ({
  key: row['event_id'] as number,
  fileId: row['file_id'] as number,
  offset: row['offset'] as number,
  length: row['length'] as number,
  fields: fieldsOfRow(row),
})

/** Reads one event at a time, never the list. */
export function* readEvents(
  db: Db,
  where: string,
  parameters: readonly unknown[] = [],
): Generator<StoredEvent> {
  const rows = db.prepare(`${selectEvents} ${where}`).iterate(...parameters)
  for (const row of rows) yield stored(row as Row)
}

/** Events by key; one that is no longer there is left out. */
export function loadEvents(db: Db, keys: readonly number[]): StoredEvent[] {
  const one = db.prepare(`${selectEvents} WHERE event_id = ?`)
  return keys.flatMap((key) => {
    const row = one.get(key) as Row | undefined
    return row === undefined ? [] : [stored(row)]
  })
}
