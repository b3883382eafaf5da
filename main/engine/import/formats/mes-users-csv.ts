import { stateTable } from '../kit/state-table.ts'

/** formats.md (k): when sessions were revoked is not in it. */
export const dialect = stateTable({
  id: 'mes-users-csv',
  label: {
    en: 'Users, CSV (Microsoft-Extractor-Suite)',
    'zh-CN': '用户快照，CSV（Microsoft-Extractor-Suite）',
  },
  columns: ['UserPrincipalName', 'Id', 'AccountEnabled', 'LastPasswordChangeDateTime'],
  times: ['CreatedDateTime', 'LastPasswordChangeDateTime', 'LastSignInDateTime'],
  entries: (row) => {
    const lastSignIn = row.time('LastSignInDateTime')
    return [
      {
        kind: 'users',
        record: {
          id: row.text('Id'),
          userPrincipalName: row.text('UserPrincipalName'),
          displayName: row.text('DisplayName'),
          accountEnabled: row.text('AccountEnabled'),
          userType: row.text('UserType'),
          createdDateTime: row.time('CreatedDateTime'),
          lastPasswordChangeDateTime: row.time('LastPasswordChangeDateTime'),
          onPremisesSyncEnabled: row.text('OnPremisesSyncEnabled'),
          signInActivity: lastSignIn === undefined ? undefined : { lastSignInDateTime: lastSignIn },
        },
      },
    ]
  },
})
