import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import Database from 'better-sqlite3'
import type { Db } from '../../main/engine/case/db.ts'
import { migrate } from '../../main/engine/case/migrate.ts'
import { Coverage } from '../../main/engine/coverage/coverage.ts'
import { day, type SnapshotKind, type Source } from '#shared'

const start = Date.UTC(2026, 0, 12)
const on = (days: number) => start + days * day
const scope = {
  name: 'Case under test',
  tenants: ['tenant.example'],
  incidentStart: on(0),
  containedAt: on(4),
  observedUntil: on(36),
  frozenAt: on(40),
  policy: 'bec-30',
} as const

let db: Db
beforeEach(() => {
  db = new Database(':memory:')
  migrate(db)
  db.prepare(
    `INSERT INTO file (file_id, journal_seq, sha256, name, bytes, format, layout)
     VALUES (1, 1, 'x', 'x', 1, 'x', '{}')`,
  ).run()
  const hours = db.prepare('INSERT INTO activity_hour VALUES (?, ?, 40)')
  for (let hour = on(-7) / 3_600_000; hour < on(43) / 3_600_000; hour += 1)
    hours.run('ual.mail-access', hour)
})
afterEach(() => db.close())

function states(source: Source, about: string | null, from: number, to: number, outcome: string) {
  db.prepare(
    `INSERT INTO collection (file_id, offset, length, source, scope, from_at, to_at, outcome, statement)
     VALUES (1, 0, 1, ?, ?, ?, ?, ?, 'as its log says')`,
  ).run(source, about, from, to, outcome)
}

const need = (scopeOf = 'tenant') => ({
  anyOf: ['ual.mail-access'] as const,
  scope: scopeOf,
  from: on(5),
  to: on(30),
})

describe('what a collector says it could not read', () => {
  it('is a gap, however full the days look', () => {
    expect(coverage().missing(need())).toEqual([])
    states('ual.mail-access', null, on(10), on(11), 'partial')
    expect(coverage().missing(need())).toEqual([
      { source: 'ual.mail-access', scope: 'tenant', from: on(10), to: on(11), reason: 'C05' },
    ])
  })

  it('is none once the window was read wholly, whichever log says so', () => {
    states('ual.mail-access', null, on(10), on(11), 'failed')
    states('ual.mail-access', null, on(10), on(10.5), 'complete')
    expect(coverage().missing(need())).toHaveLength(1)
    states('ual.mail-access', null, on(9), on(12), 'complete')
    expect(coverage().missing(need())).toEqual([])
  })

  it('concerns one mailbox where it says so, and by that the tenant', () => {
    states('ual.mail-access', 'ceo@tenant.example', on(10), on(11), 'failed')
    expect(
      coverage()
        .missing(need())
        .map((gap) => gap.scope),
    ).toEqual(['mailbox:ceo@tenant.example'])
    const other = coverage().missing(need('mailbox:cfo@tenant.example'))
    expect(other.filter(({ reason }) => reason === 'C05')).toEqual([])
  })
})

describe('what a collector counted', () => {
  const counted = (records: number, from: number, to: number, outcome = 'asked') =>
    db
      .prepare(
        `INSERT INTO collection (file_id, offset, length, source, from_at, to_at, outcome, records, statement)
         VALUES (1, 0, 1, ?, ?, ?, ?, ?, 'as its log says')`,
      )
      .run('ual.mail-access', from, to, outcome, records)

  const withoutHours = (from: number, to: number) =>
    db
      .prepare('DELETE FROM activity_hour WHERE hour BETWEEN ? AND ?')
      .run(from / 3_600_000, to / 3_600_000)

  it('and what the case does not hold at all is a gap', () => {
    counted(17, on(10), on(10.5))
    expect(coverage().missing(need())).toEqual([])
    withoutHours(on(10), on(10.5))
    expect(coverage().missing(need())).toContainEqual({
      source: 'ual.mail-access',
      scope: 'tenant',
      from: on(10),
      to: on(10.5),
      reason: 'C05',
    })
  })

  it('is held when one of the logs of the same statement is', () => {
    withoutHours(on(10), on(10.5))
    counted(17, on(10), on(10.5))
    db.prepare("UPDATE collection SET source = 'ual.mail-access'").run()
    db.prepare(
      `INSERT INTO collection (file_id, offset, length, source, from_at, to_at, outcome, records, statement)
       VALUES (1, 0, 1, 'ual.sharepoint', ?, ?, 'asked', 17, 'as its log says')`,
    ).run(on(10), on(10.5))
    db.prepare("INSERT INTO activity_hour VALUES ('ual.sharepoint', ?, 17)").run(on(10) / 3_600_000)
    const reasons = coverage()
      .missing(need())
      .map(({ reason }) => reason)
    expect(reasons).not.toContain('C05')
  })

  it('and none of, is no gap: nothing was there', () => {
    withoutHours(on(10), on(10.5))
    counted(0, on(10), on(10.5))
    const reasons = coverage()
      .missing(need())
      .map(({ reason }) => reason)
    expect(reasons).not.toContain('C05')
  })

  it('does not mend what it could not read', () => {
    states('ual.mail-access', null, on(10), on(11), 'partial')
    counted(5000, on(10), on(11))
    expect(coverage().missing(need())).toHaveLength(1)
  })
})

describe('a state that was asked for', () => {
  const state = (kind: SnapshotKind) => ({ ...need(), anyOf: [`snapshot.${kind}` as const] })

  it('and found empty is not one that was never collected', () => {
    expect(coverage().missing(state('owners'))).toMatchObject([{ reason: 'C24' }])
    states('snapshot.owners', null, on(20), on(20), 'none')
    expect(coverage().missing(state('owners'))).toEqual([])
  })

  it('is told by the one of two files that has the columns', () => {
    db.prepare(
      `INSERT INTO file (file_id, journal_seq, sha256, name, bytes, format, layout)
       VALUES (2, 2, 'y', 'y', 1, 'y', '{}')`,
    ).run()
    const insert = db.prepare(
      `INSERT INTO snapshot (file_id, offset, length, kind, object_id, as_of, attributes)
       VALUES (?, 0, 1, 'applications', 'a', ?, ?)`,
    )
    insert.run(1, on(20), '{"hasCredentialColumns":false}')
    expect(coverage().missing(state('applications'))).toMatchObject([{ reason: 'C17' }])
    insert.run(2, on(20), '{"hasCredentialColumns":true}')
    expect(coverage().missing(state('applications'))).toEqual([])
  })

  it('of one mailbox says nothing of the others', () => {
    states('snapshot.inbox-rules', 'ceo@tenant.example', on(20), on(20), 'none')
    expect(coverage().missing(state('inbox-rules'))).toMatchObject([{ reason: 'C24' }])
  })

  it('and not read for a mailbox leaves that mailbox open until it is read', () => {
    db.prepare(
      `INSERT INTO snapshot (file_id, offset, length, kind, object_id, as_of, attributes)
       VALUES (1, 0, 1, 'mailbox-permissions', 'a', ?, '{}')`,
    ).run(on(20))
    expect(coverage().missing(state('mailbox-permissions'))).toEqual([])
    states('snapshot.mailbox-permissions', 'ceo@tenant.example', on(20), on(20), 'failed')
    expect(coverage().missing(state('mailbox-permissions'))).toMatchObject([
      { reason: 'C05', scope: 'mailbox:ceo@tenant.example' },
    ])
    states('snapshot.mailbox-permissions', 'ceo@tenant.example', on(21), on(21), 'none')
    expect(coverage().missing(state('mailbox-permissions'))).toEqual([])
  })
})

describe('a list that leaves out what a claim looks for', () => {
  const state = (kind: SnapshotKind) => ({ ...need(), anyOf: [`snapshot.${kind}` as const] })
  const holds = (kind: SnapshotKind, attributes: object) =>
    db
      .prepare(
        `INSERT INTO snapshot (file_id, offset, length, kind, object_id, as_of, attributes)
         VALUES (1, 0, 1, ?, 'a', ?, ?)`,
      )
      .run(kind, on(20), JSON.stringify(attributes))

  it.each<[SnapshotKind, object, object]>([
    ['mailboxes', { auditEnabled: true, notStated: ['forwardingSmtpAddress'] }, { notStated: [] }],
    ['role-assignments', { roleName: 'Global Administrator' }, { roleId: 'a' }],
  ])('%s: is no whole list', (kind, partial, full) => {
    holds(kind, partial)
    expect(coverage().missing(state(kind))).toMatchObject([{ reason: 'C17' }])
    db.exec('DELETE FROM snapshot')
    holds(kind, full)
    expect(coverage().missing(state(kind))).toEqual([])
  })
})

const coverage = () => new Coverage(db, { ...scope, tenants: [...scope.tenants] })
