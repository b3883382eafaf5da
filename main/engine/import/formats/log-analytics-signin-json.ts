import { defineDialect } from '../dialect.ts'
import { asRecord } from '../kit/fields.ts'
import { signInMembers, tableRecord } from '../kit/log-analytics.ts'
import { hasAll, hasAny, share } from '../kit/recognise.ts'
import { normaliseSignIn } from '../kit/sign-in.ts'

/** Rows of the sign-in tables of Log Analytics as JSON objects (formats.md (d)). */
export const dialect = defineDialect({
  id: 'log-analytics-signin-json',
  label: {
    en: 'Log Analytics sign-in tables, JSON',
    'zh-CN': 'Log Analytics 登录日志表，JSON',
  },
  shape: 'json',
  recognise: (head) =>
    0.9 *
    share(
      head,
      (record) =>
        hasAll(record, ['TimeGenerated']) &&
        hasAny(record, signInMembers.who) &&
        hasAny(record, signInMembers.what) &&
        !hasAny(record, signInMembers.never),
    ),
  open: () => ({
    record(raw, out) {
      const row = asRecord(raw)
      if (row === null) {
        out.quarantine('not-an-object')
        return
      }
      const { record, context } = tableRecord('sign-in', (column) => row[column])
      normaliseSignIn(record, context, out)
    },
  }),
})
