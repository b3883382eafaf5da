import type { SnapshotFields } from '../dialect.ts'
import { asRecord, type JsonRecord } from './fields.ts'
import { isServicePrincipal, isUser } from './snapshot.ts'
import { stateOf } from './state.ts'

/** What a child's object was asked for: `applications` in `applications_owners.json`. */
const parents = [
  'applications',
  'servicePrincipals',
  'users',
  'groups',
  'domains',
  'directoryRoles',
] as const

type Parent = (typeof parents)[number]

/** A child, and the object it was listed under, which stands whole in a member of the path's name. */
export type Relation = { parent: Parent; of: JsonRecord; child: JsonRecord }

/** null where the record is an object of its own. */
export function relationOf(record: JsonRecord): Relation | null {
  for (const parent of parents) {
    const of = Object.hasOwn(record, parent) ? asRecord(record[parent]) : null
    if (of === null || !Object.hasOwn(of, 'id')) continue
    const { [parent]: _, ...child } = record
    return { parent, of, child }
  }
  return null
}

/** The tool drops `@odata.type`: a method is told by a member that it alone has. */
const methodMembers: readonly (readonly [string, string])[] = [
  ['phoneNumber', 'phone'],
  ['emailAddress', 'email'],
  ['deviceTag', 'microsoftAuthenticator'],
  ['phoneAppVersion', 'microsoftAuthenticator'],
  ['aaGuid', 'fido2'],
  ['attestationLevel', 'fido2'],
  ['keyStrength', 'windowsHelloForBusiness'],
  ['lifetimeInMinutes', 'temporaryAccessPass'],
  ['secretKey', 'softwareOath'],
]
/** The id that Graph gives the password of everybody. */
const passwordId = '28c10230-6103-485e-b985-444c60001490'

function methodOf(child: JsonRecord): string | null {
  if (child['id'] === passwordId) return 'password'
  return methodMembers.find(([member]) => Object.hasOwn(child, member))?.[1] ?? null
}

function ownerState({ of, child }: Relation): SnapshotFields | null {
  return stateOf(
    {
      objectId: of['id'],
      objectDisplayName: of['displayName'],
      ownerId: child['id'],
      ownerDisplayName: child['displayName'],
      ownerUserPrincipalName: child['userPrincipalName'],
      ownerType: isUser(child) ? 'User' : 'ServicePrincipal',
    },
    'owners',
  )
}

function roleState({ of, child }: Relation): SnapshotFields | null {
  return stateOf(
    {
      roleDefinitionId: of['roleTemplateId'] ?? of['id'],
      roleDefinitionName: of['displayName'],
      principalId: child['id'],
      principalName: child['userPrincipalName'] ?? child['displayName'],
      directoryScopeId: '/',
    },
    'role-assignments',
  )
}

function userChild({ of, child }: Relation): SnapshotFields | null {
  if (Object.hasOwn(child, 'deviceId'))
    return stateOf({ ...child, registeredOwners: [{ id: of['id'] }] }, 'devices')
  const method = methodOf(child)
  if (method === null) return null
  const type = `#microsoft.graph.${method}AuthenticationMethod`
  return stateOf(
    {
      ...child,
      '@odata.type': type,
      userId: of['id'],
      userPrincipalName: of['userPrincipalName'],
    },
    'authentication-methods',
  )
}

/**
 * State that a relation tells; null where it tells none, or where the file alone cannot say what joins the
 * two: an application can own what is listed under it, or be owned by it.
 */
export function relationState(relation: Relation): SnapshotFields | null {
  const { parent, of, child } = relation
  if (Object.hasOwn(child, 'appRoleId')) return stateOf(child, 'app-role-assignments')
  if (Object.hasOwn(child, 'consentType')) return stateOf(child, 'oauth2-permission-grants')
  if (parent === 'applications' && Object.hasOwn(child, 'issuer'))
    return stateOf({ ...of, federatedIdentityCredentials: [child] }, 'applications')
  if (parent === 'domains' && Object.hasOwn(child, 'issuerUri'))
    return stateOf({ ...of, federationConfiguration: [child] }, 'domains')
  if (parent === 'directoryRoles') return roleState(relation)
  if (parent === 'users') return userChild(relation)
  const isOwner = isUser(child) || (parent === 'applications' && isServicePrincipal(child))
  return isOwner && parent !== 'groups' ? ownerState(relation) : null
}
