import { beforeAll, describe, expect, it } from 'vitest'
import type { EventSource } from '#shared'
import type { ClaimResult } from '../../main/engine/claims/document.ts'
import { recorders } from './background.ts'
import { buildCase, on, verdictOf, type BuiltCase, type CaseMore } from './case-builder.ts'
import {
  act,
  ceo,
  contained,
  key,
  keyAct,
  newAddress,
  returned,
  session,
  victim,
} from './incident.ts'
import {
  cmdlet,
  directoryAudit,
  fileAccess,
  guid,
  mailRead,
  person,
  principalSignIn,
  principalTarget,
  servicePrincipal,
  userSignIn,
  userTarget,
} from './records.ts'
import { everyRecord, inThirds, repeatedRows, shuffledRows } from './rewrites.ts'

/** The metamorphic properties of claims.md §11, on whole cases by the real way. */
const verdicts = (claims: readonly ClaimResult[]) =>
  Object.fromEntries(claims.map((claim) => [claim.id, verdictOf(claim)]))

let good: BuiltCase
let bad: BuiltCase

beforeAll(async () => {
  good = await buildCase(contained)
  bad = await buildCase(returned)
})

describe('the cases', () => {
  it('are one that supports everything and one that does not', () => {
    expect(new Set(Object.values(verdicts(good.evaluate().claims)))).toEqual(new Set(['supported']))
    expect(verdicts(bad.evaluate().claims)).toMatchObject({
      'no-tainted-credential-signin': 'refuted',
      'no-attacker-mail-access': 'refuted',
      'no-indicator-hit-after-containment': 'refuted',
      'audit-pipeline-enabled-throughout': 'undetermined (open-findings)',
      'log-coverage-complete': 'undetermined (coverage)',
      'user-sessions-revoked': 'supported',
    })
  })
})

describe('nothing changes', () => {
  it.each([
    ['when the rows stand in another order', shuffledRows],
    ['when files are split', inThirds],
    ['when files overlap and rows repeat', repeatedRows],
  ])('%s: every claim says the same of the same events', async (_, rewrite) => {
    const other = await buildCase({ ...returned, rewrite })
    expect(other.evaluate().claims).toEqual(bad.evaluate().claims)
  })

  it.each([
    ['contained', contained],
    ['returned', returned],
  ])('when users are renamed under the same ids: %s', async (_, spec) => {
    const renamed = await buildCase({
      ...spec,
      rewrite: everyRecord((text) => text.replaceAll(victim.upn, 'renamed@tenant.example')),
    })
    const before = spec === contained ? good : bad
    expect(verdicts(renamed.evaluate().claims)).toEqual(verdicts(before.evaluate().claims))
  })

  it.each([
    ['contained', contained],
    ['returned', returned],
  ])('when an address first seen after containment is another: %s', async (_, spec) => {
    const moved = await buildCase({
      ...spec,
      rewrite: everyRecord((text) => text.replaceAll(newAddress, '192.0.2.200')),
    })
    const before = spec === contained ? good : bad
    expect(verdicts(moved.evaluate().claims)).toEqual(verdicts(before.evaluate().claims))
  })
})

describe('one strong row', () => {
  const other = person('other-victim')
  const rows: readonly (readonly [id: string, more: CaseMore])[] = [
    [
      'compromised-credentials-rotated',
      {
        audits: [act(on(15), 'Reset user password', other)],
        indicators: [{ kind: 'user', value: other.id }],
      },
    ],
    [
      'no-tainted-credential-signin',
      { signIns: [principalSignIn({ at: on(15), app: 'archive', key })] },
    ],
    [
      'no-attacker-mail-access',
      { unified: [mailRead({ at: on(15), mailbox: ceo.upn, by: victim, session })] },
    ],
    [
      'audit-pipeline-enabled-throughout',
      {
        unified: [
          cmdlet({
            at: on(15),
            cmdlet: 'Set-AdminAuditLogConfig',
            by: victim,
            parameters: { UnifiedAuditLogIngestionEnabled: 'False' },
          }),
        ],
      },
    ],
    [
      'inbox-rules-clean',
      {
        unified: [
          cmdlet({
            at: on(15),
            cmdlet: 'New-InboxRule',
            by: victim,
            session,
            parameters: { Name: 'x' },
          }),
        ],
      },
    ],
    [
      'no-indicator-hit-after-containment',
      { unified: [fileAccess({ at: on(15), by: victim, session })] },
    ],
    [
      'app-credentials-attributed',
      {
        audits: [keyAct(on(3, 5), [], [guid('key two')], victim)],
        snapshots: [
          {
            kind: 'service-principals',
            at: on(36, 4),
            objects: [servicePrincipal('archive', [{ id: guid('key two'), startAt: on(3, 5) }])],
          },
        ],
      },
    ],
  ]

  it.each(rows)('refutes %s, with whole logs and with none', async (id, more) => {
    expect(good.claim(id).verdict).toBe('supported')
    expect((await good.fork(more)).claim(id).verdict).toBe('refuted')
    const { snapshots: _, background: __, ...bare } = contained
    expect(
      (await buildCase({ ...bare, every: 1 }).then((built) => built.fork(more))).claim(id).verdict,
    ).toBe('refuted')
  })
})

describe('failures alone', () => {
  it('refute nothing and open nothing', async () => {
    const failing = await good.fork({
      signIns: [10, 15, 20].flatMap((dayNumber) => [
        userSignIn({ at: on(dayNumber), by: victim, session, ip: '203.0.113.7', error: 50053 }),
        principalSignIn({ at: on(dayNumber), app: 'archive', key, error: 7000215 }),
      ]),
      audits: [
        directoryAudit({
          at: on(12),
          activity: 'Reset user password',
          by: null,
          on: userTarget(victim),
          result: 'failure',
        }),
        directoryAudit({
          at: on(12),
          activity: 'Add service principal credentials',
          by: victim,
          on: principalTarget('archive'),
          keys: { before: [], after: [guid('key three')] },
          result: 'failure',
        }),
      ],
      unified: [
        mailRead({
          at: on(12),
          mailbox: ceo.upn,
          by: victim,
          session,
          operation: 'Send',
          result: 'Failed',
        }),
        cmdlet({
          at: on(12),
          cmdlet: 'New-InboxRule',
          by: victim,
          session,
          parameters: { Name: 'x' },
          result: 'False',
        }),
        cmdlet({
          at: on(12),
          cmdlet: 'Set-OrganizationConfig',
          by: victim,
          parameters: { AuditDisabled: 'True' },
          result: 'False',
        }),
      ],
    })
    expect(verdicts(failing.evaluate().claims)).toEqual(verdicts(good.evaluate().claims))
  })
})

describe('less evidence', () => {
  const supported = (built: BuiltCase) =>
    built
      .evaluate()
      .claims.filter(({ verdict }) => verdict === 'supported')
      .map(({ id }) => id)

  const everySource = Object.keys(recorders) as EventSource[]

  it.each([0, 1, 2, 3, 4])(
    'supports nothing that was not supported before: days of every fifth source lost, from %i',
    async (first) => {
      const lost = everySource
        .filter((_, index) => index % 5 === first)
        .map((source) => ({ source, from: on(28), to: on(31) }))
      const less = await buildCase({ ...returned, holes: [...returned.holes!, ...lost] })
      const before = supported(bad)
      expect(supported(less).filter((id) => !before.includes(id))).toEqual([])
    },
  )

  it('supports nothing that was not supported before: whole logs lost', async () => {
    const before = supported(good)
    for (const of of ['sign-ins', 'audits', 'unified']) {
      const less = await buildCase({
        ...contained,
        rewrite: (files) => files.filter((file) => file.of !== of),
      })
      expect(supported(less).filter((id) => !before.includes(id))).toEqual([])
      expect(supported(less).length).toBeLessThan(before.length)
    }
  })
})
