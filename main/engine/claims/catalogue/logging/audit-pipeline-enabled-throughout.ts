import {
  defineClaim,
  from,
  hasTicket,
  isAttacker,
  tenantScope,
  tenantSubject,
  type Context,
  type FindingDraft,
} from '../../kit.ts'
import { atUnindexed } from '../../kit-query.ts'

const cmdlets = [
  'set-adminauditlogconfig',
  'set-organizationconfig',
  'set-mailbox',
  'set-mailboxauditbypassassociation',
  'new-unifiedauditlogretentionpolicy',
  'set-unifiedauditlogretentionpolicy',
  'remove-unifiedauditlogretentionpolicy',
] as const

/** Parameters that weaken auditing, and the value with which they do; null is any value. */
const weakening: readonly (readonly [
  operation: string,
  parameter: string,
  value: string | null,
])[] = [
  ['set-adminauditlogconfig', 'unifiedauditlogingestionenabled', 'false'],
  ['set-adminauditlogconfig', 'adminauditlogenabled', 'false'],
  ['set-organizationconfig', 'auditdisabled', 'true'],
  ['set-mailbox', 'auditenabled', 'false'],
  ['set-mailbox', 'auditowner', null],
  ['set-mailbox', 'auditdelegate', null],
  ['set-mailbox', 'auditadmin', null],
  ['set-mailbox', 'auditlogagelimit', null],
  ['set-mailboxauditbypassassociation', 'auditbypassenabled', 'true'],
  ['new-unifiedauditlogretentionpolicy', 'retentionduration', null],
  ['set-unifiedauditlogretentionpolicy', 'retentionduration', null],
  ['remove-unifiedauditlogretentionpolicy', 'identity', null],
]

type Act = {
  event: number
  at: number
  operation: string
  actor_id: string | null
  actor_upn: string | null
  target_name: string | null
  name: string
  value: string
}

/** Claim M1: auditing was on throughout; nobody switched it off, shortened or diverted it. */
export const claim = defineClaim({
  id: 'audit-pipeline-enabled-throughout',
  revision: 2,
  group: 'M',
  class: 'gating',
  techniques: ['T1562.008'],
  title: {
    en: 'Unified audit ingestion, mailbox auditing and admin audit were on for the whole window.',
    'zh-CN': '统一审核引入、邮箱审核和管理员审核在整个期间均已启用。',
  },
  why: {
    en: 'What is switched off records nothing; the switch itself is the last record.',
    'zh-CN': '被关闭的日志不会记录任何内容；关闭操作本身即为最后一条记录。',
  },
  texts: {
    'audit-weakened-by-attacker': {
      en: '{actor} ran {operation} with {parameter} = {value} at {at:time}; nothing restored it before containment.',
      'zh-CN': '{actor} 于 {at:time} 执行 {operation}，{parameter} = {value}；遏制之前未恢复。',
    },
    'audit-weakened': {
      en: '{actor} ran {operation} with {parameter} = {value} at {at:time} without a ticket.',
      'zh-CN': '{actor} 于 {at:time} 执行 {operation}，{parameter} = {value}，且无工单。',
    },
  },
  candidates: (context: Context) => ({
    acts: from
      .selectFrom('event_view')
      .innerJoin('parameter_view', 'parameter_view.event', 'event_view.event')
      .select([
        'event_view.event',
        'at',
        'operation',
        'actor_id',
        'actor_upn',
        'target_name',
        'parameter_view.name',
        'parameter_view.value',
      ])
      .where('source', '=', 'ual.exchange-admin')
      .where('operation', 'in', [...cmdlets])
      .where('parameter_view.name', 'in', [...new Set(weakening.map(([, name]) => name))])
      .where(atUnindexed, '>=', context.timeline.incidentStart)
      .where((where) => where.or([where('ok', '=', 1), where('ok', 'is', null)]))
      .orderBy(atUnindexed)
      .orderBy('event_view.event')
      .orderBy('parameter_view.name'),
  }),
  needs: ({ timeline }) => [
    {
      subject: null,
      anyOf: ['ual.exchange-admin'],
      scope: tenantScope,
      from: timeline.incidentStart,
      to: timeline.observedUntil,
    },
  ],
  judge: (rows, context) => ({
    subjects: [tenantSubject],
    findings: rows.acts.filter(weakens).flatMap((act) => findingOf(act, rows.acts, context)),
    support: [],
    missing: [],
  }),
})

function weakens(act: Act): boolean {
  return weakening.some(
    ([operation, parameter, value]) =>
      act.operation === operation &&
      act.name === parameter &&
      (value === null || act.value.replace('$', '').toLowerCase() === value),
  )
}

/** Alone it changes nothing while the organisation's default is on: intent, not loss (claims.md M1). */
const isIneffective = (act: Act) => act.operation === 'set-mailbox' && act.name === 'auditenabled'

/** The same switch set back by containment: then it is a hole in the log, not an open door (claims.md M1). */
function isReverted(act: Act, acts: readonly Act[], containedAt: number): boolean {
  return acts.some(
    (later) =>
      later.at > act.at &&
      later.at <= containedAt &&
      later.operation === act.operation &&
      later.name === act.name &&
      later.target_name === act.target_name &&
      !weakens(later),
  )
}

function findingOf(act: Act, acts: readonly Act[], context: Context): FindingDraft[] {
  const actors = [act.actor_id, act.actor_upn]
  const draft = (strength: 'strong' | 'weak', code: string): FindingDraft[] => [
    {
      strength,
      code,
      params: {
        actor: act.actor_upn ?? act.actor_id,
        operation: act.operation,
        parameter: act.name,
        value: act.value,
        at: act.at,
      },
      subject: tenantScope,
      events: [act.event],
    },
  ]
  if (isAttacker(context, actors) && !isIneffective(act))
    return isReverted(act, acts, context.timeline.containedAt)
      ? draft('weak', 'audit-weakened')
      : draft('strong', 'audit-weakened-by-attacker')
  const ticket = hasTicket(context, {
    at: act.at,
    actors,
    operation: act.operation,
    targets: [act.target_name],
  })
  return ticket ? [] : draft('weak', 'audit-weakened')
}
