export const notJudgedTexts = {
  emptyTitle: { en: 'No evidence yet', 'zh-CN': '尚无证据' },
  emptyText: {
    en: 'Import the exports of the tenant: sign-ins, audit logs, mailbox access, state. Each is recognised by its content, sealed by its SHA-256 and never altered; the claims are then judged by themselves.',
    'zh-CN':
      '导入租户的导出内容：登录、审核日志、邮箱访问、状态。每份文件按内容识别，以 SHA-256 封存，绝不更改；随后自动判定各论断。',
  },
  add: { en: 'Add exports…', 'zh-CN': '添加导出…' },
  importingTitle: { en: 'Evidence is coming in', 'zh-CN': '正在导入证据' },
  importingText: {
    en: 'The claims are judged when all of it is in the case.',
    'zh-CN': '全部进入案件后将判定各论断。',
  },
  judgingTitle: { en: 'Evaluating the claims', 'zh-CN': '正在评估论断' },
  judgingText: {
    en: 'They appear here when every one has been judged.',
    'zh-CN': '全部论断判定后将显示在此处。',
  },
  openTitle: { en: 'No claim has been judged yet', 'zh-CN': '尚未判定任何论断' },
  openText: {
    en: 'The evidence is in the case; no claim has been judged on it.',
    'zh-CN': '证据已在案件中；尚未据此判定任何论断。',
  },
  evaluate: { en: 'Evaluate', 'zh-CN': '评估' },
} as const
