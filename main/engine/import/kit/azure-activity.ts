import type { EventFields } from '#shared'
import type { Sink } from '../dialect.ts'
import { normaliseAddress } from './address.ts'
import { setParameter } from './changes.ts'
import {
  asRecord,
  blankEvent,
  get,
  guidOnly,
  guidOrText,
  structure,
  text,
  textOrJson,
  type JsonRecord,
} from './fields.ts'
import { canonicalOperation } from './operation.ts'
import { hasAll, hasAny } from './recognise.ts'
import { bareContext, eventTime } from './record-context.ts'
import type { RecordFormat } from './record-format.ts'
import { normaliseToken } from './token.ts'
import { parseIso } from './time.ts'

/** The REST service and PowerShell write `{value, localizedValue}`; Log Analytics the value alone. */
function valueOf(value: unknown): string | null {
  return text(get(value, 'value') ?? get(value, 'Value')) ?? text(value)
}

/** A member by any of its names, and by each in PowerShell's PascalCase. */
function pick(record: JsonRecord, ...names: readonly string[]): unknown {
  for (const name of names) {
    const pascal = name.charAt(0).toUpperCase() + name.slice(1)
    for (const written of [name, pascal]) {
      const value = Object.hasOwn(record, written) ? record[written] : undefined
      if (value !== undefined && value !== null && value !== '') return value
    }
  }
  return undefined
}

const claimNames = {
  objectId: 'http://schemas.microsoft.com/identity/claims/objectidentifier',
  tenant: 'http://schemas.microsoft.com/identity/claims/tenantid',
} as const

/** `Started` and `Accepted` leave open what came of it. */
const outcomes: ReadonlyMap<string, boolean> = new Map([
  ['succeeded', true],
  ['success', true],
  ['failed', false],
  ['failure', false],
])

function setActor(event: EventFields, record: JsonRecord, claims: JsonRecord | null): void {
  const caller = text(pick(record, 'caller'))
  event.appId = guidOrText(claims?.['appid'], true)
  event.actorId = guidOrText(claims?.[claimNames.objectId], true) ?? guidOnly(caller)
  event.sessionId = guidOrText(claims?.['sid'], true)
  event.tokenId = normaliseToken(claims?.['uti'])
  if (caller?.includes('@') === true) {
    event.actorKind = 'user'
    event.actorUpn = caller.toLowerCase()
  } else if (text(claims?.['idtyp']) === 'app' || guidOnly(caller) !== null) {
    event.actorKind = 'sp'
    event.actorAppId = event.appId
  }
}

/** The tenant of the caller's token; `tenantId` of a Log Analytics row is the workspace and is not read. */
function tenantOf(record: JsonRecord, claims: JsonRecord | null): string | null {
  const claimed = guidOrText(claims?.[claimNames.tenant], true)
  return (
    claimed ?? (Object.hasOwn(record, 'tenantId') ? guidOrText(record['tenantId'], true) : null)
  )
}

const named = [
  ['SubscriptionId', ['subscriptionId']],
  ['ResourceGroup', ['resourceGroupName', 'resourceGroup']],
  ['ResourceProvider', ['resourceProviderName', 'resourceProviderValue']],
  ['SubStatus', ['subStatus', 'activitySubstatusValue']],
  ['Category', ['category', 'categoryValue']],
  ['Level', ['level']],
  ['OperationId', ['operationId']],
  ['Authorization', ['authorization', 'authorization_d']],
  ['Properties', ['properties', 'properties_d']],
] as const

/**
 * One entry of the Azure activity log, as REST and PowerShell (`eventTimestamp`, `{value}` objects) or as
 * the AzureActivity table of Log Analytics has it → exactly one call of `out`. Token and session are
 * those of the caller's claims.
 */
export function normaliseAzureActivity(record: JsonRecord, out: Sink): void {
  const written = pick(record, 'eventTimestamp', 'timeGenerated')
  const at = eventTime(written, bareContext, out)
  if (at === null) return
  const claims = asRecord(structure(pick(record, 'claims_d', 'claims')))
  const operationRaw = valueOf(pick(record, 'operationNameValue', 'operationName')) ?? ''
  const event = blankEvent('azure.activity', operationRaw, at)
  event.operation = canonicalOperation(operationRaw)
  event.tenant = tenantOf(record, claims)
  event.recordId = guidOrText(pick(record, 'eventDataId'))
  event.ingestedAt = laterThan(at, pick(record, 'submissionTimestamp', 'eventSubmissionTimestamp'))
  event.correlationId = guidOrText(pick(record, 'correlationId'), true)
  event.ok = outcomes.get(outcomeWord(record)) ?? null
  setActor(event, record, claims)
  const request = asRecord(structure(pick(record, 'httpRequest', 'HTTPRequest')))
  event.ip =
    normaliseAddress(pick(record, 'callerIpAddress')) ??
    normaliseAddress(claims?.['ipaddr']) ??
    normaliseAddress(request?.['clientIpAddress'])
  if (event.ip !== null) event.ipTrust = 'client'
  event.targetName = text(pick(record, 'resourceId', '_ResourceId'))
  if (event.targetName !== null) event.targetKind = 'azure-resource'
  const parameters: Record<string, string> = {}
  for (const [name, members] of named) {
    const value = pick(record, ...members)
    const found = valueOf(value) ?? textOrJson(value)
    if (found !== null) setParameter(parameters, name, found)
  }
  event.parameters = parameters
  out.event(event)
}

function outcomeWord(record: JsonRecord): string {
  return (
    valueOf(pick(record, 'status', 'activityStatusValue', 'activityStatus'))?.toLowerCase() ?? ''
  )
}

function laterThan(at: number, written: unknown): number | null {
  const submitted = parseIso(written)
  return submitted !== null && submitted > at ? submitted : null
}

export const azureActivity: RecordFormat = {
  id: 'azure-activity',
  label: { en: 'Azure activity log', 'zh-CN': 'Azure 活动日志' },
  certainty: 0.9,
  fits: (record) =>
    (hasAny(record, ['eventTimestamp', 'EventTimestamp']) &&
      hasAny(record, ['operationName', 'OperationName'])) ||
    (hasAll(record, ['TimeGenerated', 'Caller']) &&
      hasAny(record, ['OperationNameValue', 'ActivityStatusValue', 'OperationName'])),
  times: ['TimeGenerated', 'EventSubmissionTimestamp', 'EventTimestamp', 'SubmissionTimestamp'],
  normalise: normaliseAzureActivity,
}
