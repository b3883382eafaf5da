import type { SnapshotKind } from '#shared'
import { guidOrText, text, type JsonRecord } from './fields.ts'
import { credentialsOf, isCut, objectIdOf, pick, type ApplicationAttributes } from './snapshot.ts'
import {
  defineState,
  flagAt,
  listAt,
  listOf,
  readAttributes,
  textAt,
  timeAt,
  valueAt,
  type Attribute,
  type StateKind,
} from './state-attributes.ts'

/** Graph keeps an application's addresses by platform; a service principal has them in one list. */
const redirectLists = ['web/redirectUris', 'spa/redirectUris', 'publicClient/redirectUris'] as const

const replyUrls: Attribute<readonly string[]> = (record) => {
  const own = listAt('replyUrls')(record)
  if (own !== undefined) return own
  const lists = redirectLists.map((path) => listAt(path)(record))
  const found = lists.filter((urls) => urls !== undefined && urls !== null)
  return found.length === 0 ? undefined : found.flat().sort()
}

const table = {
  displayName: textAt('displayName'),
  accountEnabled: flagAt('accountEnabled'),
  createdAt: timeAt('createdDateTime'),
  signInAudience: textAt('signInAudience'),
  servicePrincipalType: textAt('servicePrincipalType'),
  replyUrls,
  /** Ids; only where the export asked for them. */
  owners: listOf('owners', 'id'),
  verifiedPublisher: textAt('verifiedPublisher/displayName'),
}

function hasColumns(record: JsonRecord, ...names: readonly string[]): boolean {
  const lists = names.map((name) => pick(record, name))
  return lists.every((list) => list !== undefined && !isCut(list))
}

function attributes(record: JsonRecord): ApplicationAttributes {
  const { notStated, ...found } = readAttributes(record, table)
  const hasCredentialColumns = hasColumns(record, 'passwordCredentials', 'keyCredentials')
  return {
    ...found,
    appId: guidOrText(pick(record, 'appId')),
    appOwnerTenant: guidOrText(valueAt(record, 'appOwnerOrganizationId', 'appOwnerTenantId'), true),
    credentials: credentialsOf(record),
    hasCredentialColumns,
    hasFederatedColumn:
      hasColumns(record, 'federatedIdentityCredentials') ||
      hasColumns(record, 'federatedCredentials'),
    notStated: hasCredentialColumns ? notStated : ['credentials', ...notStated],
  }
}

/** Application registrations and service principals have one shape, and keys on either. */
export function applicationState(
  kind: SnapshotKind,
  fits: (record: JsonRecord) => boolean,
): StateKind {
  return defineState({
    kind,
    fits,
    id: objectIdOf,
    name: (record) => text(pick(record, 'displayName')),
    attributes,
  })
}
