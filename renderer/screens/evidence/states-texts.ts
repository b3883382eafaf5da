export const statesTexts = {
  title: { en: 'Compare two collections of a state', 'zh-CN': '比较同一状态的两次采集' },
  kind: { en: 'State', 'zh-CN': '状态' },
  from: { en: 'Collected at', 'zh-CN': '采集于' },
  to: { en: 'and at', 'zh-CN': '与' },
  time: { en: '{at} · {count} objects', 'zh-CN': '{at} · {count} 个对象' },
  timeNone: { en: '{at} · checked, none', 'zh-CN': '{at} · 已检查，无' },
  timePartial: {
    en: '{at} · {count} objects, not all',
    'zh-CN': '{at} · {count} 个对象（不完整）',
  },
  noStates: {
    en: 'No state in this case has a time at which it was collected.',
    'zh-CN': '本案件中没有任何带采集时间的状态。',
  },
  noStatesText: {
    en: 'Import snapshots and say when they were taken.',
    'zh-CN': '请导入快照，并注明采集时间。',
  },
  oneTime: {
    en: 'Collected once: a second collection is needed to compare it with.',
    'zh-CN': '仅采集过一次：需要第二次采集才能比较。',
  },
  sameTime: { en: 'Choose two different times.', 'zh-CN': '请选择两个不同的时间。' },
  show: { en: 'Show', 'zh-CN': '显示' },
  all: { en: 'All {count}', 'zh-CN': '全部 {count}' },
  added: { en: 'Added {count}', 'zh-CN': '新增 {count}' },
  removed: { en: 'Removed {count}', 'zh-CN': '移除 {count}' },
  changed: { en: 'Changed {count}', 'zh-CN': '变更 {count}' },
  'is.added': { en: 'added', 'zh-CN': '新增' },
  'is.removed': { en: 'removed', 'zh-CN': '移除' },
  'is.changed': { en: 'changed', 'zh-CN': '变更' },
  same: {
    en: 'No difference in what both state: {count} objects.',
    'zh-CN': '{count} 个对象在双方均注明的内容上没有差异。',
  },
  partial: {
    en: '{at}: the collector says that this is not all. What is missing then may still have been there.',
    'zh-CN': '{at}：采集工具表明内容不完整。当时缺少的对象可能仍然存在。',
  },
  unread: {
    en: '{at}: of the records in its files {count} could not be read. Objects may be among them.',
    'zh-CN': '{at}：这些文件中有 {count} 条记录无法读取，其中可能包含对象。',
  },
  notCollected: {
    en: '{at}: not collected, so that nothing is compared.',
    'zh-CN': '{at}：未采集，因此不作比较。',
  },
  table: { en: 'What differs between the two times', 'zh-CN': '两个时间之间的差异' },
  change: { en: 'Change', 'zh-CN': '变化' },
  object: { en: 'Object', 'zh-CN': '对象' },
  attribute: { en: 'Attribute', 'zh-CN': '属性' },
  before: { en: 'Before', 'zh-CN': '之前' },
  after: { en: 'After', 'zh-CN': '之后' },
  nothing: { en: 'none', 'zh-CN': '无' },
  noChange: { en: 'No such difference.', 'zh-CN': '没有此类差异。' },
  notCompared: {
    en: 'Not compared: {count} attributes that an export leaves out',
    'zh-CN': '未比较：某次导出缺少的 {count} 个属性',
  },
  notComparedText: {
    en: 'They may have changed. Neither counts as the same.',
    'zh-CN': '这些属性可能已变更，不视为相同。',
  },
  notComparedOf: { en: '{attribute} · {count} objects', 'zh-CN': '{attribute} · {count} 个对象' },
  rawBefore: { en: 'Record before', 'zh-CN': '之前的记录' },
  rawAfter: { en: 'Record after', 'zh-CN': '之后的记录' },
  notThere: { en: 'Not in this collection.', 'zh-CN': '不在此次采集中。' },
  compare: { en: 'Compare two collections…', 'zh-CN': '比较两次采集…' },
  compareCommand: { en: 'Compare two collections of a state…', 'zh-CN': '比较某状态的两次采集…' },
} as const

export const recordTexts = {
  bytes: { en: '{name}, bytes {from}–{to}', 'zh-CN': '{name}，字节 {from}–{to}' },
  row: { en: '{name}, row {row}', 'zh-CN': '{name}，第 {row} 行' },
  copy: { en: 'Copy', 'zh-CN': '复制' },
  cut: { en: 'Its first 256 KiB of {length}.', 'zh-CN': '显示 {length} 中的前 256 KiB。' },
  noText: {
    en: 'It lies too far into its archive to be shown. Unpack the sealed original to read it.',
    'zh-CN': '该记录在压缩包中的位置过深，无法显示。请解压封存的原件查看。',
  },
} as const
