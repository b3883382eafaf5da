import {
  defineState,
  firstId,
  firstText,
  flagAt,
  listAt,
  listOf,
  lowerAt,
  readAttributes,
  states,
  textAt,
  timeAt,
} from '../state-attributes.ts'

const table = {
  displayName: textAt('displayName'),
  mail: lowerAt('mail'),
  isAssignableToRole: flagAt('isAssignableToRole'),
  securityEnabled: flagAt('securityEnabled'),
  groupTypes: listAt('groupTypes'),
  membershipRule: textAt('membershipRule'),
  onPremisesSyncEnabled: flagAt('onPremisesSyncEnabled'),
  createdAt: timeAt('createdDateTime'),
  /** Ids; only where the export asked for them. */
  members: listOf('members', 'id'),
  owners: listOf('owners', 'id'),
}

/** Groups that hold roles, or that policies leave out (F1, G1). */
export const state = defineState({
  kind: 'groups',
  fits: (record) =>
    states(record, 'id', 'objectId') &&
    states(record, 'securityEnabled', 'isAssignableToRole') &&
    states(record, 'groupTypes', 'mailEnabled', 'membershipRule', 'isAssignableToRole'),
  id: (record) => firstId(record, 'id', 'objectId'),
  name: (record) => firstText(record, 'displayName'),
  attributes: (record) => readAttributes(record, table),
})
