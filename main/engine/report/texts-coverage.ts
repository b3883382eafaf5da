import type { Localised } from '#shared'

export const coverageTexts = {
  title: { en: 'What the logs could have shown', 'zh-CN': '日志能够显示的内容' },
  lead: {
    en: 'The stronger the colour, the more records, measured against the busiest day of the same log. Hatched is where silence says nothing.',
    'zh-CN': '颜色越强，记录越多（以该日志最多的一天为准）。斜线处的沉默不说明任何问题。',
  },
  chart: { en: 'Records by log and day, with gaps', 'zh-CN': '各日志每日记录数及缺口' },
  chartText: {
    en: 'The tables below hold the same figures.',
    'zh-CN': '下方表格包含相同数据。',
  },
  unit: { en: 'Each cell is {days} days.', 'zh-CN': '每格为 {days} 天。' },
  incident: { en: 'incident starts', 'zh-CN': '事件开始' },
  contained: { en: 'contained {at}', 'zh-CN': '遏制 {at}' },
  monthYear: { en: '{month} {year}', 'zh-CN': '{year}年{month}' },
  records: { en: '{count} records', 'zh-CN': '{count} 条记录' },
  notCollected: { en: 'not collected', 'zh-CN': '未采集' },
  states: { en: '{count} collections', 'zh-CN': '采集 {count} 次' },
  keyMore: { en: 'fewer to more records', 'zh-CN': '记录由少到多' },
  keyNone: { en: 'no record, none expected', 'zh-CN': '无记录，且无需有记录' },
  keyGap: { en: 'gap', 'zh-CN': '缺口' },
  keyState: { en: 'state collected', 'zh-CN': '状态采集' },
  tableSources: { en: 'Logs and states, with their gaps', 'zh-CN': '日志与状态及其缺口' },
  tableDays: { en: 'Records by day', 'zh-CN': '每日记录数' },
  source: { en: 'Log or state', 'zh-CN': '日志或状态' },
  total: { en: 'Records', 'zh-CN': '记录数' },
  daysSeen: { en: 'Days with records', 'zh-CN': '有记录的天数' },
  daysOf: { en: '{seen} of {days}', 'zh-CN': '{days} 天中的 {seen} 天' },
  gaps: { en: 'Gaps', 'zh-CN': '缺口' },
  noGap: { en: 'none found', 'zh-CN': '未发现' },
  moreGaps: { en: '… and {count} shorter ones', 'zh-CN': '……另有 {count} 个较短的缺口' },
  day: { en: 'Day (UTC)', 'zh-CN': '日期（UTC）' },
  to: { en: '{from} to {to}', 'zh-CN': '{from} 至 {to}' },
  either: { en: ' or ', 'zh-CN': ' 或 ' },
} as const satisfies Record<string, Localised>

/** Months as ticks of the chart name them. */
export const monthTexts: readonly Localised[] = [
  { en: 'Jan', 'zh-CN': '1月' },
  { en: 'Feb', 'zh-CN': '2月' },
  { en: 'Mar', 'zh-CN': '3月' },
  { en: 'Apr', 'zh-CN': '4月' },
  { en: 'May', 'zh-CN': '5月' },
  { en: 'Jun', 'zh-CN': '6月' },
  { en: 'Jul', 'zh-CN': '7月' },
  { en: 'Aug', 'zh-CN': '8月' },
  { en: 'Sep', 'zh-CN': '9月' },
  { en: 'Oct', 'zh-CN': '10月' },
  { en: 'Nov', 'zh-CN': '11月' },
  { en: 'Dec', 'zh-CN': '12月' },
]
