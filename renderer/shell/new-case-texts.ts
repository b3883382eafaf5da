export const newCaseTexts = {
  title: { en: 'New case', 'zh-CN': '新建案件' },
  name: { en: 'Name', 'zh-CN': '名称' },
  nameHint: { en: 'As it stands on the statement.', 'zh-CN': '将出现在声明上。' },
  tenants: { en: 'Tenant', 'zh-CN': '租户' },
  tenantsHint: {
    en: 'Its domains and its id, apart by spaces: contoso.example 6f1c…',
    'zh-CN': '域名与租户 ID，以空格分隔：contoso.example 6f1c…',
  },
  incidentStart: { en: 'Incident began', 'zh-CN': '事件开始' },
  incidentStartHint: {
    en: 'First act of the attacker that is known: 2025-11-24 or 2025-11-24T03:10Z',
    'zh-CN': '已知的攻击者首次活动：2025-11-24 或 2025-11-24T03:10Z',
  },
  containedAt: { en: 'Contained', 'zh-CN': '已遏制' },
  containedAtHint: {
    en: 'When the last way in was closed. Silence is asked for from then on.',
    'zh-CN': '最后一条入口被封堵的时间。自此起要求无活动。',
  },
  observedUntil: { en: 'Observed until', 'zh-CN': '观察至' },
  observedUntilHint: {
    en: 'End of what the exports cover.',
    'zh-CN': '导出内容所覆盖的结束时间。',
  },
  frozenAt: { en: 'Exports frozen', 'zh-CN': '导出冻结' },
  frozenAtHint: {
    en: 'When they were taken, if known: records that arrive late need days to appear.',
    'zh-CN': '若已知，填写导出时间：迟到的记录需数日才会出现。',
  },
  policy: { en: 'Observation policy', 'zh-CN': '观察策略' },
  'bec-30': { en: '30 days', 'zh-CN': '30 天' },
  'bec-30Hint': {
    en: 'business e-mail compromise, every token revoked',
    'zh-CN': '商业邮件入侵，且全部令牌已撤销',
  },
  'standard-97': { en: '97 days', 'zh-CN': '97 天' },
  'standard-97Hint': { en: 'the standard: 90 days and a week', 'zh-CN': '标准：90 天加一周' },
  'state-180': { en: '180 days', 'zh-CN': '180 天' },
  'state-180Hint': { en: 'a state actor', 'zh-CN': '国家级攻击者' },
  missing: { en: 'This is needed.', 'zh-CN': '此项必填。' },
  notTime: {
    en: 'Not a time: write 2026-01-12 or 2026-01-12T10:40Z.',
    'zh-CN': '不是有效时间：请写 2026-01-12 或 2026-01-12T10:40Z。',
  },
  tooEarly: { en: 'This is before the time above it.', 'zh-CN': '早于其前一个时间。' },
  cancel: { en: 'Cancel', 'zh-CN': '取消' },
  create: { en: 'Choose where to keep it…', 'zh-CN': '选择保存位置…' },
} as const
