import { zoneless } from '../clock.ts'
import type { Actor, Change, DirectoryAct, SignIn, Target } from '../activity.ts'
import type { Identities } from '../identities.ts'

/** A record of the unified audit log, AuditData as an object (formats.md §h). */
export type AuditRecord = {
  Id: string
  RecordType: number
  CreationTime: string
  Operation: string
  UserId: string
} & Record<string, unknown>

type Entry = { ID: string; Type: number }

/** Record type 8, with the trailing dot, the en dash and the UserType 0 of even administrators. */
export function directoryRecord(identities: Identities, act: DirectoryAct): AuditRecord {
  const { tenantId } = identities
  const target = act.targets[0]
  const address = act.actor.kind === 'person' ? (act.actor.place?.ip ?? '') : ''
  return {
    CreationTime: zoneless(act.at),
    Id: act.unifiedId,
    Operation: act.activity.endsWith(' ') ? act.activity : `${act.activity}.`,
    OrganizationId: tenantId,
    RecordType: 8,
    ResultStatus: 'Success',
    UserKey:
      act.actor.kind === 'person'
        ? `${act.actor.person.puid}@harrowridge.example`
        : 'Not Available',
    UserType: act.actor.kind === 'person' ? 0 : 4,
    Version: 1,
    Workload: 'AzureActiveDirectory',
    ...(address === '' ? {} : { ClientIP: address }),
    ObjectId: target === undefined ? 'Not Available' : objectName(target),
    UserId: actorName(act.actor),
    AzureActiveDirectoryEventType: 1,
    ExtendedProperties: [
      { Name: 'additionalDetails', Value: '{}' },
      { Name: 'extendedAuditEventCategory', Value: target?.type ?? act.category },
    ],
    ModifiedProperties: act.targets.flatMap((one) => one.changes).map(modified),
    Actor: actorEntries(act.actor),
    ActorContextId: tenantId,
    ...(address === '' ? {} : { ActorIpAddress: address }),
    InterSystemsId: act.correlationId,
    IntraSystemId: act.unifiedId,
    SupportTicketId: '',
    Target: act.targets.flatMap(targetEntries),
    TargetContextId: tenantId,
  }
}

function objectName(target: Target): string {
  if (target.upn !== null) return target.upn
  if (target.type === 'ServicePrincipal') return target.appId ?? target.id
  return `${target.type}_${target.id}`
}

function actorName(actor: Actor): string {
  return actor.kind === 'person' ? actor.person.upn : `ServicePrincipal_${actor.principalId}`
}

function actorEntries(actor: Actor): Entry[] {
  if (actor.kind === 'application')
    return [
      { ID: actor.name, Type: 1 },
      { ID: actor.appId, Type: 2 },
      { ID: `ServicePrincipal_${actor.principalId}`, Type: 2 },
      { ID: actor.principalId, Type: 2 },
      { ID: 'ServicePrincipal', Type: 2 },
    ]
  const { upn, puid, id } = actor.person
  return [
    { ID: upn, Type: 5 },
    { ID: puid, Type: 3 },
    { ID: `User_${id}`, Type: 2 },
    { ID: id, Type: 2 },
    { ID: 'User', Type: 2 },
  ]
}

function targetEntries(target: Target): Entry[] {
  const entries = [
    { ID: `${target.type}_${target.id}`, Type: 2 },
    { ID: target.id, Type: 2 },
    { ID: target.type, Type: 2 },
  ]
  if (target.upn !== null) return [...entries, { ID: target.upn, Type: 5 }]
  entries.push({ ID: target.name, Type: 1 })
  if (target.type !== 'ServicePrincipal' || target.appId === null) return entries
  return [...entries, { ID: target.appId, Type: 2 }, { ID: target.appId, Type: 4 }]
}

function modified(change: Change) {
  return { Name: change.name, NewValue: spread(change.to), OldValue: spread(change.from) }
}

/** The unified log prints lists over several lines and single values without their quotes. */
function spread(value: string | null): string {
  if (value === null) return ''
  const parsed: unknown = JSON.parse(value)
  if (!Array.isArray(parsed)) return String(parsed)
  if (parsed.length === 0) return '[]'
  return `[\r\n${parsed.map((item) => `  ${JSON.stringify(item)}`).join(',\r\n')}\r\n]`
}

/** Record type 15; its id is the sign-in's. ResultStatus says only that the call worked. */
export function logonRecord(identities: Identities, signIn: SignIn): AuditRecord {
  const { person } = signIn
  if (person === null) throw new RangeError('only people have logon records')
  const failed = signIn.errorCode !== 0
  const device = signIn.device === null ? null : person[signIn.device]
  return {
    CreationTime: zoneless(signIn.at),
    Id: signIn.id,
    Operation: failed ? 'UserLoginFailed' : 'UserLoggedIn',
    OrganizationId: identities.tenantId,
    RecordType: 15,
    ResultStatus: 'Success',
    UserKey: person.id,
    UserType: 0,
    Version: 1,
    Workload: 'AzureActiveDirectory',
    ClientIP: signIn.place?.ip ?? '',
    ObjectId: signIn.resource.appId,
    UserId: person.upn,
    AzureActiveDirectoryEventType: 1,
    ExtendedProperties: [
      { Name: 'ResultStatusDetail', Value: 'Success' },
      { Name: 'UserAgent', Value: signIn.agent },
      { Name: 'RequestType', Value: 'OAuth2:Authorize' },
    ],
    ModifiedProperties: [],
    Actor: [
      { ID: person.id, Type: 0 },
      { ID: person.upn, Type: 5 },
    ],
    ActorContextId: identities.tenantId,
    ActorIpAddress: signIn.place?.ip ?? '',
    InterSystemsId: signIn.correlationId,
    IntraSystemId: signIn.id,
    SupportTicketId: '',
    Target: [{ ID: signIn.resource.appId, Type: 0 }],
    TargetContextId: identities.tenantId,
    ApplicationId: signIn.client.appId,
    DeviceProperties: [
      { Name: 'OS', Value: device?.system ?? 'Windows 10' },
      { Name: 'BrowserType', Value: device?.browser ?? 'Chrome' },
      ...(device === null ? [] : [{ Name: 'Id', Value: device.id }]),
      ...(signIn.sessionId === null ? [] : [{ Name: 'SessionId', Value: signIn.sessionId }]),
    ],
    ErrorNumber: String(signIn.errorCode),
    ...(failed ? { LogonError: logonErrors[signIn.errorCode] ?? 'Unknown' } : {}),
  }
}

const logonErrors: Readonly<Record<number, string>> = {
  50126: 'InvalidUserNameOrPassword',
  50053: 'IdsLocked',
  53003: 'BlockedByConditionalAccess',
}
