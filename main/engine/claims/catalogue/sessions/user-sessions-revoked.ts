import {
  defineClaim,
  directoryAudit,
  namesOf,
  revocationOperations,
  tenantScope,
  userSubject,
  type CompromisedUser,
  type Context,
  type Missing,
  type SupportDraft,
} from '../../kit.ts'
import { actsOnObjects, statesOfUsers } from '../../kit-query.ts'

const afterContainment = 24 * 3_600_000

/** Acts on a user's password or methods; a revocation before them lets the attacker sign in again. */
const cleanUp = [
  'reset user password',
  'reset password (by admin)',
  'admin deleted security info',
  'user deleted security info',
  'disable strong authentication',
] as const

type Closing = {
  event: number
  at: number
  operation: string
  target_id: string | null
  target_name: string | null
}
type State = { object_id: string; as_of: number | null; attributes: string }

/** Claim C1: revocation exists, came after the last attacker act and after the clean-up (amendment 9). */
export const claim = defineClaim({
  id: 'user-sessions-revoked',
  revision: 2,
  group: 'C',
  class: 'gating',
  techniques: ['T1550.001', 'T1550.004', 'T1539'],
  title: {
    en: 'Each compromised user’s refresh tokens were revoked after the last attacker act and after credential clean-up.',
    'zh-CN': '每个失陷用户的刷新令牌均在攻击者最后一次操作及凭据清理之后被吊销。',
  },
  why: {
    en: 'A password reset leaves non-password and application tokens alive; only an explicit revocation ends them, and only when it comes after the clean-up.',
    'zh-CN': '重置密码不会使非密码令牌和应用令牌失效；只有在清理之后的明确吊销才能终止它们。',
  },
  texts: {
    'revoked-before-clean-up': {
      en: 'The sessions of {user} were revoked at {revokedAt:time}, before the clean-up “{cleanUp}” at {cleanUpAt:time}.',
      'zh-CN':
        '{user} 的会话于 {revokedAt:time} 吊销，早于 {cleanUpAt:time} 的清理操作“{cleanUp}”。',
    },
    'sessions-revoked': {
      en: '“{operation}” closed the sessions of {user} at {at:time}.',
      'zh-CN': '“{operation}”于 {at:time} 关闭了 {user} 的会话。',
    },
    'sessions-revoked-state': {
      en: 'The user list of {asOf:time} shows sessions of {user} valid only from {validFrom:time} (state only).',
      'zh-CN': '{asOf:time} 的用户清单显示 {user} 的会话仅自 {validFrom:time} 起有效（仅状态）。',
    },
    'revoke-sessions': {
      en: 'Revoke the sessions of {user} after credential clean-up, then export the directory audit again.',
      'zh-CN': '在凭据清理后吊销 {user} 的会话，然后重新导出目录审核日志。',
    },
  },
  candidates: (context: Context) => {
    const names = context.set.users.flatMap(namesOf)
    return {
      closing: actsOnObjects([...revocationOperations, ...cleanUp], names),
      state: statesOfUsers(names, context.timeline.containedAt),
    }
  },
  needs: (context, subjects) =>
    subjects.map(({ id }) => {
      const user = context.set.users.find((candidate) => userSubject(candidate).id === id)!
      const { lastActAt, t0 } = context.containments.user(user)
      return {
        subject: id,
        anyOf: directoryAudit,
        scope: tenantScope,
        from: lastActAt ?? context.timeline.incidentStart,
        to: Math.min(t0 + afterContainment, context.timeline.observedUntil),
      }
    }),
  judge(rows, context) {
    const judged = context.set.users.map((user) =>
      judgeUser(user, rows.closing, rows.state, context),
    )
    return {
      subjects: context.set.users.map(userSubject),
      findings: judged.flatMap(({ findings }) => findings),
      support: judged.flatMap(({ support }) => support),
      missing: judged.flatMap(({ missing }) => missing),
    }
  },
})

function judgeUser(
  user: CompromisedUser,
  closing: readonly Closing[],
  state: readonly State[],
  context: Context,
) {
  const subject = userSubject(user)
  const names = namesOf(user)
  const { lastActAt, closedAt, closingEvent } = context.containments.user(user)
  const own = closing.filter(
    ({ target_id, target_name }) =>
      names.includes(target_id ?? '') || names.includes(target_name ?? ''),
  )
  const revocations = own.filter(({ operation }) => isRevocation(operation))
  const last = revocations.at(-1)
  const later = own.filter(
    ({ operation, at }) => !isRevocation(operation) && last !== undefined && at > last.at,
  )
  const support: SupportDraft[] = revocations
    .filter(({ event }) => event === closingEvent)
    .map(({ event, at, operation }) => ({
      code: 'sessions-revoked',
      params: { user: subject.name, operation, at },
      subject: subject.id,
      events: [event],
    }))
  const byState = stateSupport(user, state, lastActAt ?? context.timeline.incidentStart)
  const missing: Missing[] =
    closedAt === null && byState.length === 0
      ? [
          {
            subject: subject.id,
            reason: 'closure',
            next: { code: 'revoke-sessions', params: { user: subject.name ?? subject.id } },
          },
        ]
      : []
  const findings = later.map((act) => ({
    strength: 'weak' as const,
    code: 'revoked-before-clean-up',
    params: {
      user: subject.name ?? subject.id,
      revokedAt: last!.at,
      cleanUp: act.operation,
      cleanUpAt: act.at,
    },
    subject: subject.id,
    events: [last!.event, act.event],
  }))
  return { findings, support: [...support, ...byState], missing }
}

const isRevocation = (operation: string) =>
  (revocationOperations as readonly string[]).includes(operation)

/** A snapshot alone counts when it was taken after containment and moved past the last act. */
function stateSupport(
  user: CompromisedUser,
  state: readonly State[],
  lastActAt: number,
): SupportDraft[] {
  const subject = userSubject(user)
  return state
    .filter(({ object_id }) => object_id === user.id)
    .flatMap(({ as_of, attributes }) => {
      const { sessionsValidFromAt } = JSON.parse(attributes) as {
        sessionsValidFromAt: number | null
      }
      return sessionsValidFromAt !== null && sessionsValidFromAt >= lastActAt
        ? [
            {
              code: 'sessions-revoked-state',
              params: { user: subject.name, asOf: as_of, validFrom: sessionsValidFromAt },
              subject: subject.id,
              events: [],
            },
          ]
        : []
    })
    .slice(-1)
}
