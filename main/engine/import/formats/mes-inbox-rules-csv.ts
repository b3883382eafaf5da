import { exchangeRule } from '../kit/mes-rules.ts'
import { stateTable } from '../kit/state-table.ts'

/** formats.md (k): a mailbox without rules has no row, and hidden rules are not asked for. */
export const dialect = stateTable({
  id: 'mes-inbox-rules-csv',
  label: {
    en: 'Inbox rules, CSV (Microsoft-Extractor-Suite)',
    'zh-CN': '收件箱规则快照，CSV（Microsoft-Extractor-Suite）',
  },
  columns: ['UserName', 'RuleName', 'MoveToFolder', 'RedirectTo', 'ForwardTo'],
  entries: (row) => [{ kind: 'inbox-rules', record: exchangeRule(row) }],
})
