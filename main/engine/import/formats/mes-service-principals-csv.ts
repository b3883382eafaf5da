import { stateTable } from '../kit/state-table.ts'

/** formats.md (k): no credentials, and not even the object's id; the application's stands for it. */
export const dialect = stateTable({
  id: 'mes-service-principals-csv',
  label: {
    en: 'Service principals, CSV (Microsoft-Extractor-Suite)',
    'zh-CN': '服务主体快照，CSV（Microsoft-Extractor-Suite）',
  },
  columns: ['AppId', 'AppDisplayName', 'AccountEnabled', 'AppOwnerOrganizationId'],
  without: ['PermissionType'],
  entries: (row) => {
    const appId = row.text('AppId')
    return [
      {
        kind: 'service-principals',
        record: {
          id: row.text('Id') ?? (appId ? `appid/${appId}` : null),
          appId,
          displayName: row.text('AppDisplayName'),
          accountEnabled: row.text('AccountEnabled'),
          appOwnerOrganizationId: row.text('AppOwnerOrganizationId'),
        },
      },
    ]
  },
})
