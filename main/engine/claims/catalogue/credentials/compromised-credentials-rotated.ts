import {
  defineClaim,
  directoryAudit,
  hasTicket,
  isAttacker,
  isResponder,
  namesOf,
  tenantScope,
  userSubject,
  type CompromisedUser,
  type Context,
  type FindingDraft,
  type Missing,
  type SupportDraft,
} from '../../kit.ts'
import { actsOnObjects, statesOfUsers } from '../../kit-query.ts'

const byAdministrator = [
  'reset user password',
  'reset password (by admin)',
  'reset password',
] as const
const byUser = [
  'change user password',
  'change password (self-service)',
  'reset password (self-service)',
] as const
const endings = ['disable account', 'delete user', 'hard delete user'] as const

type Act = {
  event: number
  at: number
  operation: string
  actor_kind: string
  actor_id: string | null
  actor_upn: string | null
  target_id: string | null
  target_name: string | null
}
type State = { object_id: string; as_of: number | null; attributes: string }

/** Claim D1: each compromised account has a new password set by a trusted actor after the last act, or is closed. */
export const claim = defineClaim({
  id: 'compromised-credentials-rotated',
  revision: 2,
  group: 'D',
  class: 'gating',
  techniques: ['T1110', 'T1078'],
  title: {
    en: 'Each compromised account has a password set after the last attacker act by a trusted actor, or is disabled, and nobody untrusted set it since.',
    'zh-CN':
      '每个失陷账户在攻击者最后一次操作之后均由可信人员重设密码或被停用，且此后未被不可信者更改。',
  },
  why: {
    en: 'A password the attacker knows or sets again opens every door that asks for one.',
    'zh-CN': '攻击者知道或再次设置的密码可打开所有要求密码的入口。',
  },
  texts: {
    'password-set-by-attacker': {
      en: 'The password of {user} was set by {actor} at {at:time}, after containment.',
      'zh-CN': '{user} 的密码在遏制之后于 {at:time} 由 {actor} 设置。',
    },
    'password-set-by-unknown': {
      en: 'The password of {user} was set at {at:time}, after containment, by an actor the record does not name, without a ticket.',
      'zh-CN': '{user} 的密码在遏制之后于 {at:time} 由记录未指明的主体设置，且无工单。',
    },
    'rotated-by-user': {
      en: 'The last password change of {user} was made by the user at {at:time}, with methods the attacker may have changed.',
      'zh-CN': '{user} 最近一次密码更改于 {at:time} 由用户本人完成，所用方法可能已被攻击者更改。',
    },
    'password-reset': {
      en: '{actor} reset the password of {user} at {at:time}.',
      'zh-CN': '{actor} 于 {at:time} 重置了 {user} 的密码。',
    },
    'account-closed': {
      en: '“{operation}” closed the account {user} at {at:time}.',
      'zh-CN': '“{operation}”于 {at:time} 关闭了账户 {user}。',
    },
    'account-disabled-state': {
      en: 'The last user list shows {user} disabled.',
      'zh-CN': '最近的用户清单显示 {user} 已停用。',
    },
    'reset-password': {
      en: 'Reset the password of {user} from a trusted account, then export the directory audit again.',
      'zh-CN': '请用可信账户重置 {user} 的密码，然后重新导出目录审核日志。',
    },
  },
  candidates: (context: Context) => {
    const names = context.set.users.flatMap(namesOf)
    return {
      acts: actsOnObjects([...byAdministrator, ...byUser, ...endings], names),
      state: statesOfUsers(names, context.timeline.containedAt),
    }
  },
  needs: (context, subjects) =>
    subjects.flatMap(({ id }) => {
      const user = context.set.users.find((candidate) => userSubject(candidate).id === id)!
      const { lastActAt } = context.containments.user(user)
      const { incidentStart, containedAt, observedUntil, frozenAt } = context.timeline
      return [
        {
          subject: id,
          anyOf: directoryAudit,
          scope: tenantScope,
          from: lastActAt ?? incidentStart,
          to: observedUntil,
        },
        {
          subject: id,
          anyOf: ['snapshot.users'] as const,
          scope: tenantScope,
          from: containedAt,
          to: frozenAt ?? observedUntil,
        },
      ]
    }),
  judge(rows, context) {
    const judged = context.set.users.map((user) => judgeUser(user, rows.acts, rows.state, context))
    return {
      subjects: context.set.users.map(userSubject),
      findings: judged.flatMap(({ findings }) => findings),
      support: judged.flatMap(({ support }) => support),
      missing: judged.flatMap(({ missing }) => missing),
    }
  },
})

const among = (operations: readonly string[], act: Act) => operations.includes(act.operation)
const actorsOf = (act: Act) => [act.actor_id, act.actor_upn]

function judgeUser(
  user: CompromisedUser,
  acts: readonly Act[],
  state: readonly State[],
  context: Context,
) {
  const subject = userSubject(user)
  const label = subject.name ?? subject.id
  const names = namesOf(user)
  const { lastActAt, t0 } = context.containments.user(user)
  const own = acts.filter(
    ({ target_id, target_name }) =>
      names.includes(target_id ?? '') || names.includes(target_name ?? ''),
  )
  const since = own.filter(({ at }) => at >= (lastActAt ?? context.timeline.incidentStart))
  const { enabled, asOf } = stateOf(user, state)
  const disabled = enabled === false
  const closing = since
    .filter((act) => isTrusted(act, names, context))
    .filter((act) => act.operation !== 'disable account' || enabled !== true || act.at > asOf)
  const support = closing.map((act): SupportDraft => ({
    code: among(endings, act) ? 'account-closed' : 'password-reset',
    params: {
      user: label,
      actor: act.actor_upn ?? act.actor_id,
      operation: act.operation,
      at: act.at,
    },
    subject: subject.id,
    events: [act.event],
  }))
  if (disabled)
    support.push({
      code: 'account-disabled-state',
      params: { user: label },
      subject: subject.id,
      events: [],
    })
  const missing: Missing[] =
    closing.length === 0 && !disabled
      ? [
          {
            subject: subject.id,
            reason: 'closure',
            next: { code: 'reset-password', params: { user: label } },
          },
        ]
      : []
  const findings = own
    .filter(({ at }) => at > t0)
    .flatMap((act) => refuterOf(act, subject.id, label, names, context))
  return {
    findings: [...findings, ...selfService(since, closing, subject.id, label, names)],
    support,
    missing,
  }
}

/** Reset or closed by somebody else than the account itself, known, and not of the compromise set. */
function isTrusted(act: Act, names: readonly string[], context: Context): boolean {
  return (
    !among(byUser, act) &&
    act.actor_kind !== 'unknown' &&
    !isAttacker(context, actorsOf(act)) &&
    !actorsOf(act).some((actor) => actor !== null && names.includes(actor))
  )
}

/** What the last user list says; an account that is on again was not closed by having been off. */
function stateOf(
  user: CompromisedUser,
  state: readonly State[],
): { enabled: boolean | null; asOf: number } {
  const last = state.findLast(({ object_id }) => object_id === user.id)
  if (last === undefined) return { enabled: null, asOf: 0 }
  const { accountEnabled } = JSON.parse(last.attributes) as { accountEnabled: boolean | null }
  return { enabled: accountEnabled, asOf: last.as_of ?? 0 }
}

function refuterOf(
  act: Act,
  subject: string,
  user: string,
  names: readonly string[],
  context: Context,
): FindingDraft[] {
  if (among(endings, act)) return []
  const own = actorsOf(act).some((actor) => actor !== null && names.includes(actor))
  const finding = (code: string): FindingDraft[] => [
    {
      strength: 'strong',
      code,
      params: { user, actor: act.actor_upn ?? act.actor_id, at: act.at },
      subject,
      events: [act.event],
    },
  ]
  if (isAttacker(context, actorsOf(act)) && !own) return finding('password-set-by-attacker')
  const excused =
    isResponder(context, { at: act.at, actors: actorsOf(act) }) ||
    hasTicket(context, {
      at: act.at,
      actors: actorsOf(act),
      operation: act.operation,
      targets: names,
    })
  return act.actor_kind === 'unknown' && !excused ? finding('password-set-by-unknown') : []
}

/** A change by the user counts for little: whoever held the account may have made it. */
function selfService(
  since: readonly Act[],
  closing: readonly Act[],
  subject: string,
  user: string,
  names: readonly string[],
): FindingDraft[] {
  const last = since.filter((act) => !among(endings, act)).at(-1)
  if (last === undefined || closing.includes(last)) return []
  const own = actorsOf(last).some((actor) => actor !== null && names.includes(actor))
  return among(byUser, last) || own
    ? [
        {
          strength: 'weak',
          code: 'rotated-by-user',
          params: { user, at: last.at },
          subject,
          events: [last.event],
        },
      ]
    : []
}
