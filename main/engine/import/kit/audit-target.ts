import type { EventFields, EventSource } from '#shared'
import { readIdentities } from './audit-actor.ts'
import { setParameter } from './changes.ts'
import { guidOnly, guidOrText, lower, text } from './fields.ts'
import type { JsonRecord } from './fields.ts'

const kindNames = new Map<string, string>([
  ['serviceprincipal', 'service-principal'],
  ['company', 'directory'],
  ['administrativeunit', 'administrative-unit'],
])

/**
 * Kind of a directory object in one spelling for both Entra logs: lower case, `service-principal`,
 * `administrative-unit`; `Company` of the unified log is the `directory`.
 */
export function targetKindOf(value: unknown): string | null {
  const found = lower(value)
  return found === null ? null : (kindNames.get(found) ?? found)
}

function entraTarget(
  record: JsonRecord,
  event: EventFields,
  parameters: Record<string, string>,
): void {
  const target = readIdentities(record['Target'])
  event.targetKind = targetKindOf(target.kind)
  event.targetId = target.objectId
  event.targetName = target.upn?.toLowerCase() ?? target.name ?? text(record['ObjectId'])
  if (target.appId !== null) setParameter(parameters, 'Target.AppId', target.appId)
}

function resourceTarget(record: JsonRecord, event: EventFields): void {
  const named = readIdentities(record['Target']).objectId ?? guidOrText(record['ObjectId'], true)
  const resource = named === null || named.toLowerCase() === 'unknown' ? null : named
  event.resourceId = resource
  if (resource === null) return
  event.targetKind = 'resource'
  event.targetId = resource
}

/** The mailbox touched: its owner's address, or its GUID where only that is known. */
function mailboxTarget(record: JsonRecord, event: EventFields): void {
  const owner = lower(record['MailboxOwnerUPN'])
  const guid = guidOrText(record['MailboxGuid'], true)
  event.mailbox = owner ?? guid
  if (event.mailbox === null) return
  event.targetKind = 'mailbox'
  event.targetId = guid
  event.targetName = owner
}

function siteTarget(record: JsonRecord, event: EventFields): void {
  event.targetKind = lower(record['ItemType'])
  event.targetId = guidOrText(record['ListItemUniqueId'], true)
  event.targetName = text(record['ObjectId'])
}

function objectTarget(record: JsonRecord, event: EventFields, kind: string | null): void {
  const object = text(record['ObjectId'])
  if (object === null) return
  event.targetKind = kind
  event.targetId = guidOnly(object)
  event.targetName = event.targetId === null ? object : null
}

function teamTarget(record: JsonRecord, event: EventFields): void {
  const team = text(record['TeamGuid'])
  if (team === null) {
    objectTarget(record, event, null)
    return
  }
  event.targetKind = 'team'
  event.targetId = team
  event.targetName = text(record['TeamName'])
}

function cmdletTarget(record: JsonRecord, event: EventFields): void {
  const isRule = event.operation.endsWith('-inboxrule')
  objectTarget(record, event, isRule ? 'inbox-rule' : 'exchange-object')
}

function otherTarget(record: JsonRecord, event: EventFields): void {
  objectTarget(record, event, null)
}

type TargetReader = (
  record: JsonRecord,
  event: EventFields,
  parameters: Record<string, string>,
) => void

const readers: Partial<Record<EventSource, TargetReader>> = {
  'ual.entra': entraTarget,
  'ual.sts': resourceTarget,
  'ual.exchange-admin': cmdletTarget,
  'ual.exchange-item': mailboxTarget,
  'ual.mail-access': mailboxTarget,
  'ual.sharepoint': siteTarget,
  'ual.teams': teamTarget,
}

/** Fills target, resource and mailbox fields by the event's source. */
export function readTarget(
  record: JsonRecord,
  event: EventFields,
  parameters: Record<string, string>,
): void {
  event.resourceTenant = guidOrText(record['TargetContextId'] ?? record['ResourceTenantId'], true)
  const read = readers[event.source] ?? otherTarget
  read(record, event, parameters)
}
