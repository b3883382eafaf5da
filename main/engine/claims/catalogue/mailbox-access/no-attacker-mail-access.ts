import {
  defineClaim,
  directoryAudit,
  from,
  mailboxScope,
  tenantScope,
  type Context,
  type FindingDraft,
  type Subject,
} from '../../kit.ts'
import { compromisedUser, isAfterContainment, isFromBefore, type Act } from '../../kit-path.ts'

type Access = Act & {
  event: number
  mailbox: string | null
  app_id: string | null
  session_id: string | null
  token_id: string | null
  device_id: string | null
  ip: string | null
}
/** Claim H1: after containment no mailbox was read, searched or sent from in an attacker context. */
export const claim = defineClaim({
  id: 'no-attacker-mail-access',
  revision: 3,
  group: 'H',
  class: 'gating',
  techniques: ['T1114.002'],
  title: {
    en: 'After containment no mailbox item was accessed, searched, sent or exported from an attacker context.',
    'zh-CN': '遏制之后，没有邮箱项目在攻击者上下文中被访问、搜索、发送或导出。',
  },
  why: {
    en: 'Mail was the objective; access by an application shows in the mailbox log and nowhere else.',
    'zh-CN': '邮件是攻击目标；应用的访问只出现在邮箱日志中。',
  },
  texts: {
    'attacker-mail-access': {
      en: 'Mailbox {mailbox} was accessed {count} times in an attacker context ({because:word}) from {firstAt:time} to {lastAt:time}.',
      'zh-CN':
        '邮箱 {mailbox} 在 {firstAt:time} 至 {lastAt:time} 期间于攻击者上下文（{because:word}）中被访问 {count} 次。',
    },
    'suspect-mail-access': {
      en: 'Mailbox {mailbox} was accessed {count} times with {because:word}, which the attacker shared or may have used, from {firstAt:time} to {lastAt:time}.',
      'zh-CN':
        '邮箱 {mailbox} 在 {firstAt:time} 至 {lastAt:time} 期间以 {because:word} 被访问 {count} 次，攻击者曾共用或可能使用之。',
    },
  },
  candidates: (context: Context) => {
    const values = valuesOf(context)
    return {
      access: from
        .selectFrom('event_view')
        .select([
          'event',
          'at',
          'source',
          'mailbox',
          'actor_kind',
          'actor_id',
          'actor_upn',
          'app_id',
          'session_id',
          'token_id',
          'token_issued_at',
          'device_id',
          'ip',
        ])
        .where('source', 'in', ['ual.mail-access', 'ual.exchange-item'])
        .where('at', '>=', context.timeline.incidentStart)
        .where((where) => where.or([where('ok', '=', 1), where('ok', 'is', null)]))
        .where((where) =>
          where.or([
            where('session_id', 'in', values('session')),
            where('token_id', 'in', [...values('token'), ...context.set.taintedTokens]),
            where('device_id', 'in', values('device')),
            where('app_id', 'in', [...context.set.apps]),
            where('actor_id', 'in', [...context.set.actors]),
            where('actor_upn', 'in', [...context.set.actors]),
            where('ip', 'in', values('ip')),
            where('app_id', 'in', (select) =>
              select
                .selectFrom('event_view')
                .select('actor_app_id')
                .where('source', '=', 'entra.signin.service-principal')
                .where('actor_id', 'in', taintedPrincipals(context))
                .where('actor_app_id', 'is not', null),
            ),
          ]),
        )
        .orderBy('at')
        .orderBy('event'),
      principals: from
        .selectFrom('event_view')
        .select(['actor_id', 'actor_app_id'])
        .distinct()
        .where('source', '=', 'entra.signin.service-principal')
        .where('actor_id', 'in', taintedPrincipals(context))
        .orderBy('actor_id'),
    }
  },
  needs: (context, subjects) =>
    subjects.flatMap(({ id }) => {
      const window = { from: context.timeline.containedAt, to: context.timeline.observedUntil }
      const scope = id === tenantScope ? tenantScope : mailboxScope(id)
      const mail = { subject: id, anyOf: ['ual.mail-access'] as const, scope, ...window }
      // Whose token an access used is in the sign-in; without it a tainted key's reading has no owner.
      const issuance = {
        subject: id,
        anyOf: ['entra.signin.service-principal'] as const,
        scope: tenantScope,
        ...window,
      }
      // Which keys are tainted is in the directory audit; a hole there hides them all.
      const taint = {
        subject: id,
        anyOf: directoryAudit,
        scope: tenantScope,
        from: context.timeline.incidentStart,
        to: window.to,
      }
      return context.set.tainted.length > 0 ? [mail, taint, issuance] : [mail, taint]
    }),
  judge(rows, context) {
    const suspects = new Set(rows.principals.flatMap(({ actor_app_id }) => actor_app_id ?? []))
    const graded = rows.access.map((access) => grade(access, suspects, context))
    const subjects = [...new Set(rows.access.map(mailboxOf))].sort().map(mailboxSubject)
    return {
      subjects,
      findings: subjects.flatMap(({ id }) => findingsOf(id, graded)),
      support: [],
      missing: [],
    }
  },
})

const mailboxOf = ({ mailbox }: Access) => mailbox ?? '–'
const mailboxSubject = (id: string): Subject => ({ kind: 'mailbox', id, name: id })

const valuesOf =
  (context: Context) =>
  (kind: string): string[] =>
    context.set.indicators.filter((one) => one.kind === kind).map(({ value }) => value)

const taintedPrincipals = (context: Context) =>
  context.set.tainted.flatMap(({ principals }) => principals)

type Graded = { access: Access; strength: 'strong' | 'weak'; because: string }

/**
 * Why an access counts, if it does. A token got on a tainted key, an attacker's own application or session
 * is the attacker; an address or a shared account alone is a question.
 */
function grade(access: Access, suspects: ReadonlySet<string>, context: Context): Graded | null {
  if (!isAfterContainment(access, context)) return null
  const { set } = context
  const own = (kind: string, value: string | null) =>
    value !== null &&
    set.indicators.some((one) => one.kind === kind && one.tier === 'A' && one.value === value)
  const as = (strength: 'strong' | 'weak', because: string): Graded => ({
    access,
    strength,
    because,
  })
  if (access.token_id !== null && set.taintedTokens.has(access.token_id))
    return as('strong', 'tainted-token')
  if (own('token', access.token_id)) return as('strong', 'attacker-token')
  if (access.app_id !== null && set.apps.has(access.app_id)) return as('strong', 'attacker-app')
  if (own('session', access.session_id)) return as('strong', 'attacker-session')
  if (own('device', access.device_id)) return as('strong', 'attacker-device')
  if (access.actor_kind === 'sp' && set.actors.has(access.actor_id ?? ''))
    return as('strong', 'attacker-principal')
  if (isFromBefore(access, context)) return as('strong', 'token-from-before-containment')
  if (access.app_id !== null && suspects.has(access.app_id))
    return as('weak', 'app-with-tainted-key')
  return isOwnReturn(access, context) ? null : as('weak', 'shared-indicator')
}

/**
 * An account that was closed is its owner's again (claims.md §4.1): in its own mailbox, under no other
 * indicator, its use is no question. Claims C1 and D1 judge whether it was closed.
 */
function isOwnReturn(access: Access, context: Context): boolean {
  const user = compromisedUser(access, context)
  if (user === undefined || context.containments.user(user).closedAt === null) return false
  const shared = (kind: string, value: string | null) =>
    context.set.indicators.some((one) => one.kind === kind && one.value === value)
  return (
    user.upns.includes(access.mailbox ?? '') &&
    !shared('session', access.session_id) &&
    !shared('token', access.token_id) &&
    !shared('device', access.device_id) &&
    !shared('ip', access.ip)
  )
}

function findingsOf(mailbox: string, graded: readonly (Graded | null)[]): FindingDraft[] {
  const own = graded
    .filter((one) => one !== null)
    .filter(({ access }) => mailboxOf(access) === mailbox)
  const groups = Map.groupBy(own, ({ strength, because }) => `${strength} ${because}`)
  return [...groups.values()].map((group) => {
    const { strength, because } = group[0]!
    return {
      strength,
      code: strength === 'strong' ? 'attacker-mail-access' : 'suspect-mail-access',
      params: {
        mailbox,
        because,
        count: group.length,
        firstAt: group[0]!.access.at,
        lastAt: group.at(-1)!.access.at,
      },
      subject: mailbox,
      events: group.map(({ access }) => access.event),
    }
  })
}
