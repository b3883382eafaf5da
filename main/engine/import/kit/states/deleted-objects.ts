import { text } from '../fields.ts'
import { isApplication, isServicePrincipal, isUser, objectIdOf, pick } from '../snapshot.ts'
import {
  defineState,
  flagAt,
  firstText,
  idAt,
  lowerAt,
  readAttributes,
  states,
  textAt,
  timeAt,
  type Attribute,
} from '../state-attributes.ts'

/** What it was: `application`, `servicePrincipal`, `user`, `group`, `device`. */
const objectType: Attribute<string> = (record) => {
  const stated = text(pick(record, '@odata.type'))
  if (stated !== null) return stated.replace(/^#?microsoft\.graph\./, '')
  if (isServicePrincipal(record)) return 'servicePrincipal'
  if (isApplication(record)) return 'application'
  if (isUser(record) || states(record, 'userPrincipalName')) return 'user'
  return states(record, 'groupTypes', 'securityEnabled') ? 'group' : undefined
}

const table = {
  objectType,
  deletedAt: timeAt('deletedDateTime'),
  displayName: textAt('displayName'),
  appId: idAt('appId'),
  upn: lowerAt('userPrincipalName'),
  accountEnabled: flagAt('accountEnabled'),
  createdAt: timeAt('createdDateTime'),
}

/** What can still be restored for 30 days: removed, but no closure yet (E4, F2). */
export const state = defineState({
  kind: 'deleted-objects',
  fits: (record) => states(record, 'deletedDateTime', 'deleted') && objectIdOf(record) !== null,
  id: objectIdOf,
  name: (record) => firstText(record, 'displayName', 'userPrincipalName'),
  attributes: (record) => readAttributes(record, table),
})
