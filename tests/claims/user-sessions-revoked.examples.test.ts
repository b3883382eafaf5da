import { beforeAll, describe, expect, it } from 'vitest'
import { buildCase, codesOf, on, verdictOf, type BuiltCase, type CaseMore } from './case-builder.ts'
import {
  directoryAudit,
  guid,
  mailRead,
  person,
  unifiedDirectoryAct,
  userObject,
  userSignIn,
  userTarget,
} from './records.ts'

/** Claim C1 (claims.md §7 C1, §2 last table, amendments 1 and 9). */
const id = 'user-sessions-revoked'
const victim = person('victim')
const admin = person('ir-01')
const session = guid('attacker session')

const attackerSignIn = userSignIn({ at: on(2, 3), by: victim, session, ip: '203.0.113.7' })
const act = (at: number, activity: string, result: 'success' | 'failure' = 'success') =>
  directoryAudit({ at, activity, by: admin, on: userTarget(victim), result })
const revoke = (at: number) => act(at, 'Update StsRefreshTokenValidFrom Timestamp')
const reset = (at: number) => act(at, 'Reset user password')
const user = (validFrom: number) => userObject(victim, { enabled: true, validFrom })

const known = [
  { kind: 'user', value: victim.id },
  { kind: 'session', value: session },
] as const

let base: BuiltCase
const judged = async (more: CaseMore) => (await base.fork({ indicators: known, ...more })).claim(id)

beforeAll(async () => {
  base = await buildCase({ background: ['entra.audit'], signIns: [attackerSignIn] })
})

describe('user-sessions-revoked', () => {
  it('is undetermined over an empty compromise set', () => {
    expect(verdictOf(base.claim(id))).toBe('undetermined (scope-empty)')
  })

  it('is supported by a revocation after the last act and after the clean-up', async () => {
    const claim = await judged({ audits: [reset(on(4, 9)), revoke(on(4, 10))] })
    expect(verdictOf(claim)).toBe('supported')
    expect(claim.support.map(({ code }) => code)).toEqual(['sessions-revoked'])
    expect(claim.subjects).toMatchObject([{ kind: 'user', id: victim.id, verdict: 'supported' }])
  })

  it('lacks closure when only the password was reset', async () => {
    const claim = await judged({ audits: [reset(on(4, 9))] })
    expect(verdictOf(claim)).toBe('undetermined (closure)')
    expect(claim.next).toContainEqual({ code: 'revoke-sessions', params: { user: victim.upn } })
  })

  it('knows the last act by session, by token, by address', async () => {
    const token = guid('last token')
    const signIns = [
      userSignIn({
        at: on(4, 11),
        id: token,
        by: victim,
        session: guid('other'),
        ip: '203.0.113.9',
      }),
    ]
    const account = { kind: 'user', value: victim.id } as const
    for (const [kind, value] of [
      ['session', guid('other')],
      ['token', token],
      ['ip', '203.0.113.9'],
    ] as const) {
      const built = await base.fork({
        audits: [revoke(on(4, 10))],
        signIns,
        indicators: [account, { kind, value }],
      })
      expect(verdictOf(built.claim(id))).toBe('undetermined (closure)')
    }
  })

  it('lacks closure when the revocation came before the last act', async () => {
    const claim = await judged({ audits: [revoke(on(2, 2))] })
    expect(verdictOf(claim)).toBe('undetermined (closure)')
  })

  it('does not count a revocation that failed', async () => {
    const failed = act(on(4, 10), 'Update StsRefreshTokenValidFrom Timestamp', 'failure')
    expect(verdictOf(await judged({ audits: [failed] }))).toBe('undetermined (closure)')
  })

  it('opens a finding when credentials were cleaned up after the revocation', async () => {
    const claim = await judged({ audits: [revoke(on(4, 9)), reset(on(4, 10))] })
    expect(verdictOf(claim)).toBe('undetermined (open-findings)')
    expect(codesOf(claim)).toEqual(['weak revoked-before-clean-up'])
  })

  it('counts a disabled account as closed', async () => {
    expect(verdictOf(await judged({ audits: [act(on(4, 10), 'Disable account')] }))).toBe(
      'supported',
    )
  })

  it('counts the state alone when the user list shows sessions valid only after the last act', async () => {
    const at = on(4, 18)
    const late = { snapshots: [{ kind: 'users', at, objects: [user(on(4, 10))] }] } as const
    const claim = await judged(late)
    expect(verdictOf(claim)).toBe('supported')
    expect(claim.support.map(({ code }) => code)).toEqual(['sessions-revoked-state'])
    const early = { snapshots: [{ kind: 'users', at, objects: [user(on(2, 2))] }] } as const
    expect(verdictOf(await judged(early))).toBe('undetermined (closure)')
  })

  it('is not unsettled by a token of before the revocation that lives on in its tail', async () => {
    const claim = await judged({
      audits: [revoke(on(4, 10))],
      unified: [
        mailRead({
          at: on(4, 11),
          mailbox: victim.upn,
          by: victim,
          session,
          token: { id: guid('old token'), issuedAt: on(4, 9) },
        }),
      ],
    })
    expect(verdictOf(claim)).toBe('supported')
  })

  it('asks for a new revocation when the attacker signs in again after the first', async () => {
    const again = userSignIn({ at: on(4, 11), by: victim, session, ip: '203.0.113.7' })
    const claim = await judged({ audits: [revoke(on(4, 10))], signIns: [again] })
    expect(verdictOf(claim)).toBe('undetermined (closure)')
  })

  it('is undetermined where neither directory log covers the time of the closing act', async () => {
    const holed = await buildCase({
      background: ['entra.audit'],
      holes: [{ source: 'entra.audit', from: on(3), to: on(4, 9) }],
      signIns: [attackerSignIn],
      audits: [revoke(on(4, 10))],
      indicators: known,
    })
    const claim = holed.claim(id)
    expect(verdictOf(claim)).toBe('undetermined (coverage)')
    expect(claim.coverage.gaps.map(({ reason }) => reason)).toEqual(['C01'])
    expect(claim.next.map(({ code }) => code)).toContain('export')
  })

  it('takes the copy in the unified audit log where Entra’s own log has a hole', async () => {
    const both = await buildCase({
      background: ['entra.audit', 'ual.entra'],
      holes: [{ source: 'entra.audit', from: on(3), to: on(6) }],
      signIns: [attackerSignIn],
      unified: [
        unifiedDirectoryAct({
          at: on(4, 10),
          activity: 'Update StsRefreshTokenValidFrom Timestamp',
          by: admin,
          on: userTarget(victim),
        }),
      ],
      indicators: known,
    })
    expect(verdictOf(both.claim(id))).toBe('supported')
  })
})
