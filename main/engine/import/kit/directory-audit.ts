import type { EventFields, PropertyChange } from '#shared'
import type { Sink } from '../dialect.ts'
import { normaliseAddress } from './address.ts'
import { targetKindOf } from './audit-target.ts'
import { setParameter, unwrapValue } from './changes.ts'
import {
  asArray,
  asRecord,
  blankEvent,
  get,
  guidOrText,
  lower,
  structure,
  text,
  textOrJson,
  type JsonRecord,
} from './fields.ts'
import { canonicalOperation } from './operation.ts'
import { eventTime, ingestedAfter, type RecordContext } from './record-context.ts'

type Parameters = Record<string, string>

const namedFields = [
  ['ResultReason', 'resultReason'],
  ['Category', 'category'],
  ['LoggedByService', 'loggedByService'],
  ['OperationType', 'operationType'],
] as const

/**
 * The first text of a name stays, a further one gets ` (2)`, ` (3)` …: additionalDetails may repeat a key,
 * and none may hide another or a field of the record itself.
 */
function add(parameters: Parameters, name: string, value: unknown): void {
  const found = textOrJson(value)
  if (found === null) return
  let free = name
  for (let index = 2; Object.hasOwn(parameters, free); index += 1) free = `${name} (${index})`
  setParameter(parameters, free, found)
}

function setActor(event: EventFields, parameters: Parameters, initiatedBy: unknown): void {
  const user = asRecord(get(initiatedBy, 'user'))
  const app = asRecord(get(initiatedBy, 'app'))
  if (user !== null && hasAny(user, ['id', 'userPrincipalName', 'displayName'])) {
    event.actorId = guidOrText(user['id'], true)
    event.actorUpn = lower(user['userPrincipalName'])
    event.actorHomeTenant = guidOrText(user['homeTenantId'], true)
    event.actorKind = isGuest(user, event.actorUpn) ? 'guest' : 'user'
    event.ip = normaliseAddress(user['ipAddress'])
    add(parameters, 'Actor.Name', user['displayName'])
  } else if (app !== null && hasAny(app, ['appId', 'servicePrincipalId', 'displayName'])) {
    event.actorId = guidOrText(app['servicePrincipalId'], true)
    event.actorAppId = guidOrText(app['appId'], true)
    event.appId = event.actorAppId
    event.actorKind = 'sp'
    add(parameters, 'Actor.Name', app['displayName'] ?? app['servicePrincipalName'])
  }
}

/** Graph writes both members of initiatedBy, sometimes one of them with nothing but nulls. */
function hasAny(identity: JsonRecord, fields: readonly string[]): boolean {
  return fields.some((field) => text(identity[field]) !== null)
}

function isGuest(user: JsonRecord, upn: string | null): boolean {
  return lower(user['userType']) === 'guest' || (upn?.includes('#ext#') ?? false)
}

function nameOf(target: unknown): string | null {
  return lower(get(target, 'userPrincipalName')) ?? text(get(target, 'displayName'))
}

/** Older records spell the member `Type`. */
function kindOf(target: unknown): string | null {
  return targetKindOf(get(target, 'type') ?? get(target, 'Type'))
}

function setTargets(event: EventFields, parameters: Parameters, targets: readonly unknown[]): void {
  const changes: PropertyChange[] = []
  for (const [index, target] of targets.entries()) {
    if (index === 0) {
      event.targetKind = kindOf(target)
      event.targetId = guidOrText(get(target, 'id'), true)
      event.targetName = nameOf(target)
    } else {
      add(parameters, `Target${index + 1}.Type`, kindOf(target))
      add(parameters, `Target${index + 1}.Id`, guidOrText(get(target, 'id'), true))
      add(parameters, `Target${index + 1}.Name`, nameOf(target))
    }
    for (const property of asArray(get(target, 'modifiedProperties'))) {
      const name = text(get(property, 'displayName'))
      if (name === null) continue
      changes.push({
        name,
        old: unwrapValue(get(property, 'oldValue')),
        new: unwrapValue(get(property, 'newValue')),
      })
    }
  }
  event.changes = changes
}

function setDetails(event: EventFields, parameters: Parameters, details: readonly unknown[]): void {
  for (const detail of details) {
    const key = text(get(detail, 'key'))
    if (key === null) continue
    add(parameters, key, get(detail, 'value'))
    if (key.toLowerCase() === 'user-agent') event.userAgent = text(get(detail, 'value'))
  }
}

/** The nested value, or undefined after keeping its text: Log Analytics cuts long values, which ends their JSON. */
function nested(record: JsonRecord, field: string, parameters: Parameters, out: Sink): unknown {
  const found = structure(record[field])
  if (found !== undefined || text(record[field]) === null) return found
  add(parameters, field, record[field])
  out.warn('nested-json-unreadable', `The column ${field} holds text that is not whole JSON.`)
  return undefined
}

/** `timeout` leaves open whether the change was made. */
function outcomeOf(value: unknown): boolean | null {
  const word = lower(value)
  return word === 'success' ? true : word === 'failure' ? false : null
}

/**
 * One entry of the directory audit log in the shape of Graph's directoryAudit (formats.md (c), (e)) →
 * exactly one call of `out`. `target` is the first target; further ones are parameters `Target2.Id` …;
 * `changes` are those of all targets. An entry that names no initiator has actor `unknown`.
 */
export function normaliseDirectoryAudit(
  record: JsonRecord,
  context: RecordContext,
  out: Sink,
): void {
  const at = eventTime(record['activityDateTime'], context, out)
  if (at === null) return
  const operationRaw = text(record['activityDisplayName']) ?? context.operationRaw
  const event = blankEvent('entra.audit', operationRaw, at)
  const parameters: Parameters = {}
  event.operation = canonicalOperation(operationRaw)
  event.tenant = context.tenant
  event.recordId = guidOrText(record['id'])
  event.ingestedAt = ingestedAfter(context, at)
  event.correlationId = guidOrText(record['correlationId'], true)
  event.ok = outcomeOf(record['result'])
  setActor(event, parameters, nested(record, 'initiatedBy', parameters, out))
  setTargets(event, parameters, asArray(nested(record, 'targetResources', parameters, out)))
  for (const [name, field] of namedFields) add(parameters, name, record[field])
  setDetails(event, parameters, asArray(nested(record, 'additionalDetails', parameters, out)))
  event.userAgent ??= text(record['userAgent'])
  event.ip ??= normaliseAddress(context.callerAddress)
  if (event.ip !== null) event.ipTrust = 'client'
  event.parameters = parameters
  out.event(event)
}
