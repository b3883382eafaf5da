import { formatTime, parseTime, snapshotKinds, visible } from '#shared'
import { openCaseToRead } from '../../engine/import/replay.ts'
import type { Db } from '../../engine/case/db.ts'
import type { RawPlace } from '../../engine/import/event-json.ts'
import {
  compareStates,
  type Comparison,
  type StateChange,
  type StatePlace,
} from '../../engine/snapshots/compare.ts'
import { stateTimes } from '../../engine/snapshots/times.ts'
import { choice, exit, optional, readArguments, usageError, type Command } from '../command.ts'
import { note, print, printJson, table } from '../output.ts'

type Row = {
  kind: string
  object_id: string
  name: string | null
  as_of: number | null
  attributes: string
} & StatePlace

const timeOrNull = (at: number | null) => (at === null ? null : formatTime(at))

/** A row of a database has no bytes of its own in the file: its table and id say where it stands. */
function placeOf({ file, member, isTable, offset, length }: StatePlace): RawPlace {
  if (isTable) return { file, member: `${member}#${offset}`, offset: 0, length }
  return { file, ...(member === null ? {} : { member }), offset, length }
}

function list(db: Db, asJson: boolean): number {
  const rows = db
    .prepare(
      `SELECT s.kind, s.object_id, s.name, s.as_of, s.attributes, f.sha256 AS file, f.member,
         json_extract(f.layout, '$.json.table') IS NOT NULL AS isTable, s.offset, s.length
       FROM snapshot s JOIN file f USING (file_id) ORDER BY s.kind, s.as_of, s.object_id`,
    )
    .all() as Row[]
  const kinds = stateTimes(db)
  if (asJson)
    printJson({
      snapshots: rows.map((row) => ({
        kind: row.kind,
        objectId: row.object_id,
        name: row.name,
        asOf: timeOrNull(row.as_of),
        attributes: JSON.parse(row.attributes) as unknown,
        raws: [placeOf(row)],
      })),
      collected: kinds.flatMap(({ kind, times }) =>
        times.map(({ at, ...time }) => ({ kind, at: formatTime(at), ...time })),
      ),
    })
  else
    print(
      table([
        ...rows.map((row) => [
          row.kind,
          timeOrNull(row.as_of) ?? '–',
          visible(row.object_id),
          visible(row.name ?? '–'),
        ]),
        ...kinds.flatMap(({ kind, times }) =>
          times
            .filter(({ standing }) => standing === 'none')
            .map(({ at }) => [kind, formatTime(at), 'checked, none', '']),
        ),
      ]),
    )
  return exit.done
}

const placeOrNull = (place: StatePlace | null) => (place === null ? null : placeOf(place))

const written = (comparison: Comparison) => ({
  ...comparison,
  changes: comparison.changes.map(({ place, ...change }) => ({
    ...change,
    place: { old: placeOrNull(place.old), new: placeOrNull(place.new) },
  })),
  from: { ...comparison.from, at: formatTime(comparison.from.at) },
  to: { ...comparison.to, at: formatTime(comparison.to.at) },
})

function linesOf(change: StateChange): string[][] {
  const head = [change.change, visible(change.objectId), visible(change.name ?? '–')]
  if (change.change !== 'changed') return [head]
  const said = (value: unknown) => visible(JSON.stringify(value))
  return change.attributes.map(({ attribute, old, new: now }) => [
    ...head,
    `${attribute}: ${said(old)} → ${said(now)}`,
  ])
}

/** Exit 1 where one of the times was not collected: then nothing is known of what lies between. */
function compare(db: Db, asJson: boolean, named: string, from: string, to: string): number {
  const kind = choice('snapshots', 'compare', named, snapshotKinds)
  const comparison = compareStates(db, kind, timeOf(from), timeOf(to))
  if (asJson) printJson(written(comparison))
  else {
    print(table(comparison.changes.flatMap(linesOf)))
    note(`same: ${comparison.same}`)
    for (const { attribute, objects } of comparison.notCompared)
      note(`not compared: ${attribute} of ${objects} objects: an export leaves it out`)
    for (const { at, standing, unread } of [comparison.from, comparison.to]) {
      if (standing !== 'objects') note(`${formatTime(at)}: ${standing ?? 'not collected'}`)
      if (unread > 0) note(`${formatTime(at)}: ${unread} records could not be read`)
    }
  }
  const isCollected = comparison.from.standing !== null && comparison.to.standing !== null
  return isCollected ? exit.done : exit.failed
}

function timeOf(text: string): number {
  const at = parseTime(text)
  if (at === null) throw usageError('snapshots', `“${text}” is not a time (ISO 8601).`)
  return at
}

export const command: Command = {
  usage: 'evv snapshots CASE [--json]\nevv snapshots CASE --compare KIND FROM TO [--json]',
  summary:
    'Tenant state as collected: kind, object, time, attributes; or what changed between two.',
  async run(args) {
    const { values, rest } = readArguments(
      'snapshots',
      args,
      { json: { type: 'boolean' }, compare: { type: 'string' } },
      { min: 1, max: 3 },
    )
    const kind = optional(values, 'compare')
    if (rest.length !== (kind === null ? 1 : 3))
      throw usageError('snapshots', 'Expected CASE, or CASE --compare KIND FROM TO.')
    const kase = await openCaseToRead(rest[0]!)
    try {
      const asJson = values['json'] === true
      return kind === null
        ? list(kase.db, asJson)
        : compare(kase.db, asJson, kind, rest[1]!, rest[2]!)
    } finally {
      kase.close()
    }
  },
}
