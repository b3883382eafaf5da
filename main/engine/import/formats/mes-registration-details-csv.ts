import { stateTable } from '../kit/state-table.ts'

/** formats.md (k): Graph's own report of what each person registered. */
export const dialect = stateTable({
  id: 'mes-registration-details-csv',
  label: {
    en: 'Authentication method registration, CSV (Microsoft-Extractor-Suite)',
    'zh-CN': '身份验证方法注册详情，CSV（Microsoft-Extractor-Suite）',
  },
  columns: ['Id', 'IsMfaCapable', 'IsMfaRegistered', 'MethodsRegistered', 'UserPrincipalName'],
  entries: (row) => [
    {
      kind: 'authentication-methods',
      record: {
        id: row.text('Id'),
        userPrincipalName: row.text('UserPrincipalName'),
        methodsRegistered: row.list('MethodsRegistered', /[\s,;]+/),
      },
    },
  ],
})
