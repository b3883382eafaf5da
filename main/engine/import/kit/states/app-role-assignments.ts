import {
  defineState,
  firstId,
  firstText,
  idAt,
  joinedId,
  readAttributes,
  states,
  textAt,
  timeAt,
} from '../state-attributes.ts'

const table = {
  appRoleId: idAt('appRoleId'),
  /** `Mail.Read`; only some collectors look it up. */
  appRoleValue: textAt('appRoleValue'),
  principalId: idAt('principalId'),
  principalKind: textAt('principalType'),
  principalName: textAt('principalDisplayName'),
  resourceId: idAt('resourceId'),
  resourceName: textAt('resourceDisplayName'),
  createdAt: timeAt('createdDateTime', 'creationTimestamp'),
}

/** Application permissions, and who may use an application (E5). */
export const state = defineState({
  kind: 'app-role-assignments',
  fits: (record) =>
    states(record, 'appRoleId') && states(record, 'principalId') && states(record, 'resourceId'),
  id: (record) =>
    firstId(record, 'id', 'objectId') ??
    joinedId(
      firstId(record, 'principalId'),
      firstId(record, 'resourceId'),
      firstId(record, 'appRoleId'),
    ),
  name: (record) => firstText(record, 'principalDisplayName'),
  attributes: (record) => readAttributes(record, table),
})
