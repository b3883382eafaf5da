import { beforeAll, describe, expect, it } from 'vitest'
import { currentScope } from '../../main/engine/case/case.ts'
import { readCompromiseSet } from '../../main/engine/scope/compromise-set.ts'
import { readContainments } from '../../main/engine/scope/containment.ts'
import { indicatorId } from '../../main/engine/scope/indicators.ts'
import { tails, timelineOf } from '../../main/engine/scope/timeline.ts'
import {
  buildCase,
  on,
  type BuiltCase,
  type CaseMore,
  type IndicatorSpec,
} from '../claims/case-builder.ts'
import {
  application,
  applicationTarget,
  directoryAudit,
  guid,
  person,
  principalSignIn,
  principalTarget,
  servicePrincipal,
  userSignIn,
  userTarget,
} from '../claims/records.ts'

/** What follows from confirmed indicators, and T0, Te and L of each path (claims.md §2, amendments 1, 6, 7). */
const victim = person('victim')
const renamed = { id: victim.id, upn: 'renamed@tenant.example' }
const session = guid('attacker session')
const key = guid('key archive')
const hour = 3_600_000

const revoke = (at: number) =>
  directoryAudit({
    at,
    activity: 'Update StsRefreshTokenValidFrom Timestamp',
    by: person('ir-01'),
    on: userTarget(victim),
  })

let base: BuiltCase
beforeAll(async () => {
  base = await buildCase({
    signIns: [
      userSignIn({ at: on(1), by: victim }),
      userSignIn({ at: on(2), by: victim, session }),
      userSignIn({ at: on(3), by: renamed }),
      principalSignIn({ at: on(3), app: 'archive', key, id: guid('tainted sign-in') }),
      principalSignIn({ at: on(3), app: 'sync', key: guid('other key') }),
    ],
  })
})
const setOf = async (indicators: readonly IndicatorSpec[], more: CaseMore = {}) =>
  readCompromiseSet((await base.fork({ ...more, indicators })).kase.db)

describe('the compromise set', () => {
  it('knows a user by object id and by every address the logs show for it', async () => {
    const expected = [{ id: victim.id, upns: [renamed.upn, victim.upn].sort() }]
    for (const value of [victim.id, victim.upn, renamed.upn.toUpperCase()]) {
      const { users, actors } = await setOf([{ kind: 'user', value }])
      expect(users).toEqual(expected)
      expect([...actors].sort()).toEqual([victim.id, renamed.upn, victim.upn].sort())
    }
  })

  it('has one user for the two names a person entered', async () => {
    const both = [victim.id, victim.upn].map((value) => ({ kind: 'user' as const, value }))
    expect((await setOf(both)).users).toHaveLength(1)
  })

  it('has a user no log shows under the name that was entered', async () => {
    const { users } = await setOf([{ kind: 'user', value: 'Ghost@tenant.example' }])
    expect(users).toEqual([{ id: null, upns: ['ghost@tenant.example'] }])
  })

  it('has the service principals of a confirmed application, from sign-ins and from lists', async () => {
    const app: IndicatorSpec = { kind: 'app', value: guid('app sync') }
    expect((await setOf([app])).actors).toEqual(new Set([guid('sp sync')]))
    const listed: IndicatorSpec = { kind: 'app', value: guid('app unused') }
    const snapshots = [
      { kind: 'service-principals' as const, at: on(5), objects: [servicePrincipal('unused', [])] },
    ]
    expect((await setOf([listed], { snapshots })).actors).toEqual(new Set([guid('sp unused')]))
  })

  it('has neither candidates nor what was cleared', async () => {
    const built = await base.fork({ indicators: [{ kind: 'user', value: victim.id }] })
    const id = indicatorId('user', victim.id)
    built.input({ kind: 'indicator-decision', id, as: 'cleared', by: 'ann', why: 'test' })
    expect(readCompromiseSet(built.kase.db).users).toEqual([])
    built.input({
      kind: 'indicator',
      id: indicatorId('session', session),
      indicator: 'session',
      value: session,
      tier: 'A',
      state: 'candidate',
      from: null,
      to: null,
      by: 'ann',
      why: 'test',
    })
    expect(readCompromiseSet(built.kase.db).indicators).toEqual([])
  })

  it('taints what its members added, and the tokens got with that', async () => {
    const planted = (activity: string, on_: Parameters<typeof directoryAudit>[0]['on']) =>
      directoryAudit({
        at: on(2, 5),
        activity,
        by: victim,
        on: on_,
        keys: { before: [guid('old key')], after: [guid('old key'), key] },
      })
    const user: IndicatorSpec = { kind: 'user', value: victim.id }
    const onPrincipal = await setOf([user], {
      audits: [planted('Add service principal credentials', principalTarget('archive'))],
    })
    expect(onPrincipal.tainted).toMatchObject([
      { keyId: key, targetName: 'archive', principals: [guid('sp archive')], addedAt: on(2, 5) },
    ])
    expect(onPrincipal.taintedTokens).toEqual(new Set([guid('tainted sign-in')]))
    const onApplication = await setOf([user], {
      audits: [
        planted(
          'Update application – Certificates and secrets management ',
          applicationTarget('archive'),
        ),
      ],
      snapshots: [{ kind: 'applications', at: on(5), objects: [application('archive', [])] }],
    })
    expect(onApplication.tainted[0]?.principals).toEqual(
      [guid('object archive'), guid('sp archive')].sort(),
    )
  })
})

describe('containment', () => {
  const known: readonly IndicatorSpec[] = [
    { kind: 'user', value: victim.id },
    { kind: 'session', value: session },
  ]
  const containments = async (more: CaseMore) => {
    const { kase } = await base.fork({ ...more, indicators: known })
    const set = readCompromiseSet(kase.db)
    const all = readContainments(kase.db, set, timelineOf(currentScope(kase.journal)))
    return { user: all.user(set.users[0]!), te: all.te }
  }

  it('of a user is the first closing act after the last act of the attacker', async () => {
    const { user, te } = await containments({
      audits: [revoke(on(1, 12)), revoke(on(4, 10)), revoke(on(6))],
    })
    expect(user).toMatchObject({
      lastActAt: on(2),
      closedAt: on(4, 10),
      t0: on(4, 10),
      te: on(4, 10) + tails.user,
    })
    expect(te).toBe(on(4, 10) + tails.user)
  })

  it('falls back to the case’s where nothing closed the path', async () => {
    const { user } = await containments({ audits: [revoke(on(1, 12))] })
    expect(user).toMatchObject({
      closedAt: null,
      closingEvent: null,
      t0: on(4, 12),
      te: on(4, 12) + tails.user,
    })
  })

  it('moves to the next closing act when the attacker was back after the first', async () => {
    const { user } = await containments({
      audits: [revoke(on(4, 10)), revoke(on(8))],
      signIns: [userSignIn({ at: on(7), by: victim, session })],
    })
    expect(user).toMatchObject({ lastActAt: on(7), closedAt: on(8) })
  })

  it('does not take failures for acts, nor others’ acts', async () => {
    const { user } = await containments({
      audits: [revoke(on(4, 10))],
      signIns: [
        userSignIn({ at: on(7), by: victim, session, error: 50173 }),
        userSignIn({ at: on(7), by: person('clerk'), session }),
        userSignIn({ at: on(7) + hour, by: victim }),
      ],
    })
    expect(user).toMatchObject({ lastActAt: on(2), closedAt: on(4, 10) })
  })
})
