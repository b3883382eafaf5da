import { text, type JsonRecord } from './fields.ts'
import { pick } from './snapshot.ts'
import { objectsAt, states, valueAt } from './state-attributes.ts'

/** A directory role that lists its holders, as Graph has it with `$expand=members` (formats.md (o)). */
export function isRoleWithMembers(record: JsonRecord): boolean {
  return states(record, 'roleTemplateId') && objectsAt(record, 'members') !== undefined
}

/** One role assignment a holder: the same as Graph's list of assignments has, so that the two compare. */
export function assignmentsOf(role: JsonRecord): readonly JsonRecord[] {
  return (objectsAt(role, 'members') ?? []).map((principal) => ({
    roleDefinitionId: text(valueAt(role, 'roleTemplateId')),
    roleName: text(pick(role, 'displayName')),
    principalId: text(valueAt(principal, 'id')),
    principal,
    directoryScopeId: '/',
  }))
}
