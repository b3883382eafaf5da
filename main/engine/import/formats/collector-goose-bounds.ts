import { lineDialect, shareOf, statementOf, unifiedAudit, windowOf } from '../kit/collection.ts'

const form = /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d),(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d),(\d{1,9})\s*$/

/**
 * `.ual_bounds` of the Untitled Goose Tool: the windows it will export, in UTC, and how many records the
 * search counted in each. It is written before anything is exported.
 */
export const dialect = lineDialect({
  id: 'collector-goose-bounds',
  label: {
    en: 'Unified audit windows of the Untitled Goose Tool',
    'zh-CN': 'Untitled Goose Tool 统一审核日志时间窗口',
  },
  recognise: (lines) => (form.test(lines[0] ?? '') ? 0.9 * shareOf(lines, form) : 0),
  open: () => (line) => {
    const [, from, to, count] = form.exec(line) ?? []
    const window = windowOf(from, to)
    if (window === null) return { ignore: 'log-line' }
    return statementOf(line, 'asked', {
      sources: unifiedAudit,
      ...window,
      records: Number(count),
    })
  },
})
