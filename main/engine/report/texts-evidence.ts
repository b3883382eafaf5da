import type { Localised } from '#shared'

export const evidenceTexts = {
  title: { en: 'Evidence files', 'zh-CN': '证据文件' },
  lead: {
    en: 'Each record of each file is accounted for: records = imported + duplicate + merged + quarantined + ignored.',
    'zh-CN': '每个文件的每条记录均有去向：记录 = 导入 + 重复 + 合并 + 隔离 + 忽略。',
  },
  caption: { en: 'Loss ledger', 'zh-CN': '记录去向台账' },
  none: { en: 'No evidence file was imported.', 'zh-CN': '未导入任何证据文件。' },
  file: { en: 'File', 'zh-CN': '文件' },
  records: { en: 'Records', 'zh-CN': '记录' },
  imported: { en: 'Imported', 'zh-CN': '导入' },
  duplicate: { en: 'Duplicate', 'zh-CN': '重复' },
  merged: { en: 'Merged', 'zh-CN': '合并' },
  quarantined: { en: 'Quarantined', 'zh-CN': '隔离' },
  ignored: { en: 'Ignored', 'zh-CN': '忽略' },
  span: { en: 'Span (UTC)', 'zh-CN': '时间跨度（UTC）' },
  total: { en: 'All files', 'zh-CN': '全部文件' },
  format: { en: 'format', 'zh-CN': '格式' },
  collectedBy: { en: 'collected by {person}', 'zh-CN': '采集人 {person}' },
  size: { en: '{bytes} bytes', 'zh-CN': '{bytes} 字节' },
  warning: { en: 'Warning', 'zh-CN': '警告' },
  quarantinedBecause: {
    en: 'quarantined, with the bytes of the first: {reasons}',
    'zh-CN': '隔离（附首条的字节范围）：{reasons}',
  },
  ignoredBecause: { en: 'ignored: {reasons}', 'zh-CN': '忽略：{reasons}' },
} as const satisfies Record<string, Localised>

export const decisionTexts = {
  title: { en: 'Indicators and decisions', 'zh-CN': '指标与裁定' },
  lead: {
    en: 'Every human input, in the order it was journaled. The line number leads to its time in journal.jsonl.',
    'zh-CN': '所有人工输入，按录入日志的顺序排列。行号对应 journal.jsonl 中的录入时间。',
  },
  none: { en: 'Nobody has entered an indicator or a decision.', 'zh-CN': '尚无人录入指标或裁定。' },
  indicators: { en: 'Indicators', 'zh-CN': '指标' },
  decisions: { en: 'Decisions on findings', 'zh-CN': '对发现的裁定' },
  changes: { en: 'Scope, lists and withdrawals', 'zh-CN': '范围、清单与撤回' },
  line: { en: 'Line', 'zh-CN': '行' },
  what: { en: 'What', 'zh-CN': '内容' },
  who: { en: 'Who', 'zh-CN': '何人' },
  why: { en: 'Why', 'zh-CN': '理由' },
  tier: { en: 'Tier', 'zh-CN': '级别' },
  state: { en: 'State', 'zh-CN': '状态' },
  valid: { en: 'Valid (UTC)', 'zh-CN': '有效期（UTC）' },
  always: { en: 'no limit', 'zh-CN': '不限' },
  from: { en: 'from {at}', 'zh-CN': '自 {at}' },
  until: { en: 'until {at}', 'zh-CN': '至 {at}' },
  candidate: { en: 'candidate', 'zh-CN': '候选' },
  confirmed: { en: 'confirmed', 'zh-CN': '已确认' },
  cleared: { en: 'cleared', 'zh-CN': '已排除' },
  indicator: { en: '{kind} {value}', 'zh-CN': '{kind} {value}' },
  finding: { en: 'finding {id}: {as}', 'zh-CN': '发现 {id}：{as}' },
  artefact: { en: 'backed by {sha256}', 'zh-CN': '依据 {sha256}' },
  created: { en: 'case created', 'zh-CN': '创建案件' },
  scopeChange: { en: 'scope: {changes}', 'zh-CN': '范围：{changes}' },
  manifest: {
    en: 'how {sha256} was collected: {stated}',
    'zh-CN': '{sha256} 的采集情况：{stated}',
  },
  withdrawn: { en: 'withdrawn: {sha256}', 'zh-CN': '撤回：{sha256}' },
  indicatorFile: {
    en: 'list of indicators: {name} ({sha256})',
    'zh-CN': '指标清单：{name}（{sha256}）',
  },
  annex: { en: 'list “{kind}”: {name} ({sha256})', 'zh-CN': '清单“{kind}”：{name}（{sha256}）' },
} as const satisfies Record<string, Localised>

export const closingTexts = {
  limitsTitle: { en: 'Limits', 'zh-CN': '局限' },
  limitsLead: {
    en: 'What this statement cannot see, the largest first.',
    'zh-CN': '本声明无法看到的内容，最大者在前。',
  },
  conditions: { en: 'Conditions', 'zh-CN': '条件' },
  parametersTitle: { en: 'Parameters', 'zh-CN': '参数' },
  parametersLead: {
    en: 'Fixed before evaluation. With the same inputs, rules and parameters the verdicts come out the same.',
    'zh-CN': '在评估之前确定。输入、规则与参数相同，则判定相同。',
  },
  parameter: { en: 'Parameter', 'zh-CN': '参数' },
  value: { en: 'Value', 'zh-CN': '取值' },
} as const satisfies Record<string, Localised>

/** Names of the evaluation's parameters; one without a name is printed under its key. */
export const parameterTexts: Readonly<Record<string, Localised>> = {
  incidentStart: { en: 'Incident start (I0)', 'zh-CN': '事件开始（I0）' },
  containedAt: { en: 'Containment (T0)', 'zh-CN': '遏制（T0）' },
  effectiveAt: { en: 'Effective containment (Te)', 'zh-CN': '遏制生效（Te）' },
  observedUntil: { en: 'End of observation (O1)', 'zh-CN': '观察截止（O1）' },
  frozenAt: { en: 'Evidence freeze (X)', 'zh-CN': '证据冻结（X）' },
  policy: { en: 'Policy', 'zh-CN': '策略' },
  requiredDays: { en: 'Days of observation asked for', 'zh-CN': '要求的观察天数' },
  tailUserMinutes: {
    en: 'Minutes a user’s token may outlive containment',
    'zh-CN': '用户令牌在遏制后可能继续有效的分钟数',
  },
  tailServicePrincipalMinutes: {
    en: 'Minutes a service principal’s token may outlive containment',
    'zh-CN': '服务主体令牌在遏制后可能继续有效的分钟数',
  },
}
