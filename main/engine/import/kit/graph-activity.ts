import type { Sink } from '../dialect.ts'
import { normaliseAddress } from './address.ts'
import { blankEvent, guidOrText, integer, text, type JsonRecord } from './fields.ts'
import { canonicalOperation } from './operation.ts'
import { eventTime, ingestedAfter, type RecordContext } from './record-context.ts'
import { parseIso } from './time.ts'
import { normaliseToken } from './token.ts'

const named = [
  ['RequestMethod', 'requestMethod'],
  ['RequestUri', 'requestUri'],
  ['ApiVersion', 'apiVersion'],
  ['Scopes', 'scopes'],
  ['Roles', 'roles'],
  ['DirectoryRoles', 'wids'],
  ['ResponseSizeBytes', 'responseSizeBytes'],
] as const

/** Of `clientAuthMethod`; 0 is a public client, which has no credential. */
const credentials = new Map([
  ['1', 'clientSecret'],
  ['2', 'certificate'],
])

/** The log renamed its columns in 2025; both spellings occur, the unused one empty. */
function firstId(record: JsonRecord, ...fields: readonly string[]): string | null {
  for (const field of fields) {
    const id = guidOrText(record[field], true)
    if (id !== null) return id
  }
  return null
}

/**
 * One request of the Microsoft Graph activity log (category MicrosoftGraphActivityLogs) → exactly one call
 * of `out`. `signInActivityId` is the token identifier (formats.md §0.1). A token for an app alone
 * (`C_Idtyp` app) acts as its service principal.
 */
export function normaliseGraphActivity(
  record: JsonRecord,
  context: RecordContext,
  out: Sink,
): void {
  const at = eventTime(record['timeGenerated'], context, out)
  if (at === null) return
  const event = blankEvent('graph.activity', context.operationRaw, at)
  event.operation = canonicalOperation(context.operationRaw)
  event.tenant = context.tenant
  event.recordId = guidOrText(record['requestId'])
  event.ingestedAt = ingestedAfter(context, at)
  event.correlationId = guidOrText(record['clientRequestId'], true)
  event.appId = guidOrText(record['appId'], true)
  const user = firstId(record, 'userId', 'UserPrincipalObjectID')
  if (text(record['C_Idtyp']) === 'app' || user === null) {
    event.actorKind = 'sp'
    event.actorId = guidOrText(record['servicePrincipalId'], true)
    event.actorAppId = event.appId
  } else {
    event.actorKind = 'user'
    event.actorId = user
  }
  const status = integer(record['responseStatusCode'])
  event.ok = status === null ? null : status < 400
  event.errorCode = text(record['responseStatusCode'])
  event.ip = normaliseAddress(record['ipAddress']) ?? normaliseAddress(context.callerAddress)
  if (event.ip !== null) event.ipTrust = 'client'
  event.userAgent = text(record['userAgent'])
  event.sessionId = firstId(record, 'sessionId', 'C_Sid')
  event.deviceId = firstId(record, 'deviceId', 'C_DeviceId')
  event.tokenId = normaliseToken(record['signInActivityId'])
  event.tokenIssuedAt = parseIso(record['tokenIssuedAt'])
  event.issuer = text(record['identityProvider'])
  event.credentialType = credentials.get(text(record['clientAuthMethod']) ?? '') ?? null
  const parameters: Record<string, string> = {}
  for (const [name, field] of named) {
    const value = text(record[field])
    if (value !== null) parameters[name] = value
  }
  event.parameters = parameters
  out.event(event)
}
