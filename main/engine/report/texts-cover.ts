import type { Localised, Verdict } from '#shared'

export const coverTexts = {
  title: { en: 'Eviction evidence statement', 'zh-CN': '攻击者驱逐证据声明' },
  contents: { en: 'Contents', 'zh-CN': '目录' },
  skip: { en: 'Skip to the statement', 'zh-CN': '跳至声明正文' },
  epochPolicy: { en: '{policy} · epoch {epoch}', 'zh-CN': '{policy} · 第 {epoch} 轮' },
  interim: {
    en: 'Interim: {observedDays} of {requiredDays} days observed.',
    'zh-CN': '中期声明：已观察 {requiredDays} 天中的 {observedDays} 天。',
  },
  because: { en: 'Because of: {reasons}.', 'zh-CN': '原因：{reasons}。' },
  counts: { en: 'Verdicts', 'zh-CN': '判定' },
  gatingCount: { en: '{count} of them gating', 'zh-CN': '其中 {count} 条为决定性' },
  decides: { en: 'What refutes', 'zh-CN': '反驳所在' },
  limits: { en: 'The three largest limits', 'zh-CN': '三项最大局限' },
  noLimit: { en: 'No limit was recorded.', 'zh-CN': '未记录任何局限。' },
  allLimits: { en: 'All {count} limits', 'zh-CN': '全部 {count} 项局限' },
  case: { en: 'Case', 'zh-CN': '案件' },
  caseName: { en: 'Case', 'zh-CN': '案件' },
  tenants: { en: 'Tenants', 'zh-CN': '租户' },
  policy: { en: 'Policy', 'zh-CN': '策略' },
  epoch: { en: 'Epoch', 'zh-CN': '轮次' },
  incidentStart: { en: 'Incident starts (I0)', 'zh-CN': '事件开始（I0）' },
  containedAt: { en: 'Contained (T0)', 'zh-CN': '遏制（T0）' },
  effectiveAt: { en: 'Effective, tokens run out (Te)', 'zh-CN': '遏制生效，令牌失效（Te）' },
  observedUntil: { en: 'Observed until (O1)', 'zh-CN': '观察截止（O1）' },
  frozenAt: { en: 'Evidence frozen (X)', 'zh-CN': '证据冻结（X）' },
  notFrozen: { en: 'not frozen', 'zh-CN': '未冻结' },
  ruleset: { en: 'Digest of the rules', 'zh-CN': '规则摘要' },
  inputs: { en: 'Digest of the inputs', 'zh-CN': '输入摘要' },
  validAsOf: {
    en: 'This conclusion is limited to the evidence listed and is valid as of {at}; any later event is outside it.',
    'zh-CN': '本结论仅限于所列证据，截至 {at} 有效；此后的事件不在其内。',
  },
  validWithout: {
    en: 'This conclusion is limited to the evidence listed; the evidence is not frozen, so it may still change.',
    'zh-CN': '本结论仅限于所列证据；证据尚未冻结，因此仍可能变化。',
  },
  vouch: {
    en: 'This report does not vouch for itself: run “evv rebuild” and “evv evaluate” over the case it names, and compare verdicts and digests. The originals are in its evidence folder; their names are their SHA-256.',
    'zh-CN':
      '本报告不能自证：请对所述案件运行“evv rebuild”与“evv evaluate”，并比对判定与摘要。原件位于其 evidence 文件夹，文件名即其 SHA-256。',
  },
  readingTitle: { en: 'How to read this statement', 'zh-CN': '如何阅读本声明' },
  reading: {
    en: 'Each claim is a sentence that named rows would refute. Silence counts only where the log that would have held those rows is shown to have been on, complete and long enough. The overall sentence follows the weakest gating claim; nothing is averaged.',
    'zh-CN':
      '每条论断都是一句可被特定记录反驳的陈述。只有在能表明相应日志已启用、完整且足够长时，沉默才算数。总体结论取决于最弱的决定性论断，不作平均。',
  },
} as const satisfies Record<string, Localised>

/** What each verdict says, and no more. */
export const meaningTexts: Record<Verdict, Localised> = {
  refuted: {
    en: 'At least one row contradicts the claim. No amount of missing log weakens it.',
    'zh-CN': '至少有一条记录与论断相矛盾。缺失再多日志也不会削弱它。',
  },
  undetermined: {
    en: 'Nothing contradicts the claim, and the evidence cannot carry it either. The reasons and what would change it are stated.',
    'zh-CN': '没有记录与论断相矛盾，但现有证据也不足以支持它。已说明原因及改变判定的条件。',
  },
  supported: {
    en: 'Nothing contradicts the claim, and the logs that would have shown it are covered for the stated time.',
    'zh-CN': '没有记录与论断相矛盾，且能显示它的日志在所述期间均有覆盖。',
  },
  'not-applicable': {
    en: 'There is positive evidence that what the claim speaks of does not exist here.',
    'zh-CN': '有积极证据表明论断所涉事物在此不存在。',
  },
}
