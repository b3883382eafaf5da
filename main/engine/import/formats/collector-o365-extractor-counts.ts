import { auditSource, recordTypeNumber } from '../kit/audit-source.ts'
import { lineDialect, logLine, shareOf, statementOf, unifiedAudit } from '../kit/collection.ts'

/** `ExchangeItem -  2041`, and below them `Total Count:  90210`. */
const form = /^(?:(\w{3,60}) -|Total Count:) +(\d{1,12})\s*$/

/**
 * `Amount_Of_Audit_Logs.csv` of Office-365-Extractor, which is no table: how many records the search
 * counted of each type. The window it asked for is in another file.
 */
export const dialect = lineDialect({
  id: 'collector-o365-extractor-counts',
  label: {
    en: 'Counts of Office-365-Extractor',
    'zh-CN': 'Office-365-Extractor 记录计数',
  },
  recognise: (lines) => (form.test(lines[0] ?? '') ? 0.9 * shareOf(lines, form) : 0),
  open: () => (line) => {
    const [, recordType, count] = form.exec(line) ?? []
    if (count === undefined) return logLine
    const number = recordTypeNumber(recordType)
    return statementOf(line, 'asked', {
      sources: number === null ? unifiedAudit : [auditSource(number, '', null)],
      records: Number(count),
    })
  },
})
