import type { EventFields } from '#shared'
import type { Sink } from '../dialect.ts'
import { normaliseAddress } from './address.ts'
import {
  asArray,
  blankEvent,
  get,
  guidOrText,
  lower,
  structure,
  text,
  type JsonRecord,
} from './fields.ts'
import { canonicalOperation } from './operation.ts'
import { eventTime, ingestedAfter, type RecordContext } from './record-context.ts'
import { countryCode } from './sign-in.ts'
import { parseIso } from './time.ts'

/** Identity Protection writes hours without a leading zero: `2022-09-09T9:59:27.958Z`. */
function paddedTime(value: unknown): number | null {
  if (typeof value !== 'string') return null
  return parseIso(value) ?? parseIso(value.replace(/^(\d{4}-\d\d-\d\dT)(\d:)/, '$10$2'))
}

/** The user named in a risk record is its object; no record says who acted. */
function riskEvent(record: JsonRecord, context: RecordContext, at: number): EventFields {
  const event = blankEvent('entra.risk', context.operationRaw, at)
  event.operation = canonicalOperation(context.operationRaw)
  event.tenant = context.tenant
  event.recordId = guidOrText(record['id'])
  event.ingestedAt = ingestedAfter(context, at)
  event.actorKind =
    lower(record['userType']) === 'guest' || record['isGuest'] === true ? 'guest' : 'user'
  event.actorUpn = lower(record['userPrincipalName'])
  event.targetKind = 'user'
  event.targetName = event.actorUpn
  return event
}

function parametersOf(
  record: JsonRecord,
  names: readonly (readonly [string, string])[],
): Record<string, string> {
  const parameters: Record<string, string> = {}
  for (const [name, field] of names) {
    const value = text(record[field])
    if (value !== null) parameters[name] = value
  }
  return parameters
}

const stateFields = [
  ['RiskState', 'riskState'],
  ['RiskLevel', 'riskLevel'],
  ['RiskDetail', 'riskDetail'],
] as const

const detectionFields = [
  ...stateFields,
  ['RequestId', 'requestId'],
  ['DetectedDateTime', 'detectedDateTime'],
  ['DetectionTimingType', 'detectionTimingType'],
  ['Activity', 'activity'],
  ['Source', 'source'],
] as const

function userAgentOf(record: JsonRecord): string | null {
  for (const entry of asArray(structure(record['additionalInfo'])))
    if (get(entry, 'Key') === 'userAgent') return text(get(entry, 'Value'))
  return null
}

/**
 * One risk detection (category UserRiskEvents) → exactly one call of `out`. Its time is that of the risky
 * activity, not of the detection, which may be days later and is parameter `DetectedDateTime`.
 */
export function normaliseRiskDetection(
  record: JsonRecord,
  context: RecordContext,
  out: Sink,
): void {
  const own = paddedTime(record['activityDateTime']) ?? paddedTime(record['detectedDateTime'])
  const at = eventTime(own, context, out)
  if (at === null) return
  const event = riskEvent(record, context, at)
  event.actorId = guidOrText(record['userId'], true)
  event.targetId = event.actorId
  event.actorHomeTenant = guidOrText(record['homeTenantId'], true)
  event.resourceTenant = guidOrText(record['resourceTenantId'], true)
  event.crossTenantAccess = text(record['crossTenantAccessType'])
  event.riskEventType = text(record['riskEventType']) ?? text(record['riskType'])
  event.ip = normaliseAddress(record['ipAddress']) ?? normaliseAddress(context.callerAddress)
  if (event.ip !== null) event.ipTrust = 'client'
  event.country = countryCode(get(record, 'location', 'countryOrRegion'))
  event.userAgent = userAgentOf(record)
  event.issuer = text(record['tokenIssuerType'])
  event.correlationId = guidOrText(record['correlationId'], true)
  event.parameters = parametersOf(record, detectionFields)
  out.event(event)
}

/** One change of a user's risk (category RiskyUsers, where `id` is the user) → exactly one call of `out`. */
export function normaliseRiskyUser(record: JsonRecord, context: RecordContext, out: Sink): void {
  const at = eventTime(paddedTime(record['riskLastUpdatedDateTime']), context, out)
  if (at === null) return
  const event = riskEvent(record, context, at)
  event.actorId = guidOrText(record['id'], true)
  event.targetId = event.actorId
  event.parameters = parametersOf(record, stateFields)
  out.event(event)
}
