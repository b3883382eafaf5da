import { beforeAll, describe, expect, it } from 'vitest'
import { buildCase, on, verdictOf, type BuiltCase } from './case-builder.ts'
import { cmdlet, person } from './records.ts'

/** Decisions of people (claims.md §1 rule 11, §6), on a weak finding of claim M1. */
const id = 'audit-pipeline-enabled-throughout'
const script = person('provisioning')
const victim = person('victim')
const [ann, bob] = ['ann@ir.example', 'bob@ir.example']

let base: BuiltCase
const finding = (built: BuiltCase) => {
  const [only, ...more] = built.claim(id).findings
  expect(more).toEqual([])
  return only!
}
const afterDecisions = async (
  ...decisions: (readonly ['benign' | 'malicious', string])[]
): Promise<string> => {
  const built = await base.fork({})
  for (const [as, by] of decisions) built.decide(finding(built), as, by)
  return verdictOf(built.claim(id))
}

beforeAll(async () => {
  base = await buildCase({
    background: ['ual.exchange-admin'],
    unified: [
      cmdlet({
        at: on(20, 9),
        cmdlet: 'Set-Mailbox',
        by: script,
        object: 'new-user',
        parameters: { Identity: 'new-user', AuditEnabled: 'False' },
      }),
    ],
    indicators: [{ kind: 'user', value: victim.upn }],
  })
})

describe('a disposition', () => {
  it('is asked for', () => {
    const claim = base.claim(id)
    expect(verdictOf(claim)).toBe('undetermined (open-findings)')
    expect(claim.next).toContainEqual({
      code: 'decide',
      params: { finding: finding(base).id, subject: 'tenant' },
    })
  })

  const open = 'undetermined (open-findings)'
  it.each([
    ['of one person has no effect', [['benign', ann]], open],
    ['of one person has no effect when malicious', [['malicious', ann]], open],
    [
      'of the same person twice has no effect',
      [
        ['benign', ann],
        ['benign', ann],
      ],
      open,
    ],
    [
      'of one person under two spellings has no effect',
      [
        ['benign', ann],
        ['benign', ' Ann@IR.example '],
      ],
      open,
    ],
    [
      'of two people counts',
      [
        ['benign', ann],
        ['benign', bob],
      ],
      'supported',
    ],
    [
      'that two people call malicious refutes',
      [
        ['malicious', ann],
        ['malicious', bob],
      ],
      'refuted',
    ],
    [
      'on which people disagree settles nothing',
      [
        ['benign', ann],
        ['malicious', bob],
      ],
      open,
    ],
    [
      'of somebody in the compromise set does not count',
      [
        ['benign', ann],
        ['benign', victim.upn],
      ],
      open,
    ],
    [
      'of somebody in the compromise set cannot block',
      [
        ['benign', ann],
        ['benign', bob],
        ['malicious', victim.upn],
      ],
      'supported',
    ],
    [
      'can be taken back by the person',
      [
        ['benign', ann],
        ['benign', bob],
        ['malicious', bob],
      ],
      open,
    ],
  ] as const)('%s', async (_, decisions, verdict) => {
    expect(await afterDecisions(...decisions)).toBe(verdict)
  })

  it('says who decided', async () => {
    const built = await base.fork({})
    built.decide(finding(built), 'benign', bob)
    built.decide(finding(built), 'benign', ann)
    expect(finding(built).disposition).toEqual({ as: 'benign', by: [ann, bob] })
  })

  it('falls with the person’s account: what a decider’s compromise voids is open again', async () => {
    const built = await base.fork({})
    built.decide(finding(built), 'benign', ann)
    built.decide(finding(built), 'benign', bob)
    built.indicate({ kind: 'user', value: bob })
    expect(verdictOf(built.claim(id))).toBe(open)
  })

  it('does not cover rows that came later', async () => {
    const built = await base.fork({})
    built.decide(finding(built), 'benign', ann)
    built.decide(finding(built), 'benign', bob)
    const more = await built.fork({
      unified: [
        cmdlet({
          at: on(25, 9),
          cmdlet: 'Set-Mailbox',
          by: script,
          object: 'new-user',
          parameters: { Identity: 'new-user', AuditEnabled: 'False' },
        }),
      ],
    })
    expect(verdictOf(more.claim(id))).toBe(open)
  })
})
