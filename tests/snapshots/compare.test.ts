import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import Database from 'better-sqlite3'
import type { Db } from '../../main/engine/case/db.ts'
import { migrate } from '../../main/engine/case/migrate.ts'
import { stateOf } from '../../main/engine/import/kit/state.ts'
import { compareStates } from '../../main/engine/snapshots/compare.ts'
import { stateTimes } from '../../main/engine/snapshots/times.ts'

const early = Date.UTC(2026, 0, 12)
const late = Date.UTC(2026, 1, 12)

let db: Db
beforeEach(() => {
  db = new Database(':memory:')
  migrate(db)
  db.prepare(
    `INSERT INTO file (file_id, journal_seq, sha256, name, bytes, format, layout)
     VALUES (1, 1, 'x', 'x', 1, 'x', '{}')`,
  ).run()
})
afterEach(() => db.close())

let offset = 0
function keep(at: number, objectId: string, attributes: Record<string, unknown>, kind = 'devices') {
  offset += 10
  db.prepare(
    `INSERT INTO snapshot (file_id, offset, length, kind, object_id, name, as_of, attributes)
     VALUES (1, ?, 9, ?, ?, ?, ?, ?)`,
  ).run(offset, kind, objectId, objectId.toUpperCase(), at, JSON.stringify(attributes))
}

function says(outcome: string, at: number, scope: string | null = null) {
  db.prepare(
    `INSERT INTO collection (file_id, offset, length, source, scope, from_at, to_at, outcome, statement)
     VALUES (1, 0, 1, 'snapshot.devices', ?, ?, ?, ?, 'in its words')`,
  ).run(scope, at, at, outcome)
}

const compare = () => compareStates(db, 'devices', early, late)
const known = (attributes: Record<string, unknown>) => ({ ...attributes, notStated: [] })

describe('two times of a state', () => {
  it('tell what came, went and changed', () => {
    keep(early, 'a', known({ on: true, os: 'x' }))
    keep(early, 'b', known({ on: true }))
    keep(early, 'c', known({ on: true }))
    keep(late, 'a', known({ on: false, os: 'x' }))
    keep(late, 'c', known({ on: true }))
    keep(late, 'd', known({ on: true }))
    const { changes, same } = compare()
    expect(same).toBe(1)
    expect(changes).toMatchObject([
      {
        change: 'changed',
        objectId: 'a',
        name: 'A',
        attributes: [{ attribute: 'on', old: true, new: false }],
        place: { old: { file: 'x', length: 9 }, new: { file: 'x', length: 9 } },
      },
      { change: 'removed', objectId: 'b', place: { new: null } },
      { change: 'added', objectId: 'd', place: { old: null } },
    ])
  })

  it('keep the same id of two tenants apart', () => {
    keep(early, 'a', known({ on: true }))
    keep(late, 'a', known({ on: true }))
    db.prepare("UPDATE snapshot SET tenant = 't' WHERE as_of = ?").run(late)
    expect(
      compare()
        .changes.map(({ change }) => change)
        .sort(),
    ).toEqual(['added', 'removed'])
  })

  it('are the same whatever the order of members and entries', () => {
    keep(early, 'a', known({ keys: [{ id: 1, of: 'x' }, { id: 2 }] }))
    keep(late, 'a', known({ keys: [{ id: 2 }, { of: 'x', id: 1 }] }))
    expect(compare()).toMatchObject({ changes: [], same: 1 })
  })
})

describe('what an export leaves out', () => {
  it('is not compared, and said', () => {
    keep(early, 'a', known({ on: true, owner: 'x' }))
    keep(late, 'a', { on: true, owner: null, notStated: ['owner'] })
    expect(compare()).toMatchObject({
      changes: [],
      notCompared: [{ attribute: 'owner', objects: 1 }],
    })
  })

  it('is not what it states to be empty', () => {
    keep(early, 'a', known({ forward: 'x@evil.example' }))
    keep(late, 'a', known({ forward: null }))
    expect(compare().changes).toMatchObject([
      { attributes: [{ attribute: 'forward', old: 'x@evil.example', new: null }] },
    ])
  })

  it('is every null where it does not say what it leaves out', () => {
    keep(early, 'a', { on: true })
    keep(late, 'a', { on: null })
    expect(compare()).toMatchObject({ changes: [], notCompared: [{ attribute: 'on' }] })
  })

  it('can stand in another file of the same time', () => {
    keep(early, 'a', known({ on: true }))
    keep(late, 'a', { on: null, notStated: ['on'] })
    keep(late, 'a', known({ on: false }))
    expect(compare()).toMatchObject({
      changes: [{ attributes: [{ attribute: 'on', new: false }] }],
      notCompared: [],
    })
  })

  it('is neither of two values that files of one time contradict', () => {
    keep(early, 'a', known({ on: true }))
    keep(late, 'a', known({ on: true }))
    keep(late, 'a', known({ on: false }))
    expect(compare()).toMatchObject({ changes: [], notCompared: [{ attribute: 'on' }] })
  })

  it('is credentials of an application, apart from federated ones', () => {
    const application = { id: 'a', appId: 'b', passwordCredentials: [], keyCredentials: [] }
    const secret = { ...application, passwordCredentials: [{ keyId: 'k' }] }
    const federated = { ...application, federatedIdentityCredentials: [{ id: 'f', issuer: 'i' }] }
    const attributesOf = (record: Record<string, unknown>) =>
      stateOf(record, 'applications')?.attributes ?? {}
    keep(early, 'bare', attributesOf({ id: 'a', appId: 'b' }))
    keep(late, 'bare', attributesOf(secret))
    keep(early, 'key', attributesOf(application))
    keep(late, 'key', attributesOf(secret))
    keep(early, 'page', attributesOf(application))
    keep(late, 'page', attributesOf(federated))
    const { changes, notCompared } = compare()
    expect(changes.map(({ objectId }) => objectId)).toEqual(['key'])
    expect(notCompared).toContainEqual({ attribute: 'credentials', objects: 1 })
    expect(notCompared).toContainEqual({ attribute: 'federatedCredentials', objects: 3 })
  })
})

describe('a time', () => {
  it('without objects is one only where a collector says there were none', () => {
    keep(early, 'a', known({ on: true }))
    expect(compare()).toMatchObject({ to: { standing: null }, changes: [], same: 0 })
    says('none', late)
    expect(compare()).toMatchObject({
      to: { standing: 'none', objects: 0 },
      changes: [{ change: 'removed', objectId: 'a' }],
    })
  })

  it('at which one mailbox had none, or reading failed, is none', () => {
    says('none', early, 'ada@b.example')
    says('failed', late)
    expect(stateTimes(db)).toEqual([])
  })

  it('is partial where a collector says it read only some', () => {
    keep(early, 'a', known({ on: true }))
    says('partial', early, 'ada@b.example')
    expect(stateTimes(db)).toEqual([
      { kind: 'devices', times: [{ at: early, objects: 1, standing: 'partial' }] },
    ])
  })

  it('counts what could not be read in its files', () => {
    keep(early, 'a', known({ on: true }))
    keep(late, 'a', known({ on: true }))
    db.prepare('UPDATE file SET quarantined = 3').run()
    expect(compare()).toMatchObject({ from: { unread: 3 }, to: { unread: 3 } })
  })
})
