import type { EventFields } from '#shared'
import type { Sink } from '../dialect.ts'
import { normaliseAddress } from './address.ts'
import { setParameter } from './changes.ts'
import { blankEvent, flag, guidOrText, lower, text, textOrJson, type JsonRecord } from './fields.ts'
import { canonicalOperation } from './operation.ts'
import { hasAll, hasAny } from './recognise.ts'
import { bareContext, eventTime } from './record-context.ts'
import type { RecordFormat } from './record-format.ts'
import { parseIso } from './time.ts'

const results: ReadonlyMap<string, boolean> = new Map([
  ['succeeded', true],
  ['partiallysucceeded', true],
  ['failed', false],
])

const logonTypes: ReadonlyMap<string, EventFields['logonType']> = new Map([
  ['owner', 'owner'],
  ['admin', 'admin'],
  ['delegate', 'delegate'],
])

/** What no typed field holds. */
const named = [
  'LogonUserSid',
  'MailboxOwnerSid',
  'InternalLogonType',
  'ClientProcessName',
  'ClientMachineName',
  'ClientVersion',
  'DestFolderPathName',
  'DestMailboxOwnerUPN',
  'ItemSubject',
  'SourceItemSubjectsList',
  'ModifiedProperties',
] as const

/** Export-Csv writes the type of a list in place of the list. */
const typeName = /^System\.|^Microsoft\.Exchange\./

/** A cell's text; null, with a warning for the file, where the export lost it. */
function valueOf(record: JsonRecord, name: string, out: Sink): string | null {
  const found = textOrJson(record[name])
  if (found === null || !typeName.test(found)) return found
  out.warn('values-lost', `The column ${name} holds type names in place of values.`)
  return null
}

function listOf(value: string | null): readonly string[] {
  if (value === null) return []
  return [...new Set(value.split(/[;,]\s*/).filter((part) => part !== ''))]
}

/** `MailAccessType:Sync, IsThrottled:True`, the only form this log has. */
function property(properties: string | null, name: string): string | null {
  for (const part of (properties ?? '').split(',')) {
    const colon = part.indexOf(':')
    if (colon > 0 && part.slice(0, colon).trim() === name) return part.slice(colon + 1).trim()
  }
  return null
}

function statesZone(value: unknown): boolean {
  const written = text(value)?.trim() ?? ''
  return written.startsWith('/Date(') || /(?:Z|[+-]\d{2}:?\d{2})$/i.test(written)
}

/**
 * One entry of Search-MailboxAuditLog -ShowDetails (formats.md (m)) → exactly one call of `out`.
 * `LastAccessed` may be local or UTC: unless it says, it is read as UTC and the file carries a warning.
 * Who logged on is a display name only, and stays in parameter `Actor.Name`.
 */
export function normaliseMailboxAudit(record: JsonRecord, out: Sink): void {
  const written = record['LastAccessed']
  const at = eventTime(parseIso(written) ?? written, bareContext, out)
  if (at === null) return
  if (!statesZone(written))
    out.warn('time-zone-unstated', 'Times state no zone and were read as UTC; they may be local.')
  const operationRaw = text(record['Operation']) ?? ''
  const event = blankEvent('exchange.mailbox-audit', operationRaw, at)
  event.operation = canonicalOperation(operationRaw)
  event.recordId = text(record['Identity'])
  event.ok = results.get(lower(record['OperationResult']) ?? '') ?? null
  event.logonType = logonTypes.get(lower(record['LogonType']) ?? '') ?? null
  event.externalAccess = flag(record['ExternalAccess'])
  event.ip = normaliseAddress(record['ClientIPAddress']) ?? normaliseAddress(record['ClientIP'])
  if (event.ip !== null) event.ipTrust = 'client'
  event.clientInfo = text(record['ClientInfoString'])
  event.sessionId = guidOrText(record['SessionId'], true)
  setMailbox(record, event)
  setItems(record, event, out)
  event.parameters = parametersOf(record, out)
  out.event(event)
}

function setMailbox(record: JsonRecord, event: EventFields): void {
  const guid = guidOrText(record['MailboxGuid'], true)
  event.mailbox = lower(record['MailboxOwnerUPN']) ?? guid
  if (event.mailbox === null) return
  event.targetKind = 'mailbox'
  event.targetId = guid
  event.targetName = lower(record['MailboxOwnerUPN'])
}

function setItems(record: JsonRecord, event: EventFields, out: Sink): void {
  event.messageIds = [
    ...listOf(valueOf(record, 'SourceItemInternetMessageIdsList', out)),
    ...listOf(valueOf(record, 'ItemInternetMessageId', out)),
  ]
  const folder = valueOf(record, 'FolderPathName', out)
  const folders = listOf(valueOf(record, 'SourceItemFolderPathNamesList', out))
  event.folders = [...new Set(folder === null ? folders : [folder, ...folders])]
  const properties = valueOf(record, 'OperationProperties', out)
  const access = property(properties, 'MailAccessType')?.toLowerCase()
  event.mailAccess = access === 'bind' || access === 'sync' ? access : null
  event.throttled = flag(property(properties, 'IsThrottled'))
}

function parametersOf(record: JsonRecord, out: Sink): Record<string, string> {
  const parameters: Record<string, string> = {}
  const actor = text(record['LogonUserDisplayName'])
  if (actor !== null) setParameter(parameters, 'Actor.Name', actor)
  for (const name of named) {
    const found = valueOf(record, name, out)
    if (found !== null) setParameter(parameters, name, found)
  }
  return parameters
}

export const mailboxAudit: RecordFormat = {
  id: 'mailbox-audit',
  label: {
    en: 'Mailbox audit log (Search-MailboxAuditLog)',
    'zh-CN': '邮箱审核日志（Search-MailboxAuditLog）',
  },
  certainty: 0.9,
  fits: (record) =>
    hasAll(record, ['Operation', 'LastAccessed']) &&
    hasAny(record, ['LogonType', 'LogonUserDisplayName', 'MailboxOwnerUPN', 'OperationResult']),
  times: ['LastAccessed'],
  normalise: normaliseMailboxAudit,
}
