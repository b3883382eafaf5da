import { defineDialect } from '../dialect.ts'
import { asRecord } from '../kit/fields.ts'
import { hasAll, hasAny, share } from '../kit/recognise.ts'
import { bareContext } from '../kit/record-context.ts'
import { normaliseSignIn } from '../kit/sign-in.ts'

/**
 * signIn objects of Graph v1.0 and beta, and the Entra portal's JSON download, which has the same shape
 * (formats.md (b), (c)). The log is told by signInEventTypes or, without it, by the ids a record holds.
 */
export const dialect = defineDialect({
  id: 'entra-signin-graph-json',
  label: {
    en: 'Entra ID sign-ins, JSON (Graph or portal)',
    'zh-CN': 'Entra ID 登录日志，JSON（Graph 或门户）',
  },
  shape: 'json',
  recognise: (head) =>
    0.9 *
    share(
      head,
      (record) =>
        hasAll(record, ['id', 'createdDateTime', 'status', 'ipAddress']) &&
        hasAny(record, ['appId', 'appDisplayName']) &&
        !hasAny(record, ['properties', 'activityDateTime']),
    ),
  open: () => ({
    record(raw, out) {
      const record = asRecord(raw)
      if (record === null) out.quarantine('not-an-object')
      else if (!hasAny(record, ['createdDateTime', 'status'])) out.quarantine('unknown-record')
      else normaliseSignIn(record, bareContext, out)
    },
  }),
})
