import type { SnapshotKind } from '#shared'
import {
  defineDialect,
  type CollectionFields,
  type Dialect,
  type Localised,
  type Sink,
} from '../dialect.ts'
import { asRecord, lower, text, type JsonRecord } from './fields.ts'
import { share } from './recognise.ts'
import { assignmentsOf, isRoleWithMembers } from './role-members.ts'
import { pick } from './snapshot.ts'
import { stateOf } from './state.ts'

type StateFile = {
  id: string
  label: Localised
  /** Share of the head's records that look right counts this much. */
  weight: number
  fits(record: JsonRecord): boolean
  kindOf(record: JsonRecord): SnapshotKind | null
}

/** A file of tenant state in JSON, one object a record. */
export function stateDialect({ id, label, weight, fits, kindOf }: StateFile): Dialect {
  return defineDialect({
    id,
    label,
    shape: 'json',
    recognise: (head) => weight * share(head, fits),
    open: () => ({
      record(raw, out) {
        const record = asRecord(raw)
        if (record === null) return out.quarantine('not-an-object')
        if (!isRoleWithMembers(record)) return keep(record, kindOf(record), out)
        const assignments = assignmentsOf(record)
        out.parts(assignments.length)
        if (assignments.length === 0) out.collection(unheld(record))
        for (const assignment of assignments) keep(assignment, 'role-assignments', out)
      },
    }),
  })
}

function keep(record: JsonRecord, kind: SnapshotKind | null, out: Sink): void {
  const snapshot = kind === null ? null : stateOf(record, kind)
  if (snapshot === null) out.quarantine('unknown-record')
  else out.snapshot(snapshot)
}

/** A role that nobody holds is a statement too. */
function unheld(role: JsonRecord): CollectionFields {
  const name = text(pick(role, 'displayName')) ?? ''
  return {
    sources: ['snapshot.role-assignments'],
    scope: lower(pick(role, 'roleTemplateId')),
    from: null,
    to: null,
    outcome: 'none',
    records: 0,
    statement: `members of ${name}: none`.slice(0, 500),
  }
}
