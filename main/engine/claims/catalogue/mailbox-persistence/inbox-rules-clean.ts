import {
  defineClaim,
  from,
  hasTicket,
  isAttacker,
  tenantScope,
  type Context,
  type EventSource,
  type FindingDraft,
  type Subject,
} from '../../kit.ts'
import { atUnindexed, parameterOf } from '../../kit-query.ts'

const ruleOperations = [
  'new-inboxrule',
  'set-inboxrule',
  'enable-inboxrule',
  'updateinboxrules',
] as const
const latestWithin = 24 * 3_600_000
const sources: readonly EventSource[] = ['ual.exchange-admin', 'ual.exchange-item']

type Act = {
  event: number
  at: number
  operation: string
  mailbox: string | null
  actor_id: string | null
  actor_upn: string | null
  session_id: string | null
  ip: string | null
  name: string | null
  /** The rule as a cmdlet on an existing one names it: `<mailbox>\<rule id>`, or its name. */
  identity: string | null
  /** The mailbox as a cmdlet of an administrator names it. */
  owner: string | null
}
type Snapshot = { object_id: string; name: string | null; as_of: number | null; attributes: string }
type Rule = {
  /** Its object id, `<mailbox>/<rule id>`. */
  id: string
  mailbox: string
  name: string | null
  enabled: boolean | null
  forwardTo: readonly string[]
  redirectTo: readonly string[]
  features: readonly string[]
}

/** What makes a rule worth a decision; that it moves or marks mail alone does not. */
const suspicious = [
  'rule:external',
  'rule:other-domain',
  'rule-name:short',
  'rule-folder:obscure',
  'rule-keywords:finance',
  'rule-keywords:security',
]

/** Claim I1: no rule that hides or diverts mail, made by an untrusted context since I0, remains. */
export const claim = defineClaim({
  id: 'inbox-rules-clean',
  revision: 2,
  group: 'I',
  class: 'gating',
  techniques: ['T1114.003', 'T1564.008'],
  title: {
    en: 'No inbox rule, hidden ones included, that diverts or hides mail and was made by an untrusted context remains.',
    'zh-CN': '没有由不可信上下文创建、用于转移或隐藏邮件的收件箱规则（含隐藏规则）残留。',
  },
  why: {
    en: 'A rule keeps copying mail out after every password is changed; hidden rules show only when listed as such.',
    'zh-CN': '即使更改了所有密码，规则仍会继续外发邮件；隐藏规则须专门列出才可见。',
  },
  texts: {
    'attacker-rule-remains': {
      en: 'Rule “{rule}” of {mailbox} was written by {actor} at {at:time} and is still there at {asOf:time}.',
      'zh-CN': '{mailbox} 的规则“{rule}”由 {actor} 于 {at:time} 写入，至 {asOf:time} 仍存在。',
    },
    'attacker-rule-after-containment': {
      en: '{actor} wrote rule “{rule}” of {mailbox} at {at:time}, after containment.',
      'zh-CN': '{actor} 在遏制之后于 {at:time} 写入了 {mailbox} 的规则“{rule}”。',
    },
    'suspicious-rule': {
      en: 'Rule “{rule}” of {mailbox} is there at {asOf:time}: {features:word}.',
      'zh-CN': '{asOf:time} 时 {mailbox} 存在规则“{rule}”：{features:word}。',
    },
    'rules-listed': {
      en: '{count} rules of {mailboxes} mailboxes were listed at {asOf:time}, hidden ones included.',
      'zh-CN': '{asOf:time} 列出了 {mailboxes} 个邮箱的 {count} 条规则，含隐藏规则。',
    },
  },
  candidates: (context: Context) => ({
    acts: from
      .selectFrom('event_view')
      .select(['event', 'at', 'operation', 'mailbox', 'actor_id', 'actor_upn', 'session_id', 'ip'])
      .select((select) => [
        parameterOf(select, 'name', 'rulename').as('name'),
        parameterOf(select, 'identity').as('identity'),
        parameterOf(select, 'mailbox').as('owner'),
      ])
      .where('operation', 'in', [...ruleOperations])
      .where(atUnindexed, '>=', context.timeline.incidentStart)
      .where((where) => where.or([where('ok', '=', 1), where('ok', 'is', null)]))
      .orderBy(atUnindexed)
      .orderBy('event'),
    rules: from
      .selectFrom('snapshot')
      .select(['object_id', 'name', 'as_of', 'attributes'])
      .where('kind', '=', 'inbox-rules')
      .where('as_of', '>=', context.timeline.containedAt)
      .orderBy('as_of')
      .orderBy('object_id'),
  }),
  needs: ({ timeline }) => [
    ...sources.map((source) => ({
      subject: null,
      anyOf: [source],
      scope: tenantScope,
      from: timeline.incidentStart,
      to: timeline.observedUntil,
    })),
    {
      subject: null,
      anyOf: ['snapshot.inbox-rules'],
      scope: tenantScope,
      from: timeline.observedUntil - latestWithin,
      to: timeline.frozenAt ?? timeline.observedUntil,
    },
  ],
  judge(rows, context) {
    const last = Math.max(...rows.rules.map(({ as_of }) => as_of ?? 0))
    const current = rows.rules.filter(({ as_of }) => as_of === last).map(ruleOf)
    const evil = rows.acts.filter((act) => isEvil(act, context))
    const mailboxes = new Set([...current.map(({ rule }) => rule.mailbox), ...evil.map(mailboxOf)])
    return {
      subjects: [...mailboxes].sort().map((id): Subject => ({ kind: 'mailbox', id, name: id })),
      findings: [
        ...current.flatMap(({ rule, asOf }) => judgeRule(rule, asOf, rows.acts, evil, context)),
        ...evil.filter(({ at }) => at > context.timeline.containedAt).map(lateRule),
      ],
      support:
        current.length === 0
          ? []
          : [
              {
                code: 'rules-listed',
                params: {
                  count: current.length,
                  mailboxes: new Set(current.map(({ rule }) => rule.mailbox)).size,
                  asOf: last,
                },
                subject: null,
                events: [],
              },
            ],
      missing: [],
    }
  },
})

const ruleOf = ({ object_id, as_of, attributes }: Snapshot) => ({
  asOf: as_of,
  rule: { ...(JSON.parse(attributes) as Omit<Rule, 'id'>), id: object_id },
})

/** An administrator writes rules for others; a mailbox that is not given by address is not guessed. */
function mailboxOf(act: Act): string {
  const owner = act.owner?.includes('@') ? act.owner.toLowerCase() : null
  return act.mailbox ?? owner ?? act.actor_upn ?? '–'
}

/** Written by the compromise set, or in a session or from an address that is an A or B indicator. */
function isEvil(act: Act, context: Context): boolean {
  const matches = (kind: string, value: string | null) =>
    value !== null &&
    context.set.indicators.some(
      (one) => one.kind === kind && one.tier !== 'C' && one.value === value,
    )
  const after = act.at > context.timeline.containedAt
  return (
    matches('session', act.session_id) ||
    (!after && matches('ip', act.ip)) ||
    (isAttacker(context, [act.actor_id, act.actor_upn]) && !after)
  )
}

function sameRule(act: Act, rule: Rule): boolean {
  if (mailboxOf(act) !== rule.mailbox) return false
  const named = act.identity?.split('\\').at(-1)
  return [act.name, named].some(
    (name) =>
      name != null && name !== '' && (name === rule.name || `${rule.mailbox}/${name}` === rule.id),
  )
}

function judgeRule(
  rule: Rule,
  asOf: number | null,
  acts: readonly Act[],
  evil: readonly Act[],
  context: Context,
): FindingDraft[] {
  const writers = evil.filter((act) => sameRule(act, rule))
  if (writers.length > 0)
    return [
      {
        strength: 'strong',
        code: 'attacker-rule-remains',
        params: {
          rule: rule.name,
          mailbox: rule.mailbox,
          actor: writers[0]!.actor_upn ?? writers[0]!.actor_id,
          at: writers[0]!.at,
          asOf,
        },
        subject: rule.mailbox,
        events: writers.map(({ event }) => event),
      },
    ]
  const reasons = rule.features.filter((feature) => suspicious.includes(feature))
  const ticketed = acts.some(
    (act) =>
      sameRule(act, rule) &&
      hasTicket(context, {
        at: act.at,
        actors: [act.actor_id, act.actor_upn],
        operation: act.operation,
        targets: [rule.mailbox],
      }),
  )
  if (reasons.length === 0 || ticketed) return []
  return [
    {
      strength: 'weak',
      code: 'suspicious-rule',
      params: { rule: rule.name, mailbox: rule.mailbox, asOf, features: [...reasons].sort() },
      subject: rule.mailbox,
      events: acts.filter((act) => sameRule(act, rule)).map(({ event }) => event),
    },
  ]
}

const lateRule = (act: Act): FindingDraft => ({
  strength: 'strong',
  code: 'attacker-rule-after-containment',
  params: {
    rule: act.name,
    mailbox: mailboxOf(act),
    actor: act.actor_upn ?? act.actor_id,
    at: act.at,
  },
  subject: mailboxOf(act),
  events: [act.event],
})
