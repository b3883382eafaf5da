import { stateTable, type StateRow } from '../kit/state-table.ts'

const isEligible = (row: StateRow) =>
  /eligible/i.test(`${row.text('AssignmentStatus') ?? ''} ${row.text('AssignmentType') ?? ''}`)

/** formats.md (k): names in place of ids; an eligible person can activate the role alone. */
export const dialect = stateTable({
  id: 'mes-pim-assignments-csv',
  label: {
    en: 'PIM assignments, CSV (Microsoft-Extractor-Suite)',
    'zh-CN': 'PIM 分配快照，CSV（Microsoft-Extractor-Suite）',
  },
  columns: ['RoleName', 'UserPrincipalName', 'AssignmentType', 'AssignmentStatus', 'SourceType'],
  times: ['StartDateTime', 'EndDateTime'],
  entries: (row) => [
    {
      kind: 'role-assignments',
      record: {
        roleDefinitionName: row.text('RoleName'),
        principalId: row.text('UserPrincipalName'),
        principalName: row.text('UserPrincipalName'),
        directoryScopeId: row.text('DirectoryScopeId'),
        [isEligible(row) ? 'memberType' : 'assignmentType']:
          row.text(isEligible(row) ? 'SourceType' : 'AssignmentType') ?? 'unknown',
        startDateTime: row.time('StartDateTime'),
        endDateTime: row.time('EndDateTime'),
      },
    },
  ],
})
