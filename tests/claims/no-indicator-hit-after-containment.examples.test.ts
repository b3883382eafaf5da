import { beforeAll, describe, expect, it } from 'vitest'
import {
  buildCase,
  codesOf,
  on,
  verdictOf,
  type BuiltCase,
  type CaseMore,
  type IndicatorSpec,
} from './case-builder.ts'
import {
  directoryAudit,
  fileAccess,
  guid,
  mailRead,
  person,
  principalSignIn,
  userSignIn,
  userTarget,
} from './records.ts'

/** Claim O1c (claims.md §7 O1c, §1 rules 6 and 7, §4.1, amendment 1). */
const id = 'no-indicator-hit-after-containment'
const sources = [
  'entra.signin.interactive',
  'entra.signin.noninteractive',
  'entra.signin.service-principal',
  'entra.signin.managed-identity',
  'entra.audit',
  'ual.exchange-admin',
  'ual.exchange-item',
  'ual.mail-access',
  'ual.sharepoint',
  'ual.teams',
  'ual.ediscovery',
  'ual.power-platform',
] as const
const victim = person('victim')
const session = guid('attacker session')
const ip = '203.0.113.7'

const revoked = directoryAudit({
  at: on(4, 10),
  activity: 'Update StsRefreshTokenValidFrom Timestamp',
  by: person('ir-01'),
  on: userTarget(victim),
})
const bySession: IndicatorSpec = { kind: 'session', value: session }
const byUser: IndicatorSpec = { kind: 'user', value: victim.id }
const byAddress: IndicatorSpec = { kind: 'ip', value: ip }

let base: BuiltCase
const judged = async (indicators: readonly IndicatorSpec[], more: CaseMore = {}) =>
  (await base.fork({ ...more, indicators })).claim(id)

beforeAll(async () => {
  base = await buildCase({ background: sources, audits: [revoked] })
})

describe('no-indicator-hit-after-containment', () => {
  it('is undetermined while no indicator is confirmed', () => {
    expect(verdictOf(base.claim(id))).toBe('undetermined (scope-empty)')
  })

  it('is not supported by addresses alone, though none was seen', async () => {
    const claim = await judged([byAddress])
    expect(verdictOf(claim)).toBe('undetermined (ip-only)')
    expect(claim.next).toContainEqual({ code: 'add-identity-indicators', params: {} })
  })

  it('is supported by silence of a session in whole logs', async () => {
    expect(verdictOf(await judged([bySession, byAddress]))).toBe('supported')
  })

  it('is refuted by one success with a tier A indicator, and not by failures', async () => {
    const knock = userSignIn({ at: on(20), by: victim, session, error: 50173 })
    expect(verdictOf(await judged([bySession], { signIns: [knock] }))).toBe('supported')
    const hit = userSignIn({ at: on(20), by: victim, session })
    const claim = await judged([bySession], { signIns: [knock, hit] })
    expect(verdictOf(claim)).toBe('refuted')
    expect(codesOf(claim)).toEqual(['strong exclusive-indicator'])
    expect(claim.findings[0]?.params).toMatchObject({ kind: 'session', count: 1, firstAt: on(20) })
  })

  it('sees acts that are recorded without a result, as SharePoint’s are', async () => {
    const taken = fileAccess({ at: on(20), by: victim, session })
    expect(verdictOf(await judged([bySession], { unified: [taken] }))).toBe('refuted')
  })

  it('only asks about one B indicator, and is refuted by two of different kinds on one event', async () => {
    const signIns = [userSignIn({ at: on(20), by: person('clerk'), ip })]
    const one = await judged([byAddress, bySession], { signIns })
    expect(verdictOf(one)).toBe('undetermined (open-findings)')
    expect(codesOf(one)).toEqual(['weak shared-indicator'])
    const both = [userSignIn({ at: on(20), by: victim, ip })]
    const two = await judged([byAddress, byUser], { signIns: both })
    expect(verdictOf(two)).toBe('refuted')
    expect(codesOf(two)).toContain('strong two-shared-indicators')
  })

  it('never takes an address for exclusive, whatever tier it was given', async () => {
    const signIns = [userSignIn({ at: on(20), by: person('clerk'), ip })]
    const claim = await judged([{ ...byAddress, tier: 'A' }, bySession], { signIns })
    expect(verdictOf(claim)).toBe('undetermined (open-findings)')
  })

  it('reads nothing into the address of a refresh, which is where the token was first issued', async () => {
    const signIns = [userSignIn({ at: on(20), by: person('clerk'), ip, interactive: false })]
    expect(verdictOf(await judged([byAddress, bySession], { signIns }))).toBe('supported')
  })

  it('lets an address expire a day after it was seen', async () => {
    const signIns = [userSignIn({ at: on(20), by: person('clerk'), ip })]
    const seen = { ...byAddress, from: on(2) }
    expect(verdictOf(await judged([seen, bySession], { signIns }))).toBe('supported')
  })

  it('does not count C indicators', async () => {
    const claim = await judged([{ ...bySession, tier: 'C' }, byUser], {
      signIns: [userSignIn({ at: on(20), by: victim, session })],
    })
    expect(verdictOf(claim)).toBe('supported')
  })

  it('does not count the victim’s own return', async () => {
    const signIns = [userSignIn({ at: on(20), by: victim })]
    expect(verdictOf(await judged([byUser, bySession], { signIns }))).toBe('supported')
  })

  it('leaves the tail to tokens of before T0, for users and applications', async () => {
    const read = (at: number, issuedAt: number) => ({
      unified: [
        mailRead({
          at,
          mailbox: victim.upn,
          by: victim,
          session,
          token: { id: guid(`token ${issuedAt}`), issuedAt },
        }),
      ],
    })
    const known = [byUser, bySession]
    expect(verdictOf(await judged(known, read(on(5), on(4, 9))))).toBe('supported')
    expect(verdictOf(await judged(known, read(on(5), on(4, 13))))).toBe('refuted')
    expect(verdictOf(await judged(known, read(on(7), on(4, 9))))).toBe('refuted')
    const signIns = [userSignIn({ at: on(4, 13), by: victim, session })]
    expect(verdictOf(await judged(known, { signIns }))).toBe('refuted')
    const byApp = (at: number, issuedAt: number) => ({
      unified: [
        mailRead({
          at,
          mailbox: victim.upn,
          by: { app: 'sync' },
          token: { id: guid(`token ${issuedAt}`), issuedAt },
        }),
      ],
    })
    const app: IndicatorSpec = { kind: 'app', value: guid('app sync'), tier: 'A' }
    expect(verdictOf(await judged([app], byApp(on(4, 13), on(4, 11))))).toBe('supported')
    expect(verdictOf(await judged([app], byApp(on(4, 15), on(4, 11))))).toBe('refuted')
  })

  it('finds a key that the compromise set added, which nobody named', async () => {
    const key = guid('key archive')
    const claim = await judged([byUser], {
      audits: [
        directoryAudit({
          at: on(3),
          activity: 'Add service principal credentials',
          by: victim,
          on: { id: guid('sp archive'), type: 'ServicePrincipal', name: 'archive' },
          keys: { before: [], after: [key] },
        }),
      ],
      signIns: [principalSignIn({ at: on(20), app: 'archive', key })],
    })
    expect(verdictOf(claim)).toBe('refuted')
  })

  it('finds a token where it was issued and where it was used', async () => {
    const token = guid('attacker token')
    const byToken: IndicatorSpec = { kind: 'token', value: token.toUpperCase() }
    const issued = { signIns: [userSignIn({ at: on(20), id: token, by: person('clerk') })] }
    expect(verdictOf(await judged([byToken], issued))).toBe('refuted')
    const used = mailRead({
      at: on(20),
      mailbox: victim.upn,
      by: person('clerk'),
      token: { id: token, issuedAt: on(19) },
    })
    expect(verdictOf(await judged([byToken], { unified: [used] }))).toBe('refuted')
  })

  it('does not count a responder’s test', async () => {
    const responder = person('ir-01')
    const signIns = [userSignIn({ at: on(20), by: responder, session })]
    const claim = await judged([bySession], {
      signIns,
      annexes: { responders: [{ name: 'IR', upn: responder.upn }] },
    })
    expect(verdictOf(claim)).toBe('supported')
  })

  it('is undetermined where a source has a hole or was never collected, and refuted all the same', async () => {
    const holed = await buildCase({
      background: sources.filter((source) => source !== 'ual.teams'),
      holes: [{ source: 'ual.sharepoint', from: on(20), to: on(21) }],
      indicators: [bySession],
    })
    const claim = holed.claim(id)
    expect(verdictOf(claim)).toBe('undetermined (coverage)')
    expect(claim.coverage.gaps.map(({ source, reason }) => `${source} ${reason}`)).toEqual([
      'ual.sharepoint C01',
      'ual.teams C24',
    ])
    const hit = userSignIn({ at: on(20), by: victim, session })
    expect(verdictOf((await holed.fork({ signIns: [hit] })).claim(id))).toBe('refuted')
  })
})
