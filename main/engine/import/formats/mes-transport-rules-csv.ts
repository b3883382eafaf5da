import { stateTable } from '../kit/state-table.ts'

/** formats.md (k): what a rule does stands in its description only. */
export const dialect = stateTable({
  id: 'mes-transport-rules-csv',
  label: {
    en: 'Transport rules, CSV (Microsoft-Extractor-Suite)',
    'zh-CN': '传输规则快照，CSV（Microsoft-Extractor-Suite）',
  },
  columns: ['Name', 'Description', 'CreatedBy', 'WhenChanged', 'State'],
  without: ['Guid', 'RedirectMessageTo'],
  times: ['WhenChanged'],
  entries: (row) => [
    {
      kind: 'transport-rules',
      record: {
        name: row.text('Name'),
        description: row.text('Description'),
        createdBy: row.text('CreatedBy'),
        whenChanged: row.time('WhenChanged'),
        state: row.text('State'),
        priority: row.text('Priority'),
        mode: row.text('Mode'),
      },
    },
  ],
})
