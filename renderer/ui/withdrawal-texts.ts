export const withdrawalTexts = {
  text: {
    en: 'Its records leave the case and every claim is judged again without them. The original stays sealed on disk and the withdrawal is journaled: nothing is ever deleted.',
    'zh-CN':
      '其记录将移出案件，所有论断在没有它们的情况下重新判定。原件仍封存在磁盘上，撤回记入日志：任何内容都不会被删除。',
  },
  archive: {
    en: 'The archive is one original: all {count} files in it are withdrawn together.',
    'zh-CN': '压缩包为一份原件：其中 {count} 个文件将一并撤回。',
  },
  by: { en: 'Who withdraws it', 'zh-CN': '撤回人' },
  why: { en: 'Why', 'zh-CN': '理由' },
  byHint: {
    en: 'Your name, as the statement will print it.',
    'zh-CN': '您的姓名，将按此写入声明。',
  },
  whyHint: {
    en: 'For instance: of another tenant; exported again in full as …',
    'zh-CN': '例如：属于其他租户；已重新完整导出为……',
  },
  missing: { en: 'This is needed.', 'zh-CN': '此项必填。' },
  confirm: { en: 'Withdraw', 'zh-CN': '撤回' },
  back: { en: 'Back', 'zh-CN': '返回' },
} as const
