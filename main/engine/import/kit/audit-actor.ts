import type { ActorKind, EventFields } from '#shared'
import { asRecord, guidOnly, guidOrText, isGuid, structure, text } from './fields.ts'
import type { JsonRecord } from './fields.ts'
import { setParameter } from './changes.ts'

/** `Actor` or `Target` list of an Entra record, by meaning instead of by type number. */
export type IdentitySet = {
  /** `User`, `ServicePrincipal`, … from `<Kind>_<guid>`. */
  kind: string | null
  objectId: string | null
  /** The GUID beside the object id: the application behind it. */
  appId: string | null
  name: string | null
  upn: string | null
}

/**
 * Reads [{ID, Type}] (formats.md §0.1): 0 the object id (resource id for a logon's target), 1 a display
 * name, 2 `<Kind>_<guid>` and bare GUIDs, 5 the UPN. PUIDs (3) and service principal names (4) are left.
 */
export function readIdentities(value: unknown): IdentitySet {
  const found: IdentitySet = { kind: null, objectId: null, appId: null, name: null, upn: null }
  const list = structure(value)
  if (!Array.isArray(list)) return found
  let bare: string[] | null = null
  for (const entry of list) {
    const record = asRecord(entry)
    const id = text(record?.['ID'] ?? record?.['Id'])
    if (record === null || id === null) continue
    const type = Number(record['Type'])
    if (type === 0) found.objectId ??= guidOrText(id, true)
    else if (type === 1) found.name ??= id
    else if (type === 5) found.upn ??= id
    else if (type === 2) bare = readTyped(id, found, bare)
  }
  if (bare !== null) found.appId = bare.find((guid) => guid !== found.objectId) ?? null
  return found
}

/** Kinds whose id is believed also when it is anonymised and no GUID. */
const directoryKinds = new Set([
  'User',
  'ServicePrincipal',
  'Application',
  'Group',
  'Device',
  'Role',
])

function readTyped(id: string, found: IdentitySet, bare: string[] | null): string[] | null {
  if (isGuid(id)) {
    const guid = guidOnly(id)
    return guid === null ? bare : [...(bare ?? []), guid]
  }
  const cut = id.indexOf('_')
  if (cut < 1) return bare
  const [kind, objectId] = [id.slice(0, cut), id.slice(cut + 1)]
  if (!isGuid(objectId) && !directoryKinds.has(kind)) return bare
  found.kind ??= kind
  found.objectId ??= guidOrText(objectId, true)
  return bare
}

const userTypes = new Map<string, number>([
  ['regular', 0],
  ['reserved', 1],
  ['admin', 2],
  ['dcadmin', 3],
  ['system', 4],
  ['application', 5],
  ['serviceprincipal', 6],
  ['custompolicy', 7],
  ['systempolicy', 8],
  ['partnertechnician', 9],
  ['guest', 10],
])

function userTypeOf(value: unknown): number | null {
  if (typeof value === 'number') return value
  const found = text(value)
  if (found === null) return null
  return userTypes.get(found.toLowerCase()) ?? (/^\d{1,2}$/.test(found) ? Number(found) : null)
}

/** Words that stand where a user should: the service did not know who it was. */
const nobody = new Set(['unknown', 'not available', 'not-found', 'anonymous', 'n/a'])
const machines = new Set(['s-1-5-18', 's-1-5-19', 's-1-5-20', 'certificate', 'sharepoint\\system'])

function kindOfName(name: string, userType: number | null): ActorKind | null {
  if (name.startsWith('serviceprincipal_') || name === 'app@sharepoint') return 'sp'
  if (name.startsWith('nt authority\\')) {
    return userType === 3 && name.includes('servicehost') ? 'msdc' : 'system'
  }
  if (machines.has(name)) return 'system'
  if (name === 'microsoft\\serviceoperator') return 'msdc'
  if (nobody.has(name) || name.startsWith('urn:spo:anon#')) return 'unknown'
  return null
}

/** Who acted, first by what UserId says, then by UserType (formats.md §0.4). */
function kindOf(name: string | null, userType: number | null): ActorKind {
  const named = name === null ? null : kindOfName(name, userType)
  if (named !== null) return named
  if (userType === 3) return 'msdc'
  if (userType === 5 || userType === 6) return 'sp'
  if (userType === 9) return 'partner'
  if (name !== null && (name.includes('#ext#') || name.startsWith('urn:spo:guest#'))) return 'guest'
  if (userType === 10) return 'guest'
  if (userType === 4 || userType === 7 || userType === 8) return 'system'
  return name === null ? 'unknown' : 'user'
}

/** `i:0#.f|membership|user@…` and `urn:spo:guest#user@…` say the user at their end. */
function bareUser(name: string): string {
  const cut = Math.max(name.lastIndexOf('|'), name.startsWith('urn:') ? name.indexOf('#') : -1)
  return cut < 0 ? name : name.slice(cut + 1)
}

/** An application acting for a user leaves the user's address in UserId. */
function isAddressOf(kind: ActorKind, name: string): boolean {
  return kind === 'sp' && name.includes('@') && name !== 'app@sharepoint'
}

const people = new Set<ActorKind>(['user', 'guest', 'partner'])

/**
 * Fills the actor fields. `actorUpn` holds what UserId says of a person, in lower case, also when it is
 * anonymised and no address; a machine's name goes to parameter `UserId`, an Entra actor's display name
 * to `Actor.Name`. UserKey gives an id only when it is a GUID, for it is many other things.
 */
export function readActor(
  record: JsonRecord,
  event: EventFields,
  parameters: Record<string, string>,
): void {
  const userId = text(record['UserId'])
  const name = userId === null ? null : userId.toLowerCase()
  const kind = kindOf(name, userTypeOf(record['UserType']))
  event.actorKind = kind
  const identities = record['Actor'] === undefined ? null : readIdentities(record['Actor'])
  event.actorId =
    (name !== null && name.startsWith('serviceprincipal_') ? guidOnly(name.slice(17)) : null) ??
    identities?.objectId ??
    guidOrText(record['TokenObjectId'], true) ??
    guidOnly(record['UserKey']) ??
    guidOnly(userId)
  event.actorHomeTenant = guidOrText(record['ActorContextId'], true)
  if (name !== null) {
    if (name === event.actorId) event.actorUpn = null
    else if (people.has(kind) || isAddressOf(kind, name)) event.actorUpn = bareUser(name)
    else setParameter(parameters, 'UserId', userId ?? name)
  }
  if (identities === null) return
  if (event.actorUpn === null && people.has(kind)) {
    event.actorUpn = identities.upn?.toLowerCase() ?? null
  }
  event.actorAppId = identities.appId
  if (identities.name !== null) setParameter(parameters, 'Actor.Name', identities.name)
}
