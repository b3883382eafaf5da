import type { Overall, OverallReason, Verdict } from '../domain/verdict.ts'
import type { Localised } from './render.ts'

/** The product's words (design.md §2); nothing else is said of a claim. */
export const verdictTexts: Record<Verdict, Localised> = {
  refuted: { en: 'refuted', 'zh-CN': '被反驳' },
  undetermined: { en: 'undetermined', 'zh-CN': '未能确定' },
  supported: { en: 'supported', 'zh-CN': '得到支持' },
  'not-applicable': { en: 'not applicable', 'zh-CN': '不适用' },
}

/** Shape beside the word: a verdict is never colour alone. */
export const verdictMarks: Record<Verdict, string> = {
  refuted: '✕',
  undetermined: '?',
  supported: '✓',
  'not-applicable': '–',
}

/** Headlines of claims.md §6. */
export const overallTexts: Record<Overall, Localised> = {
  'residual-access': {
    en: 'Evidence shows attacker-usable access or attacker activity after containment.',
    'zh-CN': '证据显示遏制之后仍存在攻击者可用的访问或攻击者活动。',
  },
  'not-determined': {
    en: 'The evidence does not allow a conclusion.',
    'zh-CN': '现有证据不足以得出结论。',
  },
  'eviction-supported': {
    en: 'No evidence of continued access was found within the stated coverage.',
    'zh-CN': '在所述覆盖范围内未发现持续访问的证据。',
  },
}

export const reasonTexts: Record<OverallReason, Localised> = {
  coverage: { en: 'coverage', 'zh-CN': '日志覆盖不足' },
  closure: { en: 'closure not shown', 'zh-CN': '未见封堵证据' },
  'open-findings': { en: 'findings to decide', 'zh-CN': '有待裁定的发现' },
  'observation-time': { en: 'observation too short', 'zh-CN': '观察时间不足' },
  'ip-only': { en: 'only addresses known', 'zh-CN': '仅知地址' },
  'scope-empty': { en: 'nothing in scope', 'zh-CN': '范围为空' },
  withheld: { en: 'records withheld', 'zh-CN': '部分记录未披露' },
  error: { en: 'error', 'zh-CN': '错误' },
  'evidence-integrity': { en: 'evidence integrity', 'zh-CN': '证据完整性' },
}

/** Groups of claims.md §7. */
export const groupTexts: Record<string, Localised> = {
  A: { en: 'Scope', 'zh-CN': '范围' },
  B: { en: 'Initial access', 'zh-CN': '初始访问' },
  C: { en: 'Sessions and tokens', 'zh-CN': '会话与令牌' },
  D: { en: 'Credentials and methods', 'zh-CN': '凭据与验证方法' },
  E: { en: 'Applications', 'zh-CN': '应用' },
  F: { en: 'Federation and trust', 'zh-CN': '联合与信任' },
  G: { en: 'Privileged access', 'zh-CN': '特权访问' },
  H: { en: 'Mailbox access', 'zh-CN': '邮箱访问' },
  I: { en: 'Mailbox persistence', 'zh-CN': '邮箱持久化' },
  J: { en: 'Policies', 'zh-CN': '策略' },
  K: { en: 'Devices', 'zh-CN': '设备' },
  L: { en: 'Guests and partners', 'zh-CN': '来宾与合作伙伴' },
  M: { en: 'Logging', 'zh-CN': '日志' },
  N: { en: 'Authentication', 'zh-CN': '身份验证' },
  O: { en: 'After containment', 'zh-CN': '遏制之后' },
  P: { en: 'Exposed secrets', 'zh-CN': '暴露的机密' },
  Q: { en: 'Other tenants', 'zh-CN': '其他租户' },
  R: { en: 'Cloud and assistants', 'zh-CN': '云与助手' },
}

/** Reason codes of claims.md §5 in words. */
export const gapTexts: Record<string, Localised> = {
  C01: { en: 'no record where records are expected', 'zh-CN': '应有记录处无记录' },
  C02: { en: 'too few records to show that the log worked', 'zh-CN': '记录过少，无法表明日志正常' },
  C04: { en: 'outside what was exported', 'zh-CN': '超出导出范围' },
  C05: { en: 'the export was cut off', 'zh-CN': '导出被截断' },
  C09: { en: 'frozen before late records could arrive', 'zh-CN': '冻结过早，迟到记录未到' },
  C10: { en: 'the mailbox was throttled', 'zh-CN': '邮箱审核被限流' },
  C16: { en: 'older than the service keeps', 'zh-CN': '早于服务保留期' },
  C17: { en: 'columns that would show it are missing', 'zh-CN': '缺少所需的列' },
  C18: {
    en: 'no record of the mailbox’s owner for over a week',
    'zh-CN': '一周以上没有邮箱所有者的记录',
  },
  C24: { en: 'never collected', 'zh-CN': '从未采集' },
}

/** Next steps that the kit adds itself; claims have their own. */
export const stepTexts: Record<string, Localised> = {
  export: {
    en: 'Export {source} ({scope}) from {from} to {to}: {reason:word}.',
    'zh-CN': '导出 {source}（{scope}），{from} 至 {to}：{reason:word}。',
  },
  decide: {
    en: 'Two people decide finding {finding} ({subject}).',
    'zh-CN': '由两人裁定发现 {finding}（{subject}）。',
  },
  'report-defect': {
    en: 'This claim failed: {detail}. Report it; the verdict says nothing.',
    'zh-CN': '此论断执行失败：{detail}。请报告；该判定不说明任何问题。',
  },
}

export const limitTexts: Record<string, Localised> = {
  'claims-not-built': {
    en: '{built} of the {of} claims of the doctrine are built; what the others test was not tested.',
    'zh-CN': '本方法的 {of} 条论断中已实现 {built} 条；其余所检验的内容未经检验。',
  },
  gap: {
    en: '{source} cannot be relied on from {from} to {to}: {reason:word}.',
    'zh-CN': '{source} 在 {from} 至 {to} 不可依赖：{reason:word}。',
  },
  'mailbox-gap': {
    en: '{source} of {scope} cannot be relied on from {from} to {to}: {reason:word}.',
    'zh-CN': '{source}（{scope}）在 {from} 至 {to} 不可依赖：{reason:word}。',
  },
  quarantined: {
    en: '{records} records could not be read and are listed with their byte ranges.',
    'zh-CN': '{records} 条记录无法读取，已列出其字节范围。',
  },
}
