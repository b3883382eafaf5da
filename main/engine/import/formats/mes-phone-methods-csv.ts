import { stateTable } from '../kit/state-table.ts'

/** Ids that Graph gives the phones of everybody. */
const ids: Readonly<Record<string, string>> = {
  mobile: '3179e48a-750b-4051-897c-87b9720928f7',
  alternatemobile: 'b6332ec1-7057-4abe-9331-3d72feddfe41',
  office: 'e37fc753-ff3b-4958-9484-eaa9425c82bc',
}

/** formats.md (k): phones that a person signs in with. */
export const dialect = stateTable({
  id: 'mes-phone-methods-csv',
  label: {
    en: 'Phone sign-in methods, CSV (Microsoft-Extractor-Suite)',
    'zh-CN': '电话验证方法快照，CSV（Microsoft-Extractor-Suite）',
  },
  columns: ['UserPrincipalName', 'UserId', 'PhoneNumber', 'PhoneType'],
  entries: (row) => {
    const type = row.text('PhoneType')
    return [
      {
        kind: 'authentication-methods',
        record: {
          '@odata.type': '#microsoft.graph.phoneAuthenticationMethod',
          id: type ? (ids[type.toLowerCase()] ?? type) : null,
          userId: row.text('UserId'),
          userPrincipalName: row.text('UserPrincipalName'),
          phoneNumber: row.text('PhoneNumber'),
          phoneType: type,
        },
      },
    ]
  },
})
