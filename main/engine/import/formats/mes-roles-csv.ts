import { stateTable } from '../kit/state-table.ts'

/** formats.md (k): holders of roles who are people; service principals are not asked for. */
export const dialect = stateTable({
  id: 'mes-roles-csv',
  label: {
    en: 'Role holders, CSV (Microsoft-Extractor-Suite)',
    'zh-CN': '角色成员快照，CSV（Microsoft-Extractor-Suite）',
  },
  columns: ['UserName', 'UserId', 'Role'],
  entries: (row) => [
    {
      kind: 'role-assignments',
      record: {
        roleDefinitionName: row.text('Role'),
        principalId: row.text('UserId'),
        principalName: row.text('UserName'),
        principalType: 'User',
      },
    },
  ],
})
