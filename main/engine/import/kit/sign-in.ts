import type { ActorKind, EventFields, EventSource } from '#shared'
import type { Sink } from '../dialect.ts'
import { normaliseAddress } from './address.ts'
import {
  asArray,
  blankEvent,
  get,
  guidOrText,
  integer,
  lower,
  structure,
  text,
  type JsonRecord,
} from './fields.ts'
import { eventTime, ingestedAfter, type RecordContext } from './record-context.ts'
import { normaliseToken } from './token.ts'

/** One canonical operation for all five sign-in logs and all their export formats, or one sign-in would have several ids. */
const signInOperation = 'sign-in'

/**
 * Null for `none` and `unknownFutureValue`: Graph writes them for values it does not list or may not tell
 * (formats.md (c)), and a later version of the same record often has the value (formats.md §0.5).
 */
function stated(value: unknown): string | null {
  const found = text(value)
  return found === 'none' || found === 'unknownFutureValue' ? null : found
}

const sourceOfType: Readonly<Record<string, EventSource>> = {
  interactiveUser: 'entra.signin.interactive',
  nonInteractiveUser: 'entra.signin.noninteractive',
  servicePrincipal: 'entra.signin.service-principal',
  managedIdentity: 'entra.signin.managed-identity',
}

/** Which log a record without category belongs to, from its own fields (formats.md (c)). */
function sourceOf(record: JsonRecord): EventSource {
  for (const type of asArray(structure(record['signInEventTypes']))) {
    const source =
      typeof type === 'string' && Object.hasOwn(sourceOfType, type) && sourceOfType[type]
    if (source) return source
  }
  if (text(record['userId']) === null && text(record['servicePrincipalId']) !== null)
    return stated(get(structure(record['managedServiceIdentity']), 'msiType')) === null
      ? 'entra.signin.service-principal'
      : 'entra.signin.managed-identity'
  const interactive = text(record['isInteractive'])
  return interactive?.toLowerCase() === 'false'
    ? 'entra.signin.noninteractive'
    : 'entra.signin.interactive'
}

/**
 * Without an envelope the log's tenant is the resource's, but a sign-in across tenants is written in both
 * tenants' logs with the same fields: then the record does not say whose log it came from.
 */
function tenantOf(record: JsonRecord, context: RecordContext): string | null {
  if (context.tenant !== null) return context.tenant
  const resource = guidOrText(record['resourceTenantId'], true)
  const home = guidOrText(record['homeTenantId'], true)
  const crossing = stated(record['crossTenantAccessType']) !== null && home !== null
  return crossing && home !== resource ? null : resource
}

function userKind(record: JsonRecord, event: EventFields): ActorKind {
  if (lower(record['userType']) === 'guest') return 'guest'
  const access = event.crossTenantAccess ?? ''
  const foreign =
    event.actorHomeTenant !== null &&
    event.tenant !== null &&
    event.actorHomeTenant !== event.tenant
  if (foreign && access === 'serviceProvider') return 'partner'
  return foreign && access.startsWith('b2b') ? 'guest' : 'user'
}

function setActor(event: EventFields, record: JsonRecord): void {
  event.actorHomeTenant = guidOrText(record['homeTenantId'], true)
  if (
    event.source === 'entra.signin.service-principal' ||
    event.source === 'entra.signin.managed-identity'
  ) {
    event.actorKind = event.source === 'entra.signin.managed-identity' ? 'mi' : 'sp'
    event.actorId = guidOrText(record['servicePrincipalId'], true)
    event.actorAppId = event.appId
    return
  }
  event.actorId = guidOrText(record['userId'], true)
  event.actorUpn = lower(record['userPrincipalName'])
  event.actorKind = userKind(record, event)
}

/** Error code 0 alone is a sign-in; an interrupt such as 50140 or 50074 issued no usable token yet. */
function setResult(event: EventFields, record: JsonRecord, context: RecordContext): void {
  const recorded = get(structure(record['status']), 'errorCode') ?? context.resultType
  event.errorCode = text(recorded)
  const code = integer(recorded)
  event.ok = code === null ? null : code === 0
  event.caStatus = text(record['conditionalAccessStatus'])
  event.authRequirement = text(record['authenticationRequirement'])
}

function setOrigin(event: EventFields, record: JsonRecord, context: RecordContext): void {
  event.ip = normaliseAddress(record['ipAddress']) ?? normaliseAddress(context.callerAddress)
  if (event.ip !== null)
    event.ipTrust = event.source === 'entra.signin.noninteractive' ? 'issuance' : 'client'
  event.country = countryCode(get(structure(record['location']), 'countryOrRegion'))
  const asn = integer(record['autonomousSystemNumber'])
  event.asn = asn !== null && asn > 0 ? asn : null
  event.userAgent = text(record['userAgent'])
  event.clientApp = text(record['clientAppUsed'])
  event.deviceId = guidOrText(get(structure(record['deviceDetail']), 'deviceId'), true)
}

/** ISO 3166-1 alpha-2 in capitals; null for names and regions. */
export function countryCode(value: unknown): string | null {
  const found = text(value)
  return found !== null && /^[A-Za-z]{2}$/.test(found) ? found.toUpperCase() : null
}

function setResource(event: EventFields, record: JsonRecord): void {
  event.resourceId = guidOrText(record['resourceId'], true)
  event.resourceTenant = guidOrText(record['resourceTenantId'], true)
  event.appOwnerTenant = guidOrText(record['appOwnerTenantId'], true)
  event.targetId = event.resourceId
  event.targetName = text(record['resourceDisplayName'])
  if (event.targetId !== null || event.targetName !== null) event.targetKind = 'resource'
}

function setToken(event: EventFields, record: JsonRecord): void {
  event.sessionId = guidOrText(record['sessionId'], true)
  event.tokenId = normaliseToken(record['uniqueTokenIdentifier'])
  event.issuer = text(record['tokenIssuerName']) ?? text(record['tokenIssuerType'])
  event.correlationId = guidOrText(record['correlationId'], true)
  event.authProtocol = stated(record['authenticationProtocol'])
  event.incomingToken = stated(record['incomingTokenType'])
  event.transferMethod = stated(record['originalTransferMethod'])
  event.cae = caeOf(record['authenticationProcessingDetails'])
  if (event.ok !== false) event.tokenIssuedAt = event.at
}

/** `Is CAE Token` (until 2021 `IsCAEToken`) among the processing details; null when not told. */
function caeOf(details: unknown): boolean | null {
  for (const detail of asArray(structure(details))) {
    const key = get(detail, 'key')
    if (key !== 'Is CAE Token' && key !== 'IsCAEToken') continue
    const value = lower(get(detail, 'value'))
    return value === 'true' ? true : value === 'false' ? false : null
  }
  return null
}

function setCredential(event: EventFields, record: JsonRecord): void {
  event.credentialType = stated(record['clientCredentialType'])
  event.credentialKeyId = guidOrText(record['servicePrincipalCredentialKeyId'], true)
  event.credentialThumbprint =
    text(record['servicePrincipalCredentialThumbprint'])?.toUpperCase() ?? null
  event.federatedCredentialId = guidOrText(record['federatedCredentialId'], true)
}

/** Detections in the order recorded, joined by ','; the older field where the newer is empty. */
function riskOf(record: JsonRecord): string | null {
  for (const field of ['riskEventTypes_v2', 'riskEventTypes']) {
    const types = asArray(structure(record[field])).filter((type) => stated(type) !== null)
    if (types.length > 0) return types.map(String).join(',')
  }
  return null
}

/**
 * One sign-in in the shape of Graph beta's signIn (formats.md (b), (c), (e)) → exactly one call of `out`.
 * Lists may also be JSON text, as Log Analytics keeps them. The sign-in is the issuance of its token, so
 * `tokenIssuedAt` is the event's time, not five minutes before it as in the workloads' logs.
 */
export function normaliseSignIn(record: JsonRecord, context: RecordContext, out: Sink): void {
  const at = eventTime(record['createdDateTime'], context, out)
  if (at === null) return
  const event = blankEvent(context.source ?? sourceOf(record), context.operationRaw, at)
  event.operation = signInOperation
  event.tenant = tenantOf(record, context)
  event.recordId = guidOrText(record['id'])
  event.ingestedAt = ingestedAfter(context, at)
  event.appId = guidOrText(record['appId'], true)
  event.crossTenantAccess = text(record['crossTenantAccessType'])
  setActor(event, record)
  setResult(event, record, context)
  setOrigin(event, record, context)
  setResource(event, record)
  setToken(event, record)
  setCredential(event, record)
  event.riskEventType = riskOf(record)
  out.event(event)
}
