import type { JsonRecord } from '../fields.ts'
import {
  defineState,
  firstId,
  firstText,
  flagAt,
  idAt,
  joinedId,
  lowerListAt,
  readAttributes,
  states,
  textAt,
  timeAt,
  type Attribute,
} from '../state-attributes.ts'

/** `access-policy`: New-ApplicationAccessPolicy; `group`: a role group with its members. */
function typeOf(record: JsonRecord): 'assignment' | 'access-policy' | 'group' | null {
  if (states(record, 'roleAssignee', 'roleAssigneeName') && states(record, 'role'))
    return 'assignment'
  if (states(record, 'scopeIdentity', 'scopeName') && states(record, 'accessRight'))
    return 'access-policy'
  return states(record, 'roleGroupType') ? 'group' : null
}

const type: Attribute<string> = typeOf

const table = {
  type,
  role: textAt('role'),
  assignee: textAt('roleAssigneeName', 'roleAssignee'),
  assigneeKind: textAt('roleAssigneeType'),
  delegation: textAt('roleAssignmentDelegationType'),
  resourceScope: textAt('customResourceScope'),
  writeScope: textAt('customRecipientWriteScope', 'recipientWriteScope'),
  enabled: flagAt('enabled'),
  appId: idAt('appId', 'app/appId'),
  right: textAt('accessRight'),
  policyScope: textAt('scopeName', 'scopeIdentity'),
  members: lowerListAt('members'),
  roles: lowerListAt('roles'),
  changedAt: timeAt('whenChangedUTC'),
}

/** Roles of Exchange, such as the one to impersonate a mailbox, and where applications may read (H3). */
export const state = defineState({
  kind: 'exchange-role-assignments',
  fits: (record) => typeOf(record) !== null && states(record, 'identity', 'guid', 'name'),
  id: (record) => joinedId(typeOf(record), firstId(record, 'guid', 'identity', 'name')),
  name: (record) => firstText(record, 'name', 'identity'),
  attributes: (record) => readAttributes(record, table),
})
