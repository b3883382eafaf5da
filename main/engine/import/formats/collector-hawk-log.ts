import { lineDialect, logLine, shareOf, statementOf } from '../kit/collection.ts'

/** `[2025-02-01 10:00:00] - [ACTION] - …`; newer versions write a Z behind the time. */
const form = /^\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:Z| ?UTC)?\] - (?:\[(\w+)\] +- +)?(.*)$/

/** Hawk.log and _Investigate.txt: what was looked at, and what could not be. */
export const dialect = lineDialect({
  id: 'collector-hawk-log',
  label: { en: 'Log of Hawk', 'zh-CN': 'Hawk 日志' },
  recognise: (lines) =>
    form.test(lines[0] ?? '') && shareOf(lines, form) >= 0.5 ? 0.9 * shareOf(lines, form) : 0,
  open: () => (line) => {
    const [, kind, words] = form.exec(line) ?? []
    return kind === 'ERROR' ? statementOf(words ?? line, 'failed') : logLine
  },
})
