export const readingTexts = {
  asksOrder: {
    en: 'Nothing in this file tells whether its dates are day/month or month/day. The records concerned were not read, and none of them counts until somebody says which.',
    'zh-CN':
      '文件中没有内容能说明其日期是“日/月”还是“月/日”。相关记录未被读取，在有人说明之前一条也不计入。',
  },
  asksOtherOrder: {
    en: 'The dates of this file speak against the order stated for them. The records concerned were not read, and none of them counts.',
    'zh-CN': '文件中的日期与所声明的顺序不符。相关记录未被读取，一条也不计入。',
  },
  asksEncoding: {
    en: 'Some records hold bytes that are not UTF-8 and were not read. If the export was written on Windows as “ANSI” text, it can be read so.',
    'zh-CN':
      '部分记录含有非 UTF-8 字节，未被读取。若导出是在 Windows 上以“ANSI”文本写成，可按此读取。',
  },
  ask: { en: 'Say how to read it…', 'zh-CN': '说明如何读取…' },
  again: { en: 'Read otherwise…', 'zh-CN': '改变读取方式…' },
  stated: { en: 'Read as', 'zh-CN': '读取方式' },
  'stated.day-first': { en: 'dates day/month, as stated', 'zh-CN': '日期按“日/月”（已声明）' },
  'stated.month-first': { en: 'dates month/day, as stated', 'zh-CN': '日期按“月/日”（已声明）' },
  'stated.windows-1252': { en: 'Windows-1252, as stated', 'zh-CN': 'Windows-1252（已声明）' },
  list: { en: '; ', 'zh-CN': '；' },
  formTitle: { en: 'How {name} is read', 'zh-CN': '{name} 的读取方式' },
  lead: {
    en: 'Its records are read again from the sealed original and every claim is judged anew. The journal keeps what you state; the earlier reading is replaced.',
    'zh-CN':
      '将从封存的原件重新读取其记录，并重新判定所有论断。您的说明记入日志；先前的读取结果被取代。',
  },
  archive: {
    en: 'The archive is one original: all {count} files in it are read again this way.',
    'zh-CN': '压缩包为一份原件：其中 {count} 个文件都将按此重新读取。',
  },
  order: { en: 'Its dates are', 'zh-CN': '其日期为' },
  'day-first': { en: 'day/month/year', 'zh-CN': '日/月/年' },
  'month-first': { en: 'month/day/year', 'zh-CN': '月/日/年' },
  example: { en: '{written} is {day}', 'zh-CN': '{written} 即 {day}' },
  refuted: {
    en: 'The dates of the file speak against this order: {written} would be no day.',
    'zh-CN': '文件中的日期与此顺序不符：{written} 不是有效日期。',
  },
  contradictory: {
    en: 'Its dates contradict each other: {one} can be no month/day, {other} no day/month. No order makes it readable; export it again with dates such as 2026-02-09.',
    'zh-CN':
      '其日期相互矛盾：{one} 不可能是“月/日”，{other} 不可能是“日/月”。任何顺序都无法读取；请以 2026-02-09 这样的日期格式重新导出。',
  },
  who: {
    en: 'Look where it was exported: United States settings write month/day, most others day/month.',
    'zh-CN': '请查看导出时的区域设置：美国为“月/日”，其他多数地区为“日/月”。',
  },
  encoding: { en: 'Its text is', 'zh-CN': '其文本为' },
  utf8: { en: 'UTF-8, as it was read', 'zh-CN': 'UTF-8（现行读取方式）' },
  utf8Hint: {
    en: 'Records that are not UTF-8 stay unread.',
    'zh-CN': '非 UTF-8 的记录仍不读取。',
  },
  'windows-1252': { en: 'Windows-1252 (“ANSI”)', 'zh-CN': 'Windows-1252（“ANSI”）' },
  ansiHint: {
    en: 'The first such place then reads {text}.',
    'zh-CN': '首处相应内容将读作 {text}。',
  },
  spoiltHint: {
    en: 'But {from}, which is UTF-8, would read {to}.',
    'zh-CN': '但本为 UTF-8 的 {from} 将读作 {to}。',
  },
  join: { en: ' ', 'zh-CN': '' },
  missing: { en: 'Choose one.', 'zh-CN': '请选择一项。' },
  back: { en: 'Back', 'zh-CN': '返回' },
  start: { en: 'Read again', 'zh-CN': '重新读取' },
} as const
