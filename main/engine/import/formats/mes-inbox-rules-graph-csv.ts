import { graphRule } from '../kit/mes-rules.ts'
import { stateTable } from '../kit/state-table.ts'

/** formats.md (k), the variant that asks Graph. */
export const dialect = stateTable({
  id: 'mes-inbox-rules-graph-csv',
  label: {
    en: 'Inbox rules from Graph, CSV (Microsoft-Extractor-Suite)',
    'zh-CN': '收件箱规则快照（Graph），CSV（Microsoft-Extractor-Suite）',
  },
  columns: ['UserPrincipalName', 'RuleName', 'Sequence', 'Enabled', 'ForwardTo', 'RuleId'],
  entries: (row) => [{ kind: 'inbox-rules', record: graphRule(row) }],
})
