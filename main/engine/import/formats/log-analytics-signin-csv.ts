import { defineDialect } from '../dialect.ts'
import { bareColumns, openTableCsv, signInMembers } from '../kit/log-analytics.ts'
import { normaliseSignIn } from '../kit/sign-in.ts'

/** Rows of the sign-in tables of Log Analytics as the portal's CSV (formats.md (d)). */
export const dialect = defineDialect({
  id: 'log-analytics-signin-csv',
  label: {
    en: 'Log Analytics sign-in tables, CSV',
    'zh-CN': 'Log Analytics 登录日志表，CSV',
  },
  shape: 'csv',
  recognise(head) {
    if (head.shape !== 'csv') return 0
    const columns = bareColumns(head.header)
    const any = (names: readonly string[]): boolean => names.some((name) => columns.has(name))
    if (!columns.has('TimeGenerated') || any(signInMembers.never)) return 0
    return any(signInMembers.who) && any(signInMembers.what) ? 0.9 : 0
  },
  open(head) {
    const read = openTableCsv('sign-in', head)
    return {
      record(raw, out) {
        const found = read(raw as readonly string[], out)
        if (found !== null) normaliseSignIn(found.record, found.context, out)
      },
    }
  },
})
