import type { SnapshotKind } from '#shared'
import type { SnapshotFields } from '../dialect.ts'
import { flag, type JsonRecord } from './fields.ts'
import { stateKinds } from './registry.ts'
import { pick, snapshotTime } from './snapshot.ts'

function isDeleted(record: JsonRecord): boolean {
  return (
    snapshotTime(pick(record, 'deletedDateTime')) !== null || flag(pick(record, 'deleted')) === true
  )
}

/**
 * One object of a kind, from Graph JSON and from PowerShell alike. What was deleted is of kind
 * `deleted-objects` whatever list it stood in. null when the export does not name the object, for such an
 * object joins nothing.
 */
export function stateOf(record: JsonRecord, kind: SnapshotKind): SnapshotFields | null {
  const state = stateKinds.get(isDeleted(record) ? 'deleted-objects' : kind)
  const objectId = state?.id(record) ?? null
  if (state === undefined || objectId === null) return null
  return {
    kind: state.kind,
    objectId,
    name: state.name(record),
    tenant: null,
    asOf: null,
    attributes: state.attributes(record),
  }
}

/** The kind a record's members tell; null when they tell none, or more than one. */
export function kindOf(record: JsonRecord): SnapshotKind | null {
  if (isDeleted(record))
    return stateKinds.get('deleted-objects')?.fits(record) ? 'deleted-objects' : null
  // A live object too has the member that would say when it was deleted.
  const fitting = [...stateKinds.values()].filter(
    (state) => state.kind !== 'deleted-objects' && state.fits(record),
  )
  return fitting.length === 1 ? (fitting[0]?.kind ?? null) : null
}
