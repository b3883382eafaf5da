import type { EventFields } from '#shared'
import type { Sink } from '../dialect.ts'
import { normaliseAddress } from './address.ts'
import { normaliseAuditRecord } from './audit-record.ts'
import { isAuditRecord } from './audit-wrapper.ts'
import { setParameter } from './changes.ts'
import {
  asRecord,
  blankEvent,
  guidOrText,
  integer,
  lower,
  structure,
  text,
  textOrJson,
  type JsonRecord,
} from './fields.ts'
import { canonicalOperation } from './operation.ts'
import { hasAll, hasAny } from './recognise.ts'
import { bareContext, eventTime } from './record-context.ts'
import type { RecordFormat } from './record-format.ts'
import { countryCode } from './sign-in.ts'
import { normaliseToken } from './token.ts'

/** Columns that a table has and the others have not; the result of a query does not name its table. */
const tables = [
  { name: 'EmailEvents', has: ['NetworkMessageId', 'SenderFromAddress', 'RecipientEmailAddress'] },
  { name: 'UrlClickEvents', has: ['Url', 'IsClickedThrough'] },
  { name: 'CloudAppEvents', has: ['ActionType', 'RawEventData'] },
  { name: 'AADSpnSignInEventsBeta', has: ['RequestId', 'ServicePrincipalId', 'ErrorCode'] },
  { name: 'AADSignInEventsBeta', has: ['RequestId', 'ApplicationId', 'ErrorCode'] },
  { name: 'IdentityLogonEvents', has: ['ActionType', 'LogonType', 'AccountUpn'] },
] as const

/** Columns read into fields; every other column of a row is a parameter under its own name. */
const typed: ReadonlySet<string> = new Set([
  'Timestamp',
  'TimeGenerated',
  'ActionType',
  'AccountObjectId',
  'AccountUpn',
  'ServicePrincipalId',
  'ApplicationId',
  'IPAddress',
  'Country',
  'CountryCode',
  'UserAgent',
  'ErrorCode',
  'CorrelationId',
  'SessionId',
  'UniqueTokenId',
  'ResourceId',
  'ResourceTenantId',
  'AadDeviceId',
  'InternetMessageId',
  'RawEventData',
])

function tableOf(record: JsonRecord): string | null {
  if (!hasAny(record, ['Timestamp', 'TimeGenerated'])) return null
  return tables.find(({ has }) => hasAll(record, has))?.name ?? null
}

/** The audit record inside a CloudAppEvents row, as an event of the hunting table. */
function fromRawEvent(raw: JsonRecord, out: Sink): void {
  normaliseAuditRecord(raw, {
    ...out,
    event: (event) => out.event({ ...event, source: 'defender.hunting' }),
  })
}

const operations: Readonly<Record<string, string>> = {
  AADSignInEventsBeta: 'Sign-in',
  AADSpnSignInEventsBeta: 'Sign-in',
  UrlClickEvents: 'UrlClick',
  EmailEvents: 'Email',
}

/**
 * One row of a Defender XDR advanced hunting result → exactly one call of `out`. All tables are one
 * source: a query chose the rows, so they may refute and do not show that a log is complete.
 */
export function normaliseHunting(record: JsonRecord, out: Sink): void {
  const table = tableOf(record)
  if (table === null) {
    out.quarantine('unknown-record')
    return
  }
  const raw = asRecord(structure(record['RawEventData']))
  if (raw !== null && isAuditRecord(raw)) {
    fromRawEvent(raw, out)
    return
  }
  const at = eventTime(record['Timestamp'] ?? record['TimeGenerated'], bareContext, out)
  if (at === null) return
  const action = text(record['ActionType']) ?? text(record['DeliveryAction'])
  const event = blankEvent('defender.hunting', operations[table] ?? action ?? table, at)
  event.operation = canonicalOperation(event.operationRaw)
  event.recordId = guidOrText(record['RequestId'])
  setActor(event, record)
  setOrigin(event, record)
  setResult(event, record, table)
  setMail(event, record, table)
  event.parameters = parametersOf(record, table)
  out.event(event)
}

function setActor(event: EventFields, record: JsonRecord): void {
  const servicePrincipal = guidOrText(record['ServicePrincipalId'], true)
  const user = guidOrText(record['AccountObjectId'], true)
  event.appId = guidOrText(record['ApplicationId'], true)
  event.actorUpn = lower(record['AccountUpn'])
  if (user !== null || event.actorUpn !== null) {
    event.actorKind = lower(record['IsGuestUser']) === 'true' ? 'guest' : 'user'
    event.actorId = user
  } else if (servicePrincipal !== null) {
    event.actorKind = 'sp'
    event.actorId = servicePrincipal
    event.actorAppId = event.appId
  }
}

function setOrigin(event: EventFields, record: JsonRecord): void {
  event.ip = normaliseAddress(record['IPAddress'])
  if (event.ip !== null) event.ipTrust = 'client'
  event.country = countryCode(record['CountryCode'] ?? record['Country'])
  event.userAgent = text(record['UserAgent'])
  event.correlationId = guidOrText(record['CorrelationId'], true)
  event.sessionId = guidOrText(record['SessionId'], true)
  event.tokenId = normaliseToken(record['UniqueTokenId'])
  event.deviceId = guidOrText(record['AadDeviceId'], true)
}

function setResult(event: EventFields, record: JsonRecord, table: string): void {
  event.resourceId = guidOrText(record['ResourceId'], true)
  event.resourceTenant = guidOrText(record['ResourceTenantId'], true)
  if (!table.startsWith('AAD')) return
  const code = integer(record['ErrorCode'])
  event.errorCode = text(record['ErrorCode'])
  event.ok = code === null ? null : code === 0
}

function setMail(event: EventFields, record: JsonRecord, table: string): void {
  if (table !== 'EmailEvents') return
  const messageId = text(record['InternetMessageId'])
  if (messageId !== null) event.messageIds = [messageId]
  event.mailbox = lower(record['RecipientEmailAddress'])
  event.actorUpn = lower(record['SenderFromAddress'])
  event.actorKind = 'unknown'
  event.actorId = null
  event.targetKind = 'message'
  event.targetName = text(record['Subject'])
  event.ip = normaliseAddress(record['SenderIPv4']) ?? normaliseAddress(record['SenderIPv6'])
  event.ipTrust = event.ip === null ? null : 'client'
}

function parametersOf(record: JsonRecord, table: string): Record<string, string> {
  const parameters: Record<string, string> = { Table: table }
  for (const [name, value] of Object.entries(record)) {
    const found = typed.has(name) ? null : textOrJson(value)
    if (found !== null) setParameter(parameters, name, found)
  }
  return parameters
}

export const hunting: RecordFormat = {
  id: 'defender-hunting',
  label: {
    en: 'Defender XDR advanced hunting result',
    'zh-CN': 'Defender XDR 高级搜寻结果',
  },
  certainty: 0.85,
  fits: (record) => tableOf(record) !== null,
  times: ['Timestamp', 'TimeGenerated'],
  normalise: normaliseHunting,
}
