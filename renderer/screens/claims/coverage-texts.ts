export const coverageTexts = {
  title: { en: 'Coverage', 'zh-CN': '覆盖' },
  heading: { en: 'Coverage of what the claim needs', 'zh-CN': '论断所需日志的覆盖' },
  nothing: { en: 'This claim needs no log.', 'zh-CN': '此论断不需要日志。' },
  whole: {
    en: 'No gap was found in what this claim needs.',
    'zh-CN': '此论断所需日志中未发现缺口。',
  },
  some: {
    en: '{missing} of {count} logs cannot be relied on throughout.',
    'zh-CN': '{count} 份日志中有 {missing} 份并非全程可靠。',
  },
  one: {
    en: 'The log it needs cannot be relied on throughout.',
    'zh-CN': '其所需日志并非全程可靠。',
  },
  refutation: { en: 'A refutation needs no coverage.', 'zh-CN': '反驳不需要覆盖。' },
  legend: {
    en: 'Hatched: the log cannot be relied on there, and silence shows nothing.',
    'zh-CN': '斜线处：日志不可依赖，无记录不说明任何问题。',
  },
  all: { en: 'All {count} logs', 'zh-CN': '全部 {count} 份日志' },
  details: { en: 'Details', 'zh-CN': '详情' },
  span: { en: '{from} to {to}', 'zh-CN': '{from} 至 {to}' },
  gap: { en: '{from} to {to}: {reason}', 'zh-CN': '{from} 至 {to}：{reason}' },
  gapOf: { en: '{scope}, {from} to {to}: {reason}', 'zh-CN': '{scope}，{from} 至 {to}：{reason}' },
  moreGaps: { en: 'and {count} more gaps', 'zh-CN': '另有 {count} 个缺口' },
  bar: {
    en: '{title}, {from} to {to}: {count} gaps',
    'zh-CN': '{title}，{from} 至 {to}：{count} 个缺口',
  },
  barWhole: {
    en: '{title}, {from} to {to}: no gap',
    'zh-CN': '{title}，{from} 至 {to}：无缺口',
  },
  log: { en: 'Log', 'zh-CN': '日志' },
  needed: { en: 'Needed', 'zh-CN': '所需期间' },
  gaps: { en: 'Cannot be relied on', 'zh-CN': '不可依赖' },
  none: { en: 'no gap', 'zh-CN': '无缺口' },
  evidence: { en: 'See all logs in Evidence', 'zh-CN': '在“证据”中查看全部日志' },
  close: { en: 'Close', 'zh-CN': '关闭' },
} as const
