import { beforeAll, describe, expect, it } from 'vitest'
import { buildCase, codesOf, on, verdictOf, type BuiltCase, type CaseMore } from './case-builder.ts'
import {
  application,
  applicationTarget,
  directoryAudit,
  guid,
  person,
  principalSignIn,
  principalTarget,
} from './records.ts'

/** Claim E2 (claims.md §7 E2, amendments 1 and 7). */
const id = 'no-tainted-credential-signin'
const source = 'entra.signin.service-principal'
const victim = person('victim')
const admin = person('ir-01')
const key = guid('key archive')

const planted = directoryAudit({
  at: on(3),
  activity: 'Add service principal credentials',
  by: victim,
  on: principalTarget('archive'),
  keys: { before: [], after: [key] },
})
const removed = (at: number, result: 'success' | 'failure' = 'success') =>
  directoryAudit({
    at,
    activity: 'Remove service principal credentials',
    by: admin,
    on: principalTarget('archive'),
    keys: { before: [key], after: [] },
    result,
  })
const use = (at: number, facts: { key?: string | null; error?: number; ip?: string } = {}) =>
  principalSignIn({ at, app: 'archive', key, ...facts })

let empty: BuiltCase
let base: BuiltCase
const judged = async (more: CaseMore) => (await base.fork(more)).claim(id)

beforeAll(async () => {
  empty = await buildCase({ background: [source] })
  base = await empty.fork({ audits: [planted], indicators: [{ kind: 'user', value: victim.id }] })
})

describe('no-tainted-credential-signin', () => {
  it('is undetermined while no tainted credential is known', () => {
    expect(verdictOf(empty.claim(id))).toBe('undetermined (scope-empty)')
  })

  it('is supported by a whole log in which the key does not appear after containment', async () => {
    expect(verdictOf(base.claim(id))).toBe('supported')
    expect(verdictOf(await judged({ signIns: [use(on(4))] }))).toBe('supported')
  })

  it('is refuted by one token on the key a compromised account added, from any address', async () => {
    const claim = await judged({ signIns: [use(on(20), { ip: '2001:db8:71::9' })] })
    expect(verdictOf(claim)).toBe('refuted')
    expect(claim.findings).toMatchObject([
      {
        code: 'tainted-credential-used',
        subject: key,
        params: { count: 1, ips: ['2001:db8:71::9'] },
      },
    ])
  })

  it('is refuted at once after containment: a token on a key is an issuance, no tail covers it', async () => {
    expect(verdictOf(await judged({ signIns: [use(on(4, 12) + 60_000)] }))).toBe('refuted')
  })

  it('takes refused attempts for support, never for a refutation', async () => {
    const refused = [7000215, 7000222].map((error) => use(on(20) + error, { error }))
    const claim = await judged({ signIns: refused })
    expect(verdictOf(claim)).toBe('supported')
    expect(claim.support).toMatchObject([
      { code: 'refused-attempts', params: { count: 2, errors: ['7000215', '7000222'] } },
    ])
  })

  it('judges from the removal of the key on, earlier or later than the case’s containment', async () => {
    const late = { audits: [removed(on(6))] }
    expect(verdictOf(await judged({ ...late, signIns: [use(on(5))] }))).toBe('supported')
    expect(verdictOf(await judged({ ...late, signIns: [use(on(7))] }))).toBe('refuted')
    const early = { audits: [removed(on(4))], signIns: [use(on(4, 6))] }
    expect(verdictOf(await judged(early))).toBe('refuted')
  })

  it('does not take a removal that failed for one', async () => {
    const claim = await judged({ audits: [removed(on(6), 'failure')], signIns: [use(on(5))] })
    expect(verdictOf(claim)).toBe('refuted')
  })

  it('asks about a sign-in of that principal that does not say with which key', async () => {
    const claim = await judged({ signIns: [use(on(20), { key: null })] })
    expect(verdictOf(claim)).toBe('undetermined (open-findings)')
    expect(codesOf(claim)).toEqual(['weak credential-unknown'])
  })

  it('asks so too where the key was added to the application object', async () => {
    const there = await empty.fork({
      audits: [
        directoryAudit({
          at: on(3),
          activity: 'Update application – Certificates and secrets management ',
          by: victim,
          on: applicationTarget('archive'),
          keys: { before: [], after: [key] },
        }),
      ],
      snapshots: [{ kind: 'applications', at: on(4, 18), objects: [application('archive', [])] }],
      signIns: [use(on(20), { key: null })],
      indicators: [{ kind: 'user', value: victim.id }],
    })
    expect(codesOf(there.claim(id))).toEqual(['weak credential-unknown'])
  })

  it('knows when a key on an application object was removed', async () => {
    const update = (at: number, before: string[], after: string[], by = victim) =>
      directoryAudit({
        at,
        activity: 'Update application – Certificates and secrets management ',
        by,
        on: applicationTarget('archive'),
        keys: { before, after },
      })
    const there = await empty.fork({
      audits: [update(on(3), [], [key]), update(on(6), [key], [], admin)],
      signIns: [use(on(5))],
      indicators: [{ kind: 'user', value: victim.id }],
    })
    expect(verdictOf(there.claim(id))).toBe('supported')
  })

  it('does not take the removal of the key from another object for its removal', async () => {
    const elsewhere = directoryAudit({
      at: on(6),
      activity: 'Remove service principal credentials',
      by: admin,
      on: principalTarget('journal'),
      keys: { before: [key], after: [] },
    })
    expect(verdictOf(await judged({ audits: [elsewhere], signIns: [use(on(5))] }))).toBe('refuted')
  })

  it('takes a key that a person named', async () => {
    const named = await empty.fork({
      signIns: [use(on(20))],
      indicators: [{ kind: 'credential-key', value: key.toUpperCase() }],
    })
    expect(verdictOf(named.claim(id))).toBe('refuted')
  })

  it('is undetermined where the log of service principals has a hole, or is not there at all', async () => {
    const more = { audits: [planted], indicators: [{ kind: 'user', value: victim.id }] } as const
    const holed = await buildCase({
      background: [source],
      holes: [{ source, from: on(20), to: on(22) }],
      ...more,
    })
    expect(verdictOf(holed.claim(id))).toBe('undetermined (coverage)')
    expect(verdictOf((await holed.fork({ signIns: [use(on(10))] })).claim(id))).toBe('refuted')
    const absent = (await buildCase(more)).claim(id)
    expect(verdictOf(absent)).toBe('undetermined (coverage)')
    expect(absent.coverage.gaps.map(({ reason }) => reason)).toEqual(['C24'])
  })
})
