import type { SnapshotKind } from '#shared'
import type { Head, SnapshotFields } from '../dialect.ts'
import { asRecord, jsonIn, lower, text, type JsonRecord } from './fields.ts'
import { directoryPolicies } from './roadrecon-policies.ts'
import { stateOf } from './state.ts'

/** The states that one row holds; null for a table of which none is kept. */
type RowStates = (row: JsonRecord) => readonly (SnapshotFields | null)[]

/** SQLAlchemy writes times without `T` and zone; ROADrecon took them over in UTC. */
const storedTime = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d+)?)$/

/** Names of Azure AD Graph that Microsoft Graph, and all that is compared here, gives otherwise. */
const newNames: Readonly<Record<string, string>> = {
  objectId: 'id',
  deletionTimestamp: 'deletedDateTime',
  dirSyncEnabled: 'onPremisesSyncEnabled',
  approximateLastLogonTimestamp: 'approximateLastSignInDateTime',
  deviceOSType: 'operatingSystem',
  deviceOSVersion: 'operatingSystemVersion',
  deviceTrustType: 'trustType',
}

function graphRow(row: JsonRecord): JsonRecord {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      const time = typeof value === 'string' ? storedTime.exec(value) : null
      return [newNames[name] ?? name, time === null ? value : `${time[1]}T${time[2]}Z`]
    }),
  )
}

const one =
  (kind: SnapshotKind): RowStates =>
  (row) => [stateOf(graphRow(row), kind)]

/** Azure AD Graph calls the permission `id` and the assignment `objectId`. */
const appRoleAssignment: RowStates = (row) => {
  const { id, ...rest } = graphRow(row)
  const isOld = row['objectId'] !== undefined
  return [
    stateOf(
      isOld ? { ...rest, id: row['objectId'], appRoleId: row['id'] } : { ...rest, id },
      'app-role-assignments',
    ),
  ]
}

/** One holder of a role in each scope; an eligible one has to activate it. */
const roleAssignment =
  (schedule: object): RowStates =>
  (row) => {
    const scopes = jsonIn(row['resourceScopes'])
    return (Array.isArray(scopes) && scopes.length > 0 ? scopes : [null]).map((scope) =>
      stateOf({ ...row, ...schedule, directoryScopeId: text(scope) }, 'role-assignments'),
    )
  }

/** Both columns of a table of pairs, named after what they point to. */
const owner =
  (object: string, holder: string, ownerType: string): RowStates =>
  (row) => [stateOf({ objectId: row[object], ownerId: row[holder], ownerType }, 'owners')]

const verifiedDomains: RowStates = (row) => {
  const domains = jsonIn(row['verifiedDomains'])
  const tenant = lower(row['objectId'] ?? row['id'])
  return (Array.isArray(domains) ? domains.map(asRecord) : []).map((domain) => {
    if (domain === null) return null
    const state = stateOf(
      {
        id: domain['name'],
        authenticationType: domain['type'],
        isVerified: true,
        isDefault: domain['default'] ?? domain['isDefault'],
        isInitial: domain['initial'] ?? domain['isInitial'],
      },
      'domains',
    )
    return state === null ? null : { ...state, tenant }
  })
}

/** What each table of `roadrecon.db` holds (peers.md §2.12); the others are links and lists of names. */
const tables: Readonly<Record<string, RowStates>> = {
  Users: one('users'),
  ServicePrincipals: one('service-principals'),
  Applications: one('applications'),
  Groups: one('groups'),
  Devices: one('devices'),
  OAuth2PermissionGrants: one('oauth2-permission-grants'),
  AppRoleAssignments: appRoleAssignment,
  RoleAssignments: roleAssignment({}),
  EligibleRoleAssignments: roleAssignment({ roleEligibilityScheduleId: 'roadrecon' }),
  AuthorizationPolicys: one('authorization-policies'),
  Policys: directoryPolicies,
  TenantDetails: verifiedDomains,
  lnk_application_owner_user: owner('Application', 'User', 'User'),
  lnk_application_owner_serviceprincipal: owner(
    'Application',
    'ServicePrincipal',
    'ServicePrincipal',
  ),
  lnk_serviceprincipal_owner_user: owner('ServicePrincipal', 'User', 'User'),
  lnk_serviceprincipal_owner_serviceprincipal: owner(
    'ServicePrincipal',
    'childServicePrincipal',
    'ServicePrincipal',
  ),
  lnk_group_owner_user: owner('Group', 'User', 'User'),
  lnk_group_owner_serviceprincipal: owner('Group', 'ServicePrincipal', 'ServicePrincipal'),
  lnk_device_owner: owner('Device', 'User', 'User'),
}

export function roadreconTable(name: string): RowStates | null {
  return tables[name] ?? null
}

/** Tables without which no gathering of ROADrecon is, under either name of their key. */
export function isRoadrecon(head: Head): boolean {
  if (head.shape !== 'tables') return false
  return ['Users', 'ServicePrincipals', 'Applications', 'TenantDetails'].every((name) =>
    head.tables.some(
      (table) =>
        table.name === name &&
        table.columns.includes('displayName') &&
        (table.columns.includes('objectId') || table.columns.includes('id')),
    ),
  )
}
