import type { EventFields, EventSource } from '#shared'
import type { Sink } from '../dialect.ts'
import { normaliseAddress } from './address.ts'
import { readActor } from './audit-actor.ts'
import { auditSource, recordTypeNumber } from './audit-source.ts'
import { readTarget } from './audit-target.ts'
import {
  addNameValues,
  namedValue,
  parametersOr,
  propertyChanges,
  setParameter,
} from './changes.ts'
import { asRecord, blankEvent, flag, guidOrText, structure, text, textOrJson } from './fields.ts'
import type { JsonRecord } from './fields.ts'
import { readRuleFeatures } from './inbox-rule.ts'
import { readMailAccess, readMailItems } from './mail-access.ts'
import { canonicalOperation } from './operation.ts'
import { isServiceAddress } from './proxy-address.ts'
import { parseIso } from './time.ts'
import { normaliseToken } from './token.ts'

/**
 * One record of the unified audit log (an AuditData object; formats.md (f)–(j)) → exactly one of `event`
 * and `quarantine` on the sink. Time is CreationTime, UTC without a zone. Nothing is guessed: an act
 * recorded without a result, as SharePoint and Teams do, has `ok` null, and so has a logon that only
 * redirects. `Name`/`Value` lists go to `parameters`; what a typed field already says is not repeated
 * there (MailAccessType, IsThrottled, UserAgent).
 */
export function normaliseAuditRecord(value: unknown, out: Sink): void {
  const record = asRecord(value)
  if (record === null) {
    out.quarantine('not-an-object')
    return
  }
  const written = record['CreationTime']
  const at = parseIso(written)
  if (at === null) {
    out.quarantine(text(written) === null ? 'time-missing' : 'time-unreadable')
    return
  }
  out.event(readRecord(record, at))
}

function readRecord(record: JsonRecord, at: number): EventFields {
  const operationRaw = text(record['Operation']) ?? ''
  const operation = canonicalOperation(operationRaw)
  const type = recordTypeNumber(record['RecordType'])
  const event = blankEvent(auditSource(type, operation, record['Workload']), operationRaw, at)
  const parameters: Record<string, string> = {}
  event.operation = operation
  event.recordType = type === null ? text(record['RecordType']) : String(type)
  event.recordId = guidOrText(record['Id'])
  event.tenant = guidOrText(record['OrganizationId'])
  readActor(record, event, parameters)
  readTarget(record, event, parameters)
  readAddress(record, event)
  readApplication(record, event)
  readResult(record, event, parameters)
  readLists(record, event, parameters)
  readBySource(record, event, parameters)
  event.parameters = parametersOr(event.parameters, parameters)
  return event
}

const addressNames = ['ClientIPAddress', 'ClientIP', 'ActorIpAddress'] as const

/** The first readable address; a service's own only where no other field shows the caller's. */
function readAddress(record: JsonRecord, event: EventFields): void {
  for (const name of addressNames) {
    const address = normaliseAddress(record[name])
    if (address === null) continue
    const isProxy = isServiceAddress(address)
    if (event.ip !== null && isProxy) continue
    event.ip = address
    event.ipTrust = isProxy ? 'ms-proxy' : 'client'
    if (!isProxy) return
  }
}

/**
 * `appId` is the calling client application, `apiId` the API it came through; an `AppId` beside a
 * ClientAppId is that API. Session and token are what links records of one sign-in (formats.md §0.1).
 */
function readApplication(record: JsonRecord, event: EventFields): void {
  const context = asRecord(structure(record['AppAccessContext']))
  const client =
    guidOrText(record['ClientAppId'], true) ?? guidOrText(context?.['ClientAppId'], true)
  const appId = guidOrText(record['AppId'], true)
  event.appId = client ?? guidOrText(record['ApplicationId'], true) ?? appId ?? event.actorAppId
  event.apiId = guidOrText(context?.['APIId'], true) ?? (client === null ? null : appId)
  event.hostAppId = guidOrText(record['HostAppId'], true)
  event.sessionId =
    guidOrText(record['SessionId'], true) ?? guidOrText(context?.['AADSessionId'], true)
  event.tokenId = normaliseToken(context?.['UniqueTokenId'] ?? record['UniqueTokenId'])
  event.tokenIssuedAt = issueTime(
    context?.['IssuedAtTime'] ?? record['IssuedAtTime'] ?? record['TokenIssuedAtTime'],
  )
  event.deviceId = guidOrText(record['DeviceId'], true)
  event.correlationId =
    guidOrText(record['CorrelationId'], true) ?? guidOrText(context?.['CorrelationId'], true)
  event.clientInfo = text(record['ClientInfoString'])
  event.userAgent = text(record['UserAgent'])
}

/** Year 1 stands for "none" in .NET. */
function issueTime(value: unknown): number | null {
  const at = parseIso(value)
  return at === null || at < 0 ? null : at
}

const results = new Map<string, boolean>([
  ['true', true],
  ['succeeded', true],
  ['partiallysucceeded', true],
  ['success', true],
  ['successful', true],
  ['false', false],
  ['failed', false],
  ['failure', false],
])

function readResult(
  record: JsonRecord,
  event: EventFields,
  parameters: Record<string, string>,
): void {
  const code = text(record['ErrorNumber']) ?? text(record['ErrorCode'])
  event.errorCode = code === '0' ? null : code
  const logonError = text(record['LogonError'])
  if (logonError !== null) setParameter(parameters, 'LogonError', logonError)
  if (event.source === 'ual.sts') {
    const failed = event.errorCode !== null || (logonError !== null && logonError !== 'None')
    event.ok = logonResult(event.operation, failed)
    return
  }
  const status = text(record['ResultStatus'])
  const stated = status === null ? flag(record['IsSuccess']) : results.get(status.toLowerCase())
  event.ok = stated ?? null
}

/** ResultStatus of a logon says that the HTTP call worked, not the logon (claims.md §3.2): not read. */
function logonResult(operation: string, failed: boolean): boolean | null {
  if (operation === 'userloginfailed' || failed) return false
  return operation === 'userloggedin' ? true : null
}

function readLists(
  record: JsonRecord,
  event: EventFields,
  parameters: Record<string, string>,
): void {
  addNameValues(record['Parameters'], 'Parameters', parameters)
  if (event.source === 'ual.mail-access' && event.operation === 'mailitemsaccessed') {
    readMailAccess(record, event)
  } else addNameValues(record['OperationProperties'], 'OperationProperties', parameters)
  const extended = structure(record['ExtendedProperties']) ?? record['ExtendedProperties']
  event.userAgent ??= namedValue(extended, 'UserAgent')
  addNameValues(extended, 'ExtendedProperties', parameters, 'UserAgent')
  if (record['ModifiedProperties'] != null) {
    event.changes = propertyChanges(record['ModifiedProperties'])
  }
}

const logonTypes = new Map<string, EventFields['logonType']>([
  ['0', 'owner'],
  ['owner', 'owner'],
  ['1', 'admin'],
  ['admin', 'admin'],
  ['2', 'delegate'],
  ['delegate', 'delegate'],
  ['delegated', 'delegate'],
  ['3', 'system'],
  ['4', 'system'],
  ['5', 'system'],
  ['6', 'system'],
  ['system', 'system'],
])

/** Facts that only one family of records has, and that its claims read as parameters. */
const extraNames: Partial<Record<EventSource, readonly string[]>> = {
  'ual.sharepoint': [
    'EventData',
    'TargetUserOrGroupName',
    'TargetUserOrGroupType',
    'SharingType',
    'SiteUrl',
    'SourceRelativeUrl',
    'SourceFileName',
  ],
  'ual.teams': ['Members', 'AddOnName', 'AddOnGuid', 'ChatThreadId', 'ChannelName', 'MessageId'],
  'ual.ediscovery': [
    'CaseName',
    'Case',
    'Query',
    'ExchangeLocations',
    'SharepointLocations',
    'ObjectType',
  ],
  'ual.exchange-item': [
    'DestFolder',
    'SendAsUserSmtp',
    'SendOnBehalfOfUserSmtp',
    'ClientProcessName',
  ],
  'ual.mail-access': ['ClientProcessName'],
}

function readBySource(
  record: JsonRecord,
  event: EventFields,
  parameters: Record<string, string>,
): void {
  if (event.source === 'ual.sts') readLogon(record, event, parameters)
  if (event.mailbox !== null || event.source === 'ual.exchange-admin') {
    event.externalAccess = flag(record['ExternalAccess'])
  }
  if (event.source === 'ual.mail-access' || event.source === 'ual.exchange-item') {
    event.logonType = logonTypes.get((text(record['LogonType']) ?? '').toLowerCase()) ?? null
    readMailItems(record, event)
  }
  if (event.source === 'ual.copilot') readAssistant(record, parameters)
  for (const name of extraNames[event.source] ?? []) {
    const found = record[name] === undefined ? null : textOrJson(record[name])
    if (found !== null) setParameter(parameters, name, found)
  }
  event.features = readRuleFeatures(record, event, parameters) ?? event.features
}

/** A logon's own id is the id of the token it issued (formats.md §0.1). */
function readLogon(
  record: JsonRecord,
  event: EventFields,
  parameters: Record<string, string>,
): void {
  event.tokenId = normaliseToken(record['Id'])
  event.correlationId ??= guidOrText(record['InterSystemsId'], true)
  const device = structure(record['DeviceProperties'])
  event.sessionId ??= guidOrText(namedValue(device, 'SessionId'), true)
  event.deviceId ??= guidOrText(namedValue(device, 'Id'), true)
  if (event.ok === true && parameters['ResultStatusDetail'] === 'Redirect') event.ok = null
}

/** What an assistant opened on a user's behalf (claims.md amendment 12). */
function readAssistant(record: JsonRecord, parameters: Record<string, string>): void {
  const data = asRecord(structure(record['CopilotEventData']))
  if (data === null) return
  for (const name of ['AppHost', 'ThreadId', 'AccessedResources', 'Contexts']) {
    const found = textOrJson(data[name])
    if (found !== null && found !== '[]') setParameter(parameters, name, found)
  }
}
