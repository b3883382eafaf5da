import {
  lineDialect,
  logLine,
  shareOf,
  statementOf,
  unifiedAudit,
  type LineReading,
} from '../kit/collection.ts'

/** Nothing between the machine's time and the message but a colon. */
const form =
  /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4} \d{1,2}[:.]\d{2}[:.]\d{2}(?: [\p{L}.]{1,6})?:(?=(?:INFO|WARNING): |Start date|End date|TimeInterval|\S)/u
const sign = /:(?:INFO|WARNING): |:(?:Start|End) date provided by user/

function read(line: string): LineReading {
  const words = line.replace(form, '')
  // Its windows are written in the culture and zone of the machine: told, but of no day.
  if (words.startsWith('WARNING: Empty data set returned'))
    return statementOf(words, 'failed', { sources: unifiedAudit })
  const done = /retrieved (\d+) records out of total (\d+)/.exec(words)
  if (done === null) return logLine
  const [records, all] = [Number(done[1]), Number(done[2])]
  const outcome = records < all ? 'partial' : 'asked'
  return statementOf(words, outcome, { sources: unifiedAudit, records })
}

/** `AuditLog.txt` of Office-365-Extractor. */
export const dialect = lineDialect({
  id: 'collector-o365-extractor-log',
  label: { en: 'Log of Office-365-Extractor', 'zh-CN': 'Office-365-Extractor 日志' },
  recognise: (lines) =>
    form.test(lines[0] ?? '') && shareOf(lines, sign) > 0 ? 0.8 * shareOf(lines, form) : 0,
  open: () => read,
})
