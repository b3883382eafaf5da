import { beforeAll, describe, expect, it } from 'vitest'
import {
  buildCase,
  codesOf,
  on,
  verdictOf,
  type BuiltCase,
  type CaseMore,
  type SnapshotSpec,
} from './case-builder.ts'
import {
  application,
  applicationTarget,
  directoryAudit,
  guid,
  person,
  principalTarget,
  servicePrincipal,
  type DirectoryFacts,
  type KeyFacts,
} from './records.ts'

/** Claim E1 (claims.md §7 E1, §3.4 TICKET, scenario S1: K_f and the pipeline of day 50). */
const id = 'app-credentials-attributed'
const victim = person('victim')
const engineer = person('engineer')
const manager = person('manager')
const key = { id: guid('key archive'), startAt: on(3, 3) }

const add = (by: DirectoryFacts['by'], at = on(3, 3), result: 'success' | 'failure' = 'success') =>
  directoryAudit({
    at,
    activity: 'Add service principal credentials',
    by,
    on: principalTarget('archive'),
    keys: { before: [], after: [key.id] },
    result,
  })

type Lists = { application?: readonly KeyFacts[]; principal?: readonly KeyFacts[] | null }

/** Both lists right after containment and at the end; `null` is a list without credential columns. */
const lists = ({ application: own = [], principal = [] }: Lists): SnapshotSpec[] =>
  [on(4, 18), on(36, 2)].flatMap((at): SnapshotSpec[] => [
    { kind: 'applications', at, objects: [application('archive', own)] },
    {
      kind: 'service-principals',
      at,
      objects: [servicePrincipal('archive', principal ?? undefined)],
    },
  ])

const ticket = (approver: string) => ({
  id: 'CHG-1',
  actor: engineer.upn,
  operation: 'Add service principal credentials',
  target: 'archive',
  from: '2026-01-15T02:50:00Z',
  to: '2026-01-15T03:10:00Z',
  approver,
})

let base: BuiltCase
let onPrincipal: BuiltCase
const judged = async (more: CaseMore) => (await onPrincipal.fork(more)).claim(id)

beforeAll(async () => {
  base = await buildCase({
    background: ['entra.audit'],
    indicators: [{ kind: 'user', value: victim.id }],
  })
  onPrincipal = await base.fork({ snapshots: lists({ principal: [key] }) })
})

describe('app-credentials-attributed', () => {
  it('is refuted by a key on the service principal, though the application shows none', async () => {
    const claim = await judged({ audits: [add(victim)] })
    expect(verdictOf(claim)).toBe('refuted')
    expect(claim.findings).toMatchObject([
      { strength: 'strong', code: 'attacker-credential-remains', subject: guid('sp archive') },
    ])
    expect(claim.subjects.map(({ kind, verdict }) => `${kind} ${verdict}`)).toEqual([
      'application supported',
      'service-principal refuted',
    ])
  })

  it('is supported once that key is gone', async () => {
    const gone = await base.fork({ audits: [add(victim)], snapshots: lists({}) })
    expect(verdictOf(gone.claim(id))).toBe('supported')
  })

  it('asks about a key without a ticket, and is content with one somebody else approved', async () => {
    const open = await judged({ audits: [add(engineer)] })
    expect(verdictOf(open)).toBe('undetermined (open-findings)')
    expect(codesOf(open)).toEqual(['weak credential-without-ticket'])
    const settled = await judged({
      audits: [add(engineer)],
      annexes: { changes: [ticket(manager.upn)] },
    })
    expect(verdictOf(settled)).toBe('supported')
    expect(settled.support.map(({ code }) => code)).toEqual(['credential-attributed'])
  })

  it.each([
    ['the actor under the same name', engineer.upn],
    ['the actor under another name', engineer.id],
    ['somebody in the compromise set', victim.id],
    ['nobody', ''],
  ])('does not accept a ticket approved by %s', async (_, approver) => {
    const claim = await judged({
      audits: [add(engineer)],
      annexes: { changes: [ticket(approver)] },
    })
    expect(verdictOf(claim)).toBe('undetermined (open-findings)')
  })

  it('does not let a ticket excuse a compromised actor', async () => {
    const claim = await judged({
      audits: [add(victim)],
      annexes: { changes: [{ ...ticket(manager.upn), actor: victim.upn }] },
    })
    expect(verdictOf(claim)).toBe('refuted')
  })

  it.each([
    ['another time', { from: '2026-01-15T03:16:00Z', to: '2026-01-15T04:00:00Z' }],
    ['another object', { target: 'journal' }],
    ['another act', { operation: 'Update application' }],
  ])('does not let a ticket for %s cover the act', async (_, change) => {
    const claim = await judged({
      audits: [add(engineer)],
      annexes: { changes: [{ ...ticket(manager.upn), ...change }] },
    })
    expect(verdictOf(claim)).toBe('undetermined (open-findings)')
  })

  it('accepts a responder’s act, but not one of a responder in the compromise set', async () => {
    const annexes = { responders: [{ name: 'E', upn: engineer.upn }] }
    const claim = await judged({ audits: [add(engineer)], annexes })
    expect(verdictOf(claim)).toBe('supported')
    const evil = await judged({
      audits: [add(engineer)],
      annexes,
      indicators: [{ kind: 'user', value: engineer.id }],
    })
    expect(verdictOf(evil)).toBe('refuted')
  })

  it.each([
    ['after their time', { to: '2026-01-02' }],
    ['before their time', { from: '2030-01-01' }],
    ['in a time nobody can read', { from: 'last week' }],
  ])('asks about the act of a responder %s', async (_, time) => {
    const annexes = { responders: [{ name: 'E', upn: engineer.upn, ...time }] }
    const claim = await judged({ audits: [add(engineer)], annexes })
    expect(verdictOf(claim)).toBe('undetermined (open-findings)')
  })

  it('accepts a pipeline’s certificate with a ticket', async () => {
    const claim = await judged({
      audits: [add({ app: 'pipeline' })],
      annexes: { changes: [{ ...ticket(manager.upn), actor: guid('sp pipeline') }] },
    })
    expect(verdictOf(claim)).toBe('supported')
  })

  it('asks about a key that no event added, and about one added by nobody named', async () => {
    const silent = await judged({})
    expect(codesOf(silent)).toEqual(['weak credential-without-event'])
    expect(codesOf(await judged({ audits: [add(null)] }))).toEqual([
      'weak credential-without-ticket',
    ])
  })

  it('leaves a key from before the incident alone', async () => {
    const old = { id: guid('old key'), startAt: on(-200) }
    const claim = (await base.fork({ snapshots: lists({ principal: [old] }) })).claim(id)
    expect(verdictOf(claim)).toBe('supported')
  })

  it('is not refuted by an addition that failed', async () => {
    const claim = await judged({
      audits: [add(victim, on(2), 'failure'), add(engineer)],
      annexes: { changes: [ticket(manager.upn)] },
    })
    expect(verdictOf(claim)).toBe('supported')
  })

  it('cannot tell from lists without credential columns, of keys on service principals too', async () => {
    const columnless = await base.fork({ snapshots: lists({ principal: null }) })
    const claim = columnless.claim(id)
    expect(verdictOf(claim)).toBe('undetermined (coverage)')
    expect(new Set(claim.coverage.gaps.map(({ source, reason }) => `${source} ${reason}`))).toEqual(
      new Set(['snapshot.service-principals C17']),
    )
  })

  it('needs lists at the end of the observation', async () => {
    const early = await base.fork({ snapshots: lists({}).slice(0, 2) })
    expect(verdictOf(early.claim(id))).toBe('undetermined (coverage)')
  })

  it('speaks of nothing where no list exists', () => {
    expect(verdictOf(base.claim(id))).toBe('undetermined (coverage, scope-empty)')
  })

  it('is refuted whatever log is missing', async () => {
    const holed = await buildCase({
      audits: [add(victim)],
      snapshots: lists({ principal: [key] }),
      indicators: [{ kind: 'user', value: victim.id }],
    })
    expect(verdictOf(holed.claim(id))).toBe('refuted')
  })

  it('is undetermined where the directory audit has a hole', async () => {
    const holed = await buildCase({
      background: ['entra.audit'],
      holes: [{ source: 'entra.audit', from: on(2), to: on(3) }],
      snapshots: lists({}),
    })
    expect(verdictOf(holed.claim(id))).toBe('undetermined (coverage)')
  })

  it('finds a key on the application as well', async () => {
    const there = await base.fork({
      audits: [
        directoryAudit({
          at: on(3),
          activity: 'Update application – Certificates and secrets management ',
          by: victim,
          on: applicationTarget('archive'),
          keys: { before: [], after: [key.id] },
        }),
      ],
      snapshots: lists({ application: [key] }),
    })
    expect(verdictOf(there.claim(id))).toBe('refuted')
  })
})
