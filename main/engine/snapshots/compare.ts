import type { SnapshotKind } from '#shared'
import type { Db } from '../case/db.ts'
import { canonical, merge, statedOf, type Stated } from './attributes.ts'
import { stateTimes, type Standing } from './times.ts'

/** Where a state was read from: bytes of its sealed original, or a row of a database by its id. */
export type StatePlace = {
  file: string
  /** Of an archive, or a table of a database. */
  member: string | null
  /** 1 where `offset` is the id of a row of that table. */
  isTable: number
  offset: number
  length: number
}

export type AttributeChange = { attribute: string; old: unknown; new: unknown }

export type StateChange = { objectId: string; name: string | null } & (
  | { change: 'added'; place: { old: null; new: StatePlace } }
  | { change: 'removed'; place: { old: StatePlace; new: null } }
  | {
      change: 'changed'
      attributes: AttributeChange[]
      place: { old: StatePlace; new: StatePlace }
    }
)

export type Comparison = {
  kind: SnapshotKind
  /** null: not collected at that time, so that nothing is compared. */
  from: { at: number; standing: Standing | null; objects: number; unread: number }
  to: { at: number; standing: Standing | null; objects: number; unread: number }
  changes: StateChange[]
  /** Objects in both of which no attribute that both exports state differs. */
  same: number
  /** Attributes that one export or both leave out, with the number of objects: never "unchanged". */
  notCompared: { attribute: string; objects: number }[]
}

type Row = {
  object_id: string
  tenant: string | null
  name: string | null
  as_of: number
  attributes: string
} & StatePlace

/** An object at one time; of several rows, from several files, the last is its place. */
type Side = { name: string | null; rows: readonly string[]; place: StatePlace }

type Pair = { objectId: string; tenant: string | null; old: Side | null; new: Side | null }

function withRow(side: Side | null, row: Row): Side {
  const { file, member, isTable, offset, length } = row
  const place = { file, member, isTable, offset, length }
  const rows = [...(side?.rows ?? []), row.attributes]
  return { name: row.name ?? side?.name ?? null, rows, place }
}

/** The objects of both times, one after the other: a tenant has more than memory should hold twice. */
function* pairs(db: Db, kind: SnapshotKind, from: number, to: number): Generator<Pair> {
  const rows = db
    .prepare(
      `SELECT s.object_id, s.tenant, s.name, s.as_of, s.attributes, f.sha256 AS file, f.member,
         json_extract(f.layout, '$.json.table') IS NOT NULL AS isTable, s.offset, s.length
       FROM snapshot s JOIN file f USING (file_id)
       WHERE s.kind = ? AND s.as_of IN (?, ?)
       ORDER BY s.object_id, s.tenant, s.snapshot_id`,
    )
    .iterate(kind, from, to) as IterableIterator<Row>
  const open: Pair[] = []
  for (const row of rows) {
    let pair = open[0]
    if (pair?.objectId !== row.object_id || pair.tenant !== row.tenant) {
      yield* open.splice(0)
      pair = { objectId: row.object_id, tenant: row.tenant, old: null, new: null }
      open.push(pair)
    }
    if (row.as_of === from) pair.old = withRow(pair.old, row)
    if (row.as_of === to) pair.new = withRow(pair.new, row)
  }
  yield* open
}

const stateOfSide = ({ rows }: Side): Stated => rows.map(statedOf).reduce(merge)

/** Most objects are the same to the letter: those are not taken apart twice. */
function isSameText(old: Side, now: Side): boolean {
  return old.rows.length === now.rows.length && old.rows.every((row, at) => row === now.rows[at])
}

type Differences = { changed: AttributeChange[]; unknown: Iterable<string> }

function differencesOf(old: Side, now: Side): Differences {
  const before = stateOfSide(old)
  if (isSameText(old, now)) return { changed: [], unknown: before.unknown }
  return differences(before, stateOfSide(now))
}

function differences(old: Stated, now: Stated): Differences {
  const changed: AttributeChange[] = []
  const names = new Set([
    ...old.values.keys(),
    ...old.unknown,
    ...now.values.keys(),
    ...now.unknown,
  ])
  const unknown: string[] = []
  for (const attribute of [...names].sort()) {
    if (!old.values.has(attribute) || !now.values.has(attribute)) {
      unknown.push(attribute)
      continue
    }
    const [before, after] = [old.values.get(attribute), now.values.get(attribute)]
    if (canonical(before) !== canonical(after)) changed.push({ attribute, old: before, new: after })
  }
  return { changed, unknown }
}

/** Records that could not be read, in the files that hold this state: objects may be among them. */
function unreadOf(db: Db, kind: SnapshotKind, at: number): number {
  return db
    .prepare(
      `SELECT coalesce(sum(quarantined), 0) FROM file
       WHERE file_id IN (SELECT file_id FROM snapshot WHERE kind = ? AND as_of = ?)`,
    )
    .pluck()
    .get(kind, at) as number
}

/** What became of every object of a kind between two times (epoch ms) at which it was collected. */
export function compareStates(db: Db, kind: SnapshotKind, from: number, to: number): Comparison {
  const times = stateTimes(db).find((one) => one.kind === kind)?.times ?? []
  const side = (at: number) => {
    const found = times.find((time) => time.at === at)
    const unread = unreadOf(db, kind, at)
    return { at, standing: found?.standing ?? null, objects: found?.objects ?? 0, unread }
  }
  const comparison = { kind, from: side(from), to: side(to) }
  if (comparison.from.standing === null || comparison.to.standing === null)
    return { ...comparison, changes: [], same: 0, notCompared: [] }
  return { ...comparison, ...changesOf(pairs(db, kind, from, to)) }
}

function changesOf(found: Iterable<Pair>): Pick<Comparison, 'changes' | 'same' | 'notCompared'> {
  const changes: StateChange[] = []
  const unknowns = new Map<string, number>()
  let same = 0
  for (const { objectId, old, new: now } of found) {
    const name = now?.name ?? old?.name ?? null
    if (old === null && now !== null)
      changes.push({ objectId, name, change: 'added', place: { old: null, new: now.place } })
    if (old !== null && now === null)
      changes.push({ objectId, name, change: 'removed', place: { old: old.place, new: null } })
    if (old === null || now === null) continue
    const { changed, unknown } = differencesOf(old, now)
    for (const attribute of unknown) unknowns.set(attribute, (unknowns.get(attribute) ?? 0) + 1)
    const place = { old: old.place, new: now.place }
    if (changed.length === 0) same += 1
    else changes.push({ objectId, name, change: 'changed', attributes: changed, place })
  }
  const notCompared = [...unknowns].map(([attribute, objects]) => ({ attribute, objects }))
  return {
    changes,
    same,
    notCompared: notCompared.sort((a, b) => (a.attribute < b.attribute ? -1 : 1)),
  }
}
