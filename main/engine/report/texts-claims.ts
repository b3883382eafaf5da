import type { ClaimClass, Localised } from '#shared'

export const claimTexts = {
  boardTitle: { en: 'Verdicts by group', 'zh-CN': '分组判定' },
  boardLead: {
    en: 'Refuted first. The verdict of a group is that of its weakest claim.',
    'zh-CN': '被反驳者在前。各组判定取其最弱论断。',
  },
  boardCaption: { en: 'Claims by group, refuted first', 'zh-CN': '按组列出的论断，被反驳者在前' },
  group: { en: 'Group', 'zh-CN': '分组' },
  claim: { en: 'Claim', 'zh-CN': '论断' },
  verdict: { en: 'Verdict', 'zh-CN': '判定' },
  title: { en: 'Claims one by one', 'zh-CN': '逐条论断' },
  subjectsNone: { en: 'no subject', 'zh-CN': '无对象' },
  subjectsCount: { en: '{count} of {of} {verdict}', 'zh-CN': '{of} 个对象中 {count} 个{verdict}' },
  refutes: { en: 'What refutes it', 'zh-CN': '反驳它的内容' },
  findings: { en: 'Findings', 'zh-CN': '发现' },
  strong: { en: 'refutes', 'zh-CN': '构成反驳' },
  weak: { en: 'needs a decision', 'zh-CN': '需要裁定' },
  decided: { en: 'decided {as} by {people}', 'zh-CN': '由 {people} 裁定为{as}' },
  heard: {
    en: '{people} entered “{as}”; it counts when a second, different person does',
    'zh-CN': '{people} 已录入“{as}”；须另一人录入相同裁定方可生效',
  },
  benign: { en: 'benign', 'zh-CN': '良性' },
  malicious: { en: 'malicious', 'zh-CN': '恶意' },
  subject: { en: 'Subject', 'zh-CN': '对象' },
  subjects: { en: 'Subjects', 'zh-CN': '对象' },
  allSubjects: { en: 'All {count} subjects', 'zh-CN': '全部 {count} 个对象' },
  kind: { en: 'Kind', 'zh-CN': '类别' },
  moreFindings: {
    en: '{count} more findings are in the JSON report.',
    'zh-CN': '另有 {count} 个发现见 JSON 报告。',
  },
  moreEvents: {
    en: '{count} more events; their ids are in the JSON report.',
    'zh-CN': '另有 {count} 个事件，其编号见 JSON 报告。',
  },
  moreSubjects: {
    en: '{count} more subjects are in the JSON report.',
    'zh-CN': '另有 {count} 个对象见 JSON 报告。',
  },
  eventsOf: { en: 'Events of finding {id}', 'zh-CN': '发现 {id} 的事件' },
  eventsOfSupport: { en: '{count} events', 'zh-CN': '{count} 个事件' },
  at: { en: 'Time (UTC)', 'zh-CN': '时间（UTC）' },
  operation: { en: 'Operation', 'zh-CN': '操作' },
  actor: { en: 'Actor', 'zh-CN': '主体' },
  address: { en: 'Address', 'zh-CN': '地址' },
  result: { en: 'Result', 'zh-CN': '结果' },
  success: { en: 'success', 'zh-CN': '成功' },
  failure: { en: 'refused', 'zh-CN': '被拒绝' },
  event: { en: 'Event', 'zh-CN': '事件' },
  place: { en: 'Raw record', 'zh-CN': '原始记录' },
  bytes: { en: 'byte {offset}, length {length}', 'zh-CN': '字节 {offset}，长度 {length}' },
  support: { en: 'What supports it', 'zh-CN': '支持它的内容' },
  coverage: { en: 'Coverage', 'zh-CN': '覆盖' },
  needed: { en: 'Needed', 'zh-CN': '所需' },
  need: {
    en: '{source} ({scopes}), {from} to {to}',
    'zh-CN': '{source}（{scopes}），{from} 至 {to}',
  },
  gap: {
    en: '{source} ({scopes}), {from} to {to}: {reason}',
    'zh-CN': '{source}（{scopes}），{from} 至 {to}：{reason}',
  },
  missing: { en: 'Missing', 'zh-CN': '缺少' },
  complete: {
    en: 'No gap was found in what this claim needs.',
    'zh-CN': '此论断所需日志中未发现缺口。',
  },
  needsNothing: { en: 'This claim needs no log.', 'zh-CN': '此论断不需要日志。' },
  refutationNeeds: {
    en: 'A refutation needs no coverage.',
    'zh-CN': '反驳不需要覆盖。',
  },
  more: { en: '… and {count} more', 'zh-CN': '……另有 {count} 项' },
  change: { en: 'What would change it', 'zh-CN': '何以改变判定' },
  changeRefuted: {
    en: 'Nothing in this epoch. Close what the findings show, then observe again under a new containment time.',
    'zh-CN': '本轮次内无法改变。请封堵发现所示内容，然后以新的遏制时间重新观察。',
  },
  changeSupported: {
    en: 'A row that refutes it, or evidence that a log it rests on was not complete.',
    'zh-CN': '出现反驳它的记录，或有证据表明其所依赖的日志不完整。',
  },
  changeNotApplicable: {
    en: 'Evidence that what it speaks of exists here.',
    'zh-CN': '有证据表明其所涉事物在此存在。',
  },
  why: { en: 'Why it matters', 'zh-CN': '为何重要' },
} as const satisfies Record<string, Localised>

export const classTexts: Record<ClaimClass, Localised> = {
  gating: { en: 'gating', 'zh-CN': '决定性' },
  supporting: { en: 'supporting', 'zh-CN': '辅助性' },
  posture: { en: 'posture', 'zh-CN': '态势' },
}
