export const chartTexts = {
  grid: { en: 'Records by log and day', 'zh-CN': '各日志每日记录数' },
  summary: {
    en: '{logs} logs and {states} states from {from} to {to}, UTC. {gaps} gaps; {missing} never collected. Arrow keys move from day to day and from log to log; Enter opens a day. The table view holds the same facts.',
    'zh-CN':
      '{logs} 种日志与 {states} 种状态，{from} 至 {to}（UTC）。缺口 {gaps} 个；从未采集 {missing} 项。方向键在日期与日志之间移动，Enter 打开某一天。表格视图包含相同内容。',
  },
  records: { en: '{count} records', 'zh-CN': '{count} 条记录' },
  noRecords: { en: 'no record', 'zh-CN': '无记录' },
  collections: { en: '{count} collections', 'zh-CN': '采集 {count} 次' },
  collectedOnce: { en: 'collected once', 'zh-CN': '采集 1 次' },
  neverCollected: { en: 'never collected', 'zh-CN': '从未采集' },
  gap: { en: 'gap: {reason}', 'zh-CN': '缺口：{reason}' },
  noGap: { en: 'no gap', 'zh-CN': '无缺口' },
  gapCount: { en: '{count} gaps', 'zh-CN': '{count} 个缺口' },
  oneGap: { en: '1 gap', 'zh-CN': '1 个缺口' },
  cell: { en: '{source}, {day}: {facts}', 'zh-CN': '{source}，{day}：{facts}' },
  and: { en: '; ', 'zh-CN': '；' },
  incident: { en: 'incident starts {day}', 'zh-CN': '事件开始 {day}' },
  contained: { en: 'contained {day}', 'zh-CN': '遏制 {day}' },
  frozen: { en: 'frozen {day}', 'zh-CN': '冻结 {day}' },
  merged: { en: 'one cell is {days} days', 'zh-CN': '每格为 {days} 天' },
} as const
