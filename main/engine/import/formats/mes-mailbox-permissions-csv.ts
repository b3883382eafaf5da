import { statementOf } from '../kit/collection.ts'
import { grantsOf } from '../kit/mes-permissions.ts'
import { stateTable } from '../kit/state-table.ts'

/** formats.md (k): one row a mailbox, also for those that nobody else may open. */
export const dialect = stateTable({
  id: 'mes-mailbox-permissions-csv',
  label: {
    en: 'Mailbox permissions, CSV (Microsoft-Extractor-Suite)',
    'zh-CN': '邮箱权限快照，CSV（Microsoft-Extractor-Suite）',
  },
  columns: ['UserPrincipalName', 'FullAccessUsers', 'FullAccessPermissions', 'SendAsPermissions'],
  entries: (row) => grantsOf(row).map((record) => ({ kind: 'mailbox-permissions', record })),
  none: (row) =>
    statementOf(`${row.text('UserPrincipalName') ?? ''}: no permissions listed`, 'none', {
      sources: ['snapshot.mailbox-permissions'],
      scope: row.text('UserPrincipalName')?.toLowerCase() ?? null,
      records: 0,
    }),
})
