import type { Comparison as ComparisonView, StateKind } from '#contract'
import { formatTime, visible, type Language, type SnapshotKind } from '#shared'
import type { Db } from '../../case/db.ts'
import { sourceName } from '../../report/sentence.ts'
import { canonical } from '../../snapshots/attributes.ts'
import {
  compareStates,
  type AttributeChange,
  type Comparison,
  type StateChange,
} from '../../snapshots/compare.ts'
import { stateTimes } from '../../snapshots/times.ts'

/** Every kind of state with the times at which it was collected, in the order of their names. */
export function statesView(db: Db, language: Language): StateKind[] {
  const kinds = stateTimes(db).map(({ kind, times }) => ({
    kind,
    title: sourceName(`snapshot.${kind}`, language),
    times: times.map((time) => ({ ...time, at: formatTime(time.at) })),
  }))
  const order = new Intl.Collator(language)
  return kinds.sort((a, b) => order.compare(a.title, b.title))
}

const shownText = 2_000

/** Names of attributes that hold a time end so. */
const isTime = (attribute: string) => attribute.endsWith('At')

/** An object as a person reads it: what it states, member by member. */
function membersOf(value: object): string {
  return Object.entries(value)
    .filter(([, member]) => member !== null)
    .map(([name, member]) => `${name} ${scalar(name, member)}`)
    .join(' · ')
}

function scalar(attribute: string, value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number' && isTime(attribute)) return formatTime(value)
  if (typeof value === 'object' && !Array.isArray(value)) return membersOf(value)
  return typeof value === 'string' ? value : canonical(value)
}

/** Entries of a list that the other one lacks. */
function entriesBut(attribute: string, list: readonly unknown[], other: unknown): string {
  const others = new Set(Array.isArray(other) ? other.map(canonical) : [])
  return list
    .filter((entry) => !others.has(canonical(entry)))
    .map((entry) => scalar(attribute, entry))
    .join('\n')
}

function textOf(attribute: string, value: unknown, other: unknown): string {
  const text = Array.isArray(value) ? entriesBut(attribute, value, other) : scalar(attribute, value)
  // Lines part the entries of a list; all else that is invisible is shown.
  return text.split('\n').map(visible).join('\n').slice(0, shownText)
}

const attributeView = ({ attribute, old, new: now }: AttributeChange) => ({
  attribute,
  old: textOf(attribute, old, now),
  new: textOf(attribute, now, old),
})

const changeView = (change: StateChange): ComparisonView['changes'][number] => ({
  change: change.change,
  objectId: visible(change.objectId),
  name: change.name === null ? null : visible(change.name),
  attributes: change.change === 'changed' ? change.attributes.map(attributeView) : [],
  old: placeView(change.place.old),
  new: placeView(change.place.new),
})

function placeView(place: StateChange['place']['old']) {
  if (place === null) return null
  const { file, member, offset, length } = place
  return { sha256: file, member, offset, length }
}

/** One page of what differs between two times, and what could not be compared. */
export function compareView(
  db: Db,
  asked: {
    kind: string
    from: number
    to: number
    change: StateChange['change'] | null
    first: number
    count: number
  },
): ComparisonView {
  const compared = compareStates(db, asked.kind as SnapshotKind, asked.from, asked.to)
  const counts = { added: 0, removed: 0, changed: 0 }
  for (const { change } of compared.changes) counts[change] += 1
  const wanted = compared.changes.filter(
    ({ change }) => asked.change === null || change === asked.change,
  )
  const side = (one: Comparison['from']) => ({ ...one, at: formatTime(one.at) })
  return {
    from: side(compared.from),
    to: side(compared.to),
    ...counts,
    same: compared.same,
    notCompared: compared.notCompared,
    total: wanted.length,
    changes: wanted.slice(asked.first, asked.first + asked.count).map(changeView),
  }
}
