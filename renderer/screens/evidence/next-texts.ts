export const nextTexts = {
  title: { en: 'What to export next', 'zh-CN': '下一步导出' },
  note: { en: 'by the claims each would settle', 'zh-CN': '按可判定的论断数排列' },
  none: {
    en: 'No export would settle more: every log that a claim rests on is whole over the window.',
    'zh-CN': '没有导出能进一步判定：各论断所依赖的日志在整个期间内均完整。',
  },
  script: { en: 'Copy as PowerShell', 'zh-CN': '复制为 PowerShell' },
  how: { en: 'Where to find it', 'zh-CN': '在何处导出' },
  copy: { en: 'Copy as text', 'zh-CN': '复制为文本' },
  span: { en: '{from} to {to}', 'zh-CN': '{from} 至 {to}' },
  settles: { en: 'settles {count} claims', 'zh-CN': '可判定 {count} 条论断' },
  settlesOne: { en: 'settles 1 claim', 'zh-CN': '可判定 1 条论断' },
  fills: { en: 'fills a gap', 'zh-CN': '填补缺口' },
  all: { en: 'Show all {count}', 'zh-CN': '显示全部 {count} 项' },
  line: {
    en: '{rank}. {title}, {from} to {to}: {reasons}',
    'zh-CN': '{rank}. {title}，{from} 至 {to}：{reasons}',
  },
  list: { en: ', ', 'zh-CN': '、' },
} as const
