import { beforeAll, describe, expect, it } from 'vitest'
import { buildCase, codesOf, on, verdictOf, type BuiltCase, type CaseMore } from './case-builder.ts'
import {
  directoryAudit,
  guid,
  mailRead,
  person,
  principalSignIn,
  principalTarget,
  userSignIn,
  userTarget,
  type Json,
} from './records.ts'

/** Claim H1 (claims.md §7 H1, amendments 1 and 10, scenario S1: tail rows of X1, the return through F1). */
const id = 'no-attacker-mail-access'
const victim = person('victim')
const ceo = person('ceo')
const session = guid('attacker session')
const key = guid('key archive')
const minute = 60_000

const revoked = directoryAudit({
  at: on(4, 10),
  activity: 'Update StsRefreshTokenValidFrom Timestamp',
  by: person('ir-01'),
  on: userTarget(victim),
})
/** Read during the incident, so that the mailbox is one the claim speaks of. */
const during = mailRead({ at: on(3), mailbox: ceo.upn, by: victim, session })
const read = (
  at: number,
  issuedAt: number | null,
  facts: Partial<Parameters<typeof mailRead>[0]> = {},
) =>
  mailRead({
    at,
    mailbox: ceo.upn,
    by: victim,
    ...(issuedAt === null ? {} : { token: { id: guid(`token ${issuedAt}`), issuedAt } }),
    ...facts,
  })

const indicators = [
  { kind: 'user', value: victim.id },
  { kind: 'session', value: session },
  { kind: 'app', value: guid('app sync'), tier: 'A' },
  { kind: 'ip', value: '203.0.113.7' },
] as const

let empty: BuiltCase
let base: BuiltCase
const judged = async (...unified: Json[]) => (await base.fork({ unified })).claim(id)
const judgedWith = async (more: CaseMore) => (await base.fork(more)).claim(id)

beforeAll(async () => {
  empty = await buildCase({
    background: ['ual.mail-access', 'entra.audit', 'entra.signin.service-principal'],
    audits: [revoked],
  })
  base = await empty.fork({ unified: [during], indicators })
})

describe('no-attacker-mail-access', () => {
  it('is undetermined while no mailbox is known to have been read', () => {
    expect(verdictOf(empty.claim(id))).toBe('undetermined (scope-empty)')
  })

  it('is supported when the mailbox’s log is whole and shows its owner only', () => {
    const claim = base.claim(id)
    expect(verdictOf(claim)).toBe('supported')
    expect(claim.subjects.map(({ kind, id: mailbox }) => `${kind} ${mailbox}`)).toEqual([
      `mailbox ${ceo.upn}`,
      `mailbox ${victim.upn}`,
    ])
  })

  it('is refuted by the attacker’s session after the tail', async () => {
    const claim = await judged(read(on(6), on(4, 9), { session }))
    expect(verdictOf(claim)).toBe('refuted')
    expect(claim.findings[0]).toMatchObject({
      strength: 'strong',
      code: 'attacker-mail-access',
      subject: ceo.upn,
      params: { because: 'attacker-session', count: 1 },
    })
  })

  it('is not refuted within the tail by a token of before T0, and is by one issued after', async () => {
    const tail = await judged(read(on(5), on(4, 9), { session }))
    expect(verdictOf(tail)).toBe('supported')
    const fresh = await judged(read(on(5), on(4, 13), { session }))
    expect(verdictOf(fresh)).toBe('refuted')
  })

  it('is refuted by a token of before T0 that still works after the tail, in whatever session', async () => {
    const claim = await judged(read(on(7), on(3), { session: guid('another session') }))
    expect(verdictOf(claim)).toBe('refuted')
    expect(claim.findings[0]?.params['because']).toBe('token-from-before-containment')
  })

  it('knows the account in records that name it by address alone', async () => {
    const seen = { signIns: [userSignIn({ at: on(1), by: victim })] }
    const old = read(on(7), on(3), { session: guid('another session'), nameless: true })
    const claim = await judgedWith({ ...seen, unified: [old] })
    expect(verdictOf(claim)).toBe('refuted')
  })

  it('does not ask about the owner of a closed account who has it back', async () => {
    const back = mailRead({
      at: on(10),
      mailbox: victim.upn,
      by: victim,
      session: guid('new session'),
      token: { id: guid('new token'), issuedAt: on(9) },
    })
    expect(verdictOf(await judged(back))).toBe('supported')
  })

  it('asks about the account while nothing closed it', async () => {
    const open = await buildCase({
      background: ['ual.mail-access', 'entra.audit', 'entra.signin.service-principal'],
      unified: [during, read(on(10), on(9))],
      indicators,
    })
    expect(verdictOf(open.claim(id))).toBe('undetermined (open-findings)')
  })

  it('is refuted by the attacker’s application, but not within the tail of its tokens', async () => {
    const app = (at: number, issuedAt: number) => read(at, issuedAt, { by: { app: 'sync' } })
    expect(verdictOf(await judged(app(on(4, 13), on(4, 11))))).toBe('supported')
    expect(verdictOf(await judged(app(on(4, 13), on(4, 12) + 10 * minute)))).toBe('refuted')
    expect(verdictOf(await judged(app(on(4, 14), on(4, 11))))).toBe('refuted')
    expect(verdictOf(await judged(app(on(20), on(20) - minute)))).toBe('refuted')
  })

  it('is refuted by the attacker’s service principal, known by its object id alone', async () => {
    const claim = await judgedWith({
      unified: [read(on(20), on(20) - minute, { by: { app: 'journal' } })],
      indicators: [{ kind: 'service-principal', value: guid('sp journal') }],
    })
    expect(verdictOf(claim)).toBe('refuted')
  })

  it('is refuted by a token got on a tainted key, and asks about others of that application', async () => {
    const planted = directoryAudit({
      at: on(3),
      activity: 'Add service principal credentials',
      by: victim,
      on: principalTarget('archive'),
      keys: { before: [], after: [key] },
    })
    const signIn = guid('sign-in with the key')
    const more = {
      audits: [planted],
      signIns: [principalSignIn({ at: on(20), id: signIn, app: 'archive', key })],
    }
    const token = { id: signIn, issuedAt: on(20) }
    const byToken = await judgedWith({
      ...more,
      unified: [read(on(20, 1), null, { by: { app: 'archive' }, token })],
    })
    expect(verdictOf(byToken)).toBe('refuted')
    expect(byToken.findings[0]?.params['because']).toBe('tainted-token')
    const other = await judgedWith({
      ...more,
      unified: [read(on(21), on(21) - minute, { by: { app: 'archive' } })],
    })
    expect(verdictOf(other)).toBe('undetermined (open-findings)')
    expect(codesOf(other)).toEqual(['weak suspect-mail-access'])
  })

  it('only asks about an address', async () => {
    const byAddress = await judged(
      mailRead({ at: on(20), mailbox: ceo.upn, by: ceo, ip: '203.0.113.7' }),
    )
    expect(verdictOf(byAddress)).toBe('undetermined (open-findings)')
  })

  it('is not refuted by access that failed', async () => {
    const failed = read(on(20), on(20) - minute, { session, operation: 'Send', result: 'Failed' })
    expect(verdictOf(await judged(failed))).toBe('supported')
  })

  it('is undetermined where the mailbox was throttled or its owner unseen for over a week', async () => {
    const throttled = mailRead({ at: on(20), mailbox: ceo.upn, by: ceo, throttled: true })
    const claim = await judged(throttled)
    expect(verdictOf(claim)).toBe('undetermined (coverage)')
    expect(claim.coverage.gaps.map(({ reason }) => reason)).toEqual(['C10'])
    const unseen = person('board')
    const lonely = await judged(mailRead({ at: on(3), mailbox: unseen.upn, by: victim, session }))
    expect(lonely.coverage.gaps.map(({ scope, reason }) => `${scope} ${reason}`)).toEqual([
      `mailbox:${unseen.upn} C18`,
    ])
    expect(lonely.subjects.map(({ id: mailbox, verdict }) => `${mailbox} ${verdict}`)).toEqual([
      `${unseen.upn} undetermined`,
      `${ceo.upn} supported`,
      `${victim.upn} supported`,
    ])
  })

  it('is undetermined while a hole in the directory audit could hide a tainted key', async () => {
    const blind = await buildCase({
      background: ['ual.mail-access'],
      audits: [revoked],
      unified: [during],
      indicators,
    })
    expect(verdictOf(blind.claim(id))).toBe('undetermined (coverage)')
  })

  it('is undetermined where the log has a hole, and refuted all the same', async () => {
    const source = 'ual.mail-access'
    const holed = await buildCase({
      background: [source, 'entra.audit'],
      holes: [{ source, from: on(20), to: on(21) }],
      audits: [revoked],
      unified: [during],
      indicators,
    })
    expect(verdictOf(holed.claim(id))).toBe('undetermined (coverage)')
    const worse = await holed.fork({ unified: [read(on(10), on(9), { session })] })
    expect(verdictOf(worse.claim(id))).toBe('refuted')
  })

  it('is not refuted by sign-ins, but asks about the mail of an account they show open', async () => {
    const signIns = [userSignIn({ at: on(20), by: victim, session })]
    const claim = await judgedWith({ signIns })
    expect(verdictOf(claim)).toBe('undetermined (open-findings)')
    expect(claim.findings.map(({ subject }) => subject)).toEqual([victim.upn])
  })
})
