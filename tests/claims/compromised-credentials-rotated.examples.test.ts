import { beforeAll, describe, expect, it } from 'vitest'
import { buildCase, codesOf, on, verdictOf, type BuiltCase, type CaseMore } from './case-builder.ts'
import {
  directoryAudit,
  guid,
  person,
  userObject,
  userSignIn,
  userTarget,
  type DirectoryFacts,
} from './records.ts'

/** Claim D1 (claims.md §7 D1). */
const id = 'compromised-credentials-rotated'
const victim = person('victim')
const other = person('other-victim')
const admin = person('ir-01')
const session = guid('attacker session')

const attackerSignIn = userSignIn({ at: on(2, 3), by: victim, session, ip: '203.0.113.7' })
const act = (at: number, activity: string, by: DirectoryFacts['by'] = admin) =>
  directoryAudit({ at, activity, by, on: userTarget(victim) })
const revoked = act(on(4, 10), 'Update StsRefreshTokenValidFrom Timestamp')
const reset = act(on(4, 9), 'Reset user password')
const users = (enabled: boolean) =>
  ({ kind: 'users', at: on(36, 2), objects: [userObject(victim, { enabled })] }) as const

const known = [
  { kind: 'user', value: victim.id },
  { kind: 'user', value: other.id },
  { kind: 'session', value: session },
] as const

let base: BuiltCase
let listed: BuiltCase
const judged = async (more: CaseMore) => (await listed.fork(more)).claim(id)
/** The verdict over the victim alone, where another account is in the compromise set too. */
const ofVictim = async (more: CaseMore) =>
  (await judged(more)).subjects.find((subject) => subject.id === victim.id)?.verdict

beforeAll(async () => {
  base = await buildCase({ background: ['entra.audit'], signIns: [attackerSignIn] })
  listed = await base.fork({
    audits: [revoked],
    snapshots: [users(true)],
    indicators: known.filter(({ value }) => value !== other.id),
  })
})

describe('compromised-credentials-rotated', () => {
  it('is undetermined over an empty compromise set', () => {
    expect(verdictOf(base.claim(id))).toBe('undetermined (scope-empty)')
  })

  it('lacks closure while nobody set a new password', () => {
    const claim = listed.claim(id)
    expect(verdictOf(claim)).toBe('undetermined (closure)')
    expect(claim.next).toContainEqual({ code: 'reset-password', params: { user: victim.upn } })
  })

  it('is supported by an administrator’s reset after the last act', async () => {
    const claim = await judged({ audits: [reset] })
    expect(verdictOf(claim)).toBe('supported')
    expect(claim.support.map(({ code }) => code)).toEqual(['password-reset'])
  })

  it('does not count a reset before the last act, nor one that failed', async () => {
    const failed = directoryAudit({
      at: on(4, 9),
      activity: 'Reset user password',
      by: admin,
      on: userTarget(victim),
      result: 'failure',
    })
    const early = act(on(2, 2), 'Reset user password')
    expect(verdictOf(await judged({ audits: [failed, early] }))).toBe('undetermined (closure)')
  })

  it('does not count a reset by an actor the record does not name', async () => {
    const unknown = act(on(4, 9), 'Reset user password', null)
    expect(verdictOf(await judged({ audits: [unknown] }))).toBe('undetermined (closure)')
  })

  it('opens a finding when the last change was the user’s own', async () => {
    const own = act(on(5, 9), 'Reset password (self-service)', victim)
    const claim = await judged({ audits: [own] })
    expect(verdictOf(claim)).toBe('undetermined (open-findings, closure)')
    expect(codesOf(claim)).toEqual(['weak rotated-by-user'])
  })

  it('is refuted when another compromised account sets the password after containment', async () => {
    const evil = act(on(8), 'Reset user password', other)
    const claim = await judged({ audits: [reset, evil], indicators: [known[1]] })
    expect(claim.verdict).toBe('refuted')
    expect(codesOf(claim)).toContain('strong password-set-by-attacker')
  })

  it('is refuted by a nameless reset after containment', async () => {
    const nameless = act(on(8), 'Reset user password', null)
    const claim = await judged({ audits: [reset, nameless] })
    expect(verdictOf(claim)).toBe('refuted')
    expect(codesOf(claim)).toEqual(['strong password-set-by-unknown'])
  })

  it('is not refuted by failures', async () => {
    const failure = directoryAudit({
      at: on(8),
      activity: 'Reset user password',
      by: other,
      on: userTarget(victim),
      result: 'failure',
    })
    expect(await ofVictim({ audits: [reset, failure], indicators: [known[1]] })).toBe('supported')
  })

  it('counts a disabled account by its event and by the list, which must not contradict', async () => {
    const disabled = act(on(4, 11), 'Disable account')
    const off = await base.fork({
      audits: [revoked, disabled],
      snapshots: [users(false)],
      indicators: [known[0], known[2]],
    })
    expect(verdictOf(off.claim(id))).toBe('supported')
    expect(off.claim(id).support.map(({ code }) => code)).toEqual([
      'account-closed',
      'account-disabled-state',
    ])
    expect(verdictOf(await judged({ audits: [disabled] }))).toBe('undetermined (closure)')
    const later = directoryAudit({
      at: on(36, 3),
      activity: 'Disable account',
      by: admin,
      on: userTarget(victim),
    })
    expect(verdictOf(await judged({ audits: [later] }))).toBe('supported')
  })

  it('needs a user list after containment', async () => {
    const bare = await base.fork({ audits: [revoked, reset], indicators: [known[0], known[2]] })
    const claim = bare.claim(id)
    expect(verdictOf(claim)).toBe('undetermined (coverage)')
    expect(claim.coverage.gaps.map(({ source, reason }) => `${source} ${reason}`)).toEqual([
      'snapshot.users C24',
    ])
  })

  it('is undetermined where the directory audit has a hole after containment', async () => {
    const holed = await buildCase({
      background: ['entra.audit'],
      holes: [{ source: 'entra.audit', from: on(20), to: on(21) }],
      signIns: [attackerSignIn],
      audits: [reset, revoked],
      snapshots: [users(true)],
      indicators: [known[0], known[2]],
    })
    expect(verdictOf(holed.claim(id))).toBe('undetermined (coverage)')
    const evil = act(on(8), 'Reset user password', other)
    const worse = await holed.fork({ audits: [evil], indicators: [known[1]] })
    expect(verdictOf(worse.claim(id))).toBe('refuted')
  })
})
