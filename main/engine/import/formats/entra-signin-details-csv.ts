import { defineDialect } from '../dialect.ts'
import { Table } from '../kit/table.ts'

/**
 * The portal's `…_AuthDetails_…` downloads (formats.md (a)): how each step of a sign-in was authenticated,
 * several rows a request. They hold no sign-in of their own, so their rows are counted and ignored.
 */
export const dialect = defineDialect({
  id: 'entra-signin-details-csv',
  label: {
    en: 'Entra portal authentication details, CSV',
    'zh-CN': 'Entra 门户身份验证详细信息，CSV',
  },
  shape: 'csv',
  recognise(head) {
    if (head.shape !== 'csv') return 0
    const table = new Table(head)
    return table.has('request id', 'authentication method') && !table.has('ip address') ? 0.9 : 0
  },
  open: () => ({
    record(_, out) {
      out.warn(
        'details-not-read',
        'These rows belong to sign-ins of another file; import that file as well.',
      )
      out.ignore('authentication-details')
    },
  }),
})
