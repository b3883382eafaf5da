import { beforeAll, describe, expect, it } from 'vitest'
import {
  buildCase,
  codesOf,
  on,
  verdictOf,
  type BuiltCase,
  type CaseMore,
  type SnapshotSpec,
} from './case-builder.ts'
import { cmdlet, guid, inboxRule, person, ruleId, type Person, type RuleFacts } from './records.ts'

/** Claim I1 (claims.md §7 I1). */
const id = 'inbox-rules-clean'
const sources = ['ual.exchange-admin', 'ual.exchange-item'] as const
const victim = person('victim')
const ceo = person('ceo')
const session = guid('attacker session')

const harmless: RuleFacts = { mailbox: ceo.upn, name: 'Junk E-mail Rule', hidden: true }
const listing = (...rules: RuleFacts[]): readonly SnapshotSpec[] => [
  { kind: 'inbox-rules', at: on(36, 2), objects: [harmless, ...rules].map(inboxRule) },
]
const write = (
  at: number,
  by: Person,
  parameters: Record<string, string>,
  more: { session?: string; ip?: string; cmdlet?: string } = {},
) => cmdlet({ at, cmdlet: 'New-InboxRule', by, parameters, ...more })

const indicators = [
  { kind: 'user', value: victim.upn },
  { kind: 'session', value: session },
  { kind: 'ip', value: '203.0.113.7' },
] as const

let base: BuiltCase
const judged = async (more: CaseMore) => (await base.fork(more)).claim(id)

beforeAll(async () => {
  base = await buildCase({ background: sources, indicators })
})

describe('inbox-rules-clean', () => {
  it('speaks of nothing where no rules were listed', () => {
    expect(verdictOf(base.claim(id))).toBe('undetermined (coverage, scope-empty)')
  })

  it('is supported by a listing with the hidden rules and nothing to ask about', async () => {
    const claim = await judged({ snapshots: listing() })
    expect(verdictOf(claim)).toBe('supported')
    expect(claim.support).toMatchObject([
      { code: 'rules-listed', params: { count: 1, mailboxes: 1, asOf: on(36, 2) } },
    ])
  })

  it('cannot tell from a listing without the hidden rules', async () => {
    const bare = { mailbox: ceo.upn, name: 'Newsletter' }
    const claim = await judged({
      snapshots: [{ kind: 'inbox-rules', at: on(36, 2), objects: [inboxRule(bare)] }],
    })
    expect(verdictOf(claim)).toBe('undetermined (coverage)')
    expect(claim.coverage.gaps.map(({ reason }) => reason)).toEqual(['C17'])
  })

  it.each([
    ['by a compromised account before containment', victim, {}],
    ['in the attacker’s session', ceo, { session }],
    ['from the attacker’s address', ceo, { ip: '203.0.113.7' }],
  ])('is refuted by a rule written %s that is still there', async (_, by, more) => {
    const rule = { mailbox: by.upn, name: 'Move invoices', moveTo: 'Archive', hidden: false }
    const claim = await judged({
      unified: [write(on(2), by, { Name: rule.name, MoveToFolder: 'Archive' }, more)],
      snapshots: listing(rule),
    })
    expect(verdictOf(claim)).toBe('refuted')
    expect(codesOf(claim)).toEqual(['strong attacker-rule-remains'])
  })

  it('is refuted by a rule that a compromised administrator wrote in another’s mailbox', async () => {
    const rule = { mailbox: ceo.upn, name: 'Sync', hidden: false }
    const claim = await judged({
      unified: [write(on(2), victim, { Mailbox: ceo.upn, Name: 'Sync' })],
      snapshots: listing(rule),
    })
    expect(verdictOf(claim)).toBe('refuted')
  })

  it.each(['name', 'id'])('knows a rule that was changed by its %s', async (by) => {
    const rule = { mailbox: victim.upn, name: 'Orders', hidden: false }
    const identity = by === 'name' ? rule.name : `victim\\${ruleId(rule)}`
    const claim = await judged({
      unified: [
        write(
          on(2),
          victim,
          { Identity: identity, MoveToFolder: 'x' },
          { cmdlet: 'Set-InboxRule' },
        ),
      ],
      snapshots: listing(rule),
    })
    expect(verdictOf(claim)).toBe('refuted')
  })

  it('does not take two rules without a name for one', async () => {
    const claim = await judged({
      unified: [write(on(2), victim, {}, { cmdlet: 'Enable-InboxRule' })],
      snapshots: listing({ mailbox: victim.upn, hidden: true }),
    })
    expect(verdictOf(claim)).toBe('supported')
  })

  it('is supported once such a rule is gone', async () => {
    const claim = await judged({
      unified: [write(on(2), victim, { Name: 'Move invoices' })],
      snapshots: listing(),
    })
    expect(verdictOf(claim)).toBe('supported')
  })

  it('is refuted by any rule written after containment in the attacker’s session', async () => {
    const claim = await judged({
      unified: [write(on(10), victim, { Name: 'x' }, { session })],
      snapshots: listing(),
    })
    expect(codesOf(claim)).toEqual(['strong attacker-rule-after-containment'])
  })

  it('is not refuted by one that failed', async () => {
    const failed = cmdlet({
      at: on(10),
      cmdlet: 'New-InboxRule',
      by: victim,
      parameters: { Name: 'x' },
      session,
      result: 'False',
    })
    expect(verdictOf(await judged({ unified: [failed], snapshots: listing() }))).toBe('supported')
  })

  it.each([
    ['a name of one character', { name: '.' }],
    ['a forward to a consumer mail host', { name: 'Copy', forwardTo: 'me@gmail.com' }],
    ['a forward to another organisation', { name: 'Copy', forwardTo: 'me@attacker.example' }],
    ['a folder nobody reads', { name: 'Feeds', moveTo: 'RSS Feeds' }],
  ])('asks about %s, whoever wrote it', async (_, rule) => {
    const claim = await judged({ snapshots: listing({ mailbox: ceo.upn, hidden: false, ...rule }) })
    expect(verdictOf(claim)).toBe('undetermined (open-findings)')
    expect(codesOf(claim)).toEqual(['weak suspicious-rule'])
  })

  it('does not ask about a newsletter rule, nor a forward within the organisation', async () => {
    const claim = await judged({
      snapshots: listing(
        { mailbox: ceo.upn, name: 'Newsletters', moveTo: 'Newsletters', hidden: false },
        { mailbox: ceo.upn, name: 'To assistant', forwardTo: 'pa@tenant.example', hidden: false },
      ),
    })
    expect(verdictOf(claim)).toBe('supported')
  })

  it('is content with a ticket for a rule that would be asked about', async () => {
    const rule = { mailbox: ceo.upn, name: 'Copy', forwardTo: 'me@attacker.example', hidden: false }
    const claim = await judged({
      unified: [write(on(2), ceo, { Name: 'Copy', ForwardTo: 'me@attacker.example' })],
      snapshots: listing(rule),
      annexes: {
        changes: [
          {
            actor: ceo.upn,
            operation: 'New-InboxRule',
            from: '2026-01-14T00:00:00Z',
            approver: 'desk@tenant.example',
          },
        ],
      },
    })
    expect(verdictOf(claim)).toBe('supported')
  })

  it('is undetermined where either log has a hole', async () => {
    for (const source of sources) {
      const holed = await buildCase({
        background: sources,
        holes: [{ source, from: on(20), to: on(21) }],
        snapshots: listing(),
        indicators,
      })
      expect(verdictOf(holed.claim(id))).toBe('undetermined (coverage)')
    }
  })
})
