export const statementTexts = {
  own: { en: 'What the collector states', 'zh-CN': '采集工具的陈述' },
  ownText: {
    en: 'From this file itself, in its own words.',
    'zh-CN': '出自此文件本身，保留原文。',
  },
  beside: { en: 'What a log beside it states', 'zh-CN': '同处日志的陈述' },
  besideText: {
    en: 'From a log of the same folder or archive, about what this file holds. It may speak of another run.',
    'zh-CN': '出自同一文件夹或压缩包中的日志，涉及此文件所含内容，但可能针对另一次运行。',
  },
  outcome: { en: 'Outcome', 'zh-CN': '结果' },
  'is.asked': { en: 'asked for', 'zh-CN': '已请求' },
  'is.complete': { en: 'complete', 'zh-CN': '完整' },
  'is.none': { en: 'checked, none', 'zh-CN': '已检查，无' },
  'is.partial': { en: 'not all', 'zh-CN': '不完整' },
  'is.failed': { en: 'failed', 'zh-CN': '失败' },
  about: { en: 'About', 'zh-CN': '涉及' },
  window: { en: 'Window (UTC)', 'zh-CN': '时间范围（UTC）' },
  words: { en: 'In its words', 'zh-CN': '原文' },
  range: { en: '{from} – {to}', 'zh-CN': '{from} – {to}' },
  noWindow: { en: 'not stated', 'zh-CN': '未注明' },
  record: { en: 'The statement', 'zh-CN': '陈述' },
} as const
