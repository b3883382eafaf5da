import type { JsonRecord } from '../fields.ts'
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
  type Attribute,
} from '../state-attributes.ts'

/** An eligible person holds the role only after activating it, but can do so alone (F1). */
function standingOf(record: JsonRecord): 'active' | 'eligible' {
  if (states(record, 'roleEligibilityScheduleId')) return 'eligible'
  if (states(record, 'assignmentType')) return 'active'
  return states(record, 'memberType') ? 'eligible' : 'active'
}

const standing: Attribute<string> = standingOf

const scopeNames = ['directoryScopeId', 'appScopeId', 'scope'] as const

const table = {
  roleId: idAt('roleDefinitionId'),
  roleName: textAt('roleDefinition/displayName', 'roleDefinitionName', 'roleName'),
  principalId: idAt('principalId', 'objectId'),
  principalKind: textAt('principal/@odata.type', 'principalType', 'objectType'),
  principalName: textAt(
    'principal/userPrincipalName',
    'principal/displayName',
    'principalName',
    'signInName',
    'displayName',
  ),
  scope: textAt(...scopeNames),
  standing,
  assignmentType: textAt('assignmentType'),
  memberType: textAt('memberType'),
  startAt: timeAt('startDateTime', 'scheduleInfo/startDateTime'),
  endAt: timeAt('endDateTime', 'scheduleInfo/expiration/endDateTime'),
}

/**
 * Roles of Entra and of Azure, active and eligible (F1). The ids of assignments and of their schedules
 * differ for the same thing: role, holder, scope and standing name it.
 */
export const state = defineState({
  kind: 'role-assignments',
  fits: (record) =>
    states(record, 'roleDefinitionId') &&
    states(record, 'principalId', 'objectId') &&
    states(record, ...scopeNames) &&
    !states(record, 'action'),
  id: (record) =>
    joinedId(
      firstId(record, 'roleDefinitionId', 'roleDefinitionName'),
      firstId(record, 'principalId', 'objectId'),
      firstId(record, ...scopeNames) ?? '/',
      standingOf(record),
    ),
  name: (record) =>
    firstText(
      record,
      'principal/userPrincipalName',
      'principal/displayName',
      'principalName',
      'signInName',
      'displayName',
    ),
  attributes: (record) => readAttributes(record, table),
})
