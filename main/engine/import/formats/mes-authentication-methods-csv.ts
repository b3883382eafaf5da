import { stateTable } from '../kit/state-table.ts'

/** Columns of flags, and what Graph calls the method. */
const methods = {
  email: 'email',
  fido2: 'fido2',
  app: 'microsoftAuthenticator',
  password: 'password',
  phone: 'phone',
  softwareoath: 'softwareOath',
  hellobusiness: 'windowsHelloForBusiness',
  temporaryAccessPass: 'temporaryAccessPass',
  certificateBasedAuthConfiguration: 'x509Certificate',
  qrcodepin: 'qrCodePin',
} as const

/** formats.md (k): which methods a person has, without ids or dates. */
export const dialect = stateTable({
  id: 'mes-authentication-methods-csv',
  label: {
    en: 'Authentication methods, CSV (Microsoft-Extractor-Suite)',
    'zh-CN': '身份验证方法快照，CSV（Microsoft-Extractor-Suite）',
  },
  columns: ['user', 'MFAstatus', 'fido2', 'app', 'phone', 'softwareoath'],
  entries: (row) => [
    {
      kind: 'authentication-methods',
      record: {
        userPrincipalName: row.text('user'),
        methodsRegistered: Object.entries(methods)
          .filter(([column]) => /^true$/i.test(row.text(column) ?? ''))
          .map(([, method]) => method),
      },
    },
  ],
})
