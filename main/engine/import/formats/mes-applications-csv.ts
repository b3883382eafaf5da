import { stateTable } from '../kit/state-table.ts'

/** formats.md (k): registrations without their credentials. */
export const dialect = stateTable({
  id: 'mes-applications-csv',
  label: {
    en: 'App registrations, CSV (Microsoft-Extractor-Suite)',
    'zh-CN': '应用注册快照，CSV（Microsoft-Extractor-Suite）',
  },
  columns: ['Id', 'DisplayName', 'AppId', 'CreatedDateTime'],
  without: [
    'UserPrincipalName',
    'IPAddress',
    'AppDisplayName',
    'ServicePrincipalType',
    'ServicePrincipalId',
    'AppOwnerOrganizationId',
  ],
  times: ['CreatedDateTime'],
  entries: (row) => [
    {
      kind: 'applications',
      record: {
        id: row.text('Id'),
        displayName: row.text('DisplayName'),
        appId: row.text('AppId'),
        createdDateTime: row.time('CreatedDateTime'),
      },
    },
  ],
})
