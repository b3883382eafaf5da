import { beforeAll, describe, expect, it } from 'vitest'
import type { EventSource } from '#shared'
import type { Scope } from '../../main/engine/case/entries.ts'
import { recorders } from './background.ts'
import { buildCase, day, on, verdictOf, type BuiltCase, type SnapshotSpec } from './case-builder.ts'
import {
  application,
  directoryAudit,
  guid,
  inboxRule,
  person,
  servicePrincipal,
  userTarget,
} from './records.ts'

/** Claim O3c (claims.md §7 O3c, §2 policies, amendment 4). */
const id = 'observation-window-sufficient'
const everySource = Object.keys(recorders) as EventSource[]
const victim = person('victim')

const lists = (at: number): SnapshotSpec[] => [
  { kind: 'applications', at, objects: [application('archive', [])] },
  { kind: 'service-principals', at, objects: [servicePrincipal('archive', [])] },
  {
    kind: 'inbox-rules',
    at,
    objects: [inboxRule({ mailbox: victim.upn, name: 'Junk', hidden: true })],
  },
]

let whole: BuiltCase
const under = async (changes: Partial<Scope>) => {
  const built = await whole.fork({})
  built.input({ kind: 'scope', changes, by: 'ann', why: 'test' })
  return built
}

beforeAll(async () => {
  whole = await buildCase({
    background: everySource,
    snapshots: lists(on(36, 2)),
    indicators: [{ kind: 'session', value: guid('attacker session') }],
  })
})

describe('observation-window-sufficient', () => {
  it('is supported after the days of the policy, with whole exports frozen three days later', () => {
    const claim = whole.claim(id)
    expect(verdictOf(claim)).toBe('supported')
    expect(claim.support).toMatchObject([
      { code: 'observed-long-enough', params: { observedDays: 31, requiredDays: 30 } },
    ])
    expect(whole.evaluate().interim).toBeUndefined()
  })

  it('is undetermined under a policy that asks for more, and says from when on it can be supported', async () => {
    const built = await under({ policy: 'standard-97' })
    const claim = built.claim(id)
    expect(verdictOf(claim)).toBe('undetermined (observation-time)')
    expect(claim.next).toContainEqual({
      code: 'observe-until',
      params: { observedDays: 31, requiredDays: 97, until: on(4, 12) + 97 * day },
    })
    expect(built.evaluate()).toMatchObject({
      overall: 'not-determined',
      interim: { observedDays: 31, requiredDays: 97 },
    })
  })

  it('counts whole days only: an hour short of the thirtieth is too short', async () => {
    const exact = await under({ observedUntil: on(34, 12), frozenAt: on(39) })
    expect(verdictOf(exact.claim(id))).toBe('supported')
    const short = await under({ observedUntil: on(34, 11), frozenAt: on(39) })
    expect(verdictOf(short.claim(id))).toBe('undetermined (observation-time)')
  })

  it('counts from when the slowest path was effectively closed', async () => {
    const late = await whole.fork({
      audits: [
        directoryAudit({
          at: on(6),
          activity: 'Update StsRefreshTokenValidFrom Timestamp',
          by: person('ir-01'),
          on: userTarget(victim),
        }),
      ],
      indicators: [{ kind: 'user', value: victim.id }],
    })
    expect(late.evaluate().parameters['effectiveAt']).toBe('2026-01-19T04:00:00.000Z')
    expect(late.claim(id).reasons).toContain('observation-time')
  })

  it.each([
    ['unknown', null],
    ['sooner than 72 hours after the end', on(39) - 1],
  ])('is undetermined when the freeze is %s', async (_, frozenAt) => {
    const claim = (await under({ frozenAt })).claim(id)
    expect(claim.verdict).toBe('undetermined')
    expect(claim.reasons).toEqual(['coverage', 'observation-time'])
    expect(claim.next).toContainEqual({ code: 'freeze-later', params: { until: on(39) } })
    expect(claim.coverage.gaps.map(({ reason }) => reason)).toContain('C09')
  })

  it('is undetermined where an export has a hole', async () => {
    const holed = await buildCase({
      background: everySource,
      holes: [{ source: 'entra.signin.interactive', from: on(20), to: on(21) }],
      snapshots: lists(on(36, 2)),
      indicators: [{ kind: 'session', value: guid('attacker session') }],
    })
    expect(verdictOf(holed.claim(id))).toBe('undetermined (coverage)')
  })
})
