import { beforeAll, describe, expect, it } from 'vitest'
import type { EventSource } from '#shared'
import { recorders, type Hole } from './background.ts'
import { buildCase, on, verdictOf, type BuiltCase, type SnapshotSpec } from './case-builder.ts'
import { application, inboxRule, person, servicePrincipal } from './records.ts'

/** Claim M3 (claims.md §7 M3, amendment 3): no refuter of its own, cell by cell. */
const id = 'log-coverage-complete'
const everySource = Object.keys(recorders) as EventSource[]
const ceo = person('ceo').upn

const lists = (at: number): SnapshotSpec[] => [
  { kind: 'applications', at, objects: [application('archive', [])] },
  { kind: 'service-principals', at, objects: [servicePrincipal('archive', [])] },
  { kind: 'inbox-rules', at, objects: [inboxRule({ mailbox: ceo, name: 'Junk', hidden: true })] },
]

const build = async (holes: readonly Hole[], background = everySource) =>
  buildCase({
    background,
    holes,
    snapshots: lists(on(36, 2)),
    indicators: [{ kind: 'session', value: '0a000000-0000-4000-8000-000000000001' }],
  })

let whole: BuiltCase

beforeAll(async () => {
  // Teams is needed after containment only; a copy of the directory log stands in for it until then.
  whole = await build([
    { source: 'ual.teams', from: on(1), to: on(3) },
    { source: 'entra.audit', from: on(2), to: on(4) },
  ])
})

describe('log-coverage-complete', () => {
  it('is supported where every need of every gating claim is met, whatever is missing elsewhere', () => {
    const claim = whole.claim(id)
    expect(verdictOf(claim)).toBe('supported')
    const needs = claim.coverage.needed.map(({ source }) => source)
    expect(needs).toContain('entra.audit|ual.entra')
    expect(needs).toContain('snapshot.inbox-rules')
    expect(needs).toContain('ual.teams')
  })

  it('shows the missing cells of the claims as its own, and what would fill them', async () => {
    const holed = await build(
      [{ source: 'ual.exchange-admin', from: on(20), to: on(22) }],
      everySource.filter((source) => source !== 'ual.sharepoint'),
    )
    const claim = holed.claim(id)
    expect(verdictOf(claim)).toBe('undetermined (coverage)')
    expect(claim.coverage.gaps.map(({ source, reason }) => `${source} ${reason}`)).toEqual([
      'ual.exchange-admin C01',
      'ual.sharepoint C24',
    ])
    expect(claim.next.map(({ code, params }) => `${code} ${String(params['source'])}`)).toEqual([
      'export ual.exchange-admin',
      'export ual.sharepoint',
    ])
  })

  it('misses a list that was taken too early', async () => {
    const bare = await buildCase({ background: everySource })
    const early = await bare.fork({ snapshots: lists(on(30)) })
    expect(new Set(early.claim(id).coverage.gaps.map(({ source }) => source))).toEqual(
      new Set(['snapshot.applications', 'snapshot.service-principals', 'snapshot.inbox-rules']),
    )
  })
})
