import {
  defineClaim,
  freezeDelay,
  tenantSubject,
  wholeDays,
  type Context,
  type Missing,
} from '../../kit.ts'

/** Claim O3c: observed as long as the policy chosen beforehand asks, and frozen late enough. */
export const claim = defineClaim({
  id: 'observation-window-sufficient',
  revision: 1,
  group: 'O',
  class: 'gating',
  techniques: [],
  last: true,
  title: {
    en: 'The observation is as long as the policy asks, its exports have no gap, and the evidence was frozen at least 72 hours after it.',
    'zh-CN': '观察期达到策略要求，导出无缺口，且证据在观察结束至少 72 小时后冻结。',
  },
  why: {
    en: 'Attackers come back after weeks or months, and records still arrive for days.',
    'zh-CN': '攻击者会在数周或数月后返回，而记录仍会在数日内陆续到达。',
  },
  texts: {
    'observed-long-enough': {
      en: '{observedDays} days were observed; {policy} asks for {requiredDays}.',
      'zh-CN': '已观察 {observedDays} 天；{policy} 要求 {requiredDays} 天。',
    },
    'observe-until': {
      en: '{observedDays} of {requiredDays} days are observed; the claim can be supported from {until:time} on.',
      'zh-CN': '已观察 {requiredDays} 天中的 {observedDays} 天；自 {until:time} 起方可支持此论断。',
    },
    'freeze-later': {
      en: 'Export again after {until:time}: records still arrive for 72 hours.',
      'zh-CN': '请在 {until:time} 之后重新导出：记录在 72 小时内仍会到达。',
    },
  },
  candidates: () => ({}),
  needs: (_context, _subjects, earlier) =>
    earlier.needs.map((need) => ({ ...need, subject: tenantSubject.id })),
  judge(_rows, context) {
    const missing = shortfalls(context)
    const { requiredDays, policy } = context.timeline
    return {
      subjects: [tenantSubject],
      findings: [],
      support: missing.some(({ next }) => next.code === 'observe-until')
        ? []
        : [
            {
              code: 'observed-long-enough',
              params: { observedDays: observedDays(context), requiredDays, policy },
              subject: null,
              events: [],
            },
          ],
      missing,
    }
  },
})

const observedDays = ({ containments, timeline }: Context) =>
  wholeDays(containments.te, timeline.observedUntil)

function shortfalls(context: Context): Missing[] {
  const { timeline, containments } = context
  const days = observedDays(context)
  const missing = (code: string, params: Missing['next']['params']): Missing => ({
    subject: null,
    reason: 'observation-time',
    next: { code, params },
  })
  const earliest = timeline.observedUntil + freezeDelay
  return [
    ...(days < timeline.requiredDays
      ? [
          missing('observe-until', {
            observedDays: days,
            requiredDays: timeline.requiredDays,
            until: containments.te + timeline.requiredDays * 86_400_000,
          }),
        ]
      : []),
    ...(timeline.frozenAt === null || timeline.frozenAt < earliest
      ? [missing('freeze-later', { until: earliest })]
      : []),
  ]
}
