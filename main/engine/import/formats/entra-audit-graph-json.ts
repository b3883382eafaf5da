import { defineDialect } from '../dialect.ts'
import { normaliseDirectoryAudit } from '../kit/directory-audit.ts'
import { asRecord } from '../kit/fields.ts'
import { hasAll, hasAny, share } from '../kit/recognise.ts'
import { bareContext } from '../kit/record-context.ts'

/** directoryAudit objects of Graph (formats.md (c)). They do not name their tenant. */
export const dialect = defineDialect({
  id: 'entra-audit-graph-json',
  label: {
    en: 'Entra ID directory audit, JSON (Graph or portal)',
    'zh-CN': 'Entra ID 目录审核日志，JSON（Graph 或门户）',
  },
  shape: 'json',
  recognise: (head) =>
    0.9 *
    share(
      head,
      (record) =>
        hasAll(record, ['activityDateTime', 'activityDisplayName']) &&
        hasAny(record, ['initiatedBy', 'targetResources', 'result']) &&
        !Object.hasOwn(record, 'properties'),
    ),
  open: () => ({
    record(raw, out) {
      const record = asRecord(raw)
      if (record === null) out.quarantine('not-an-object')
      else if (!hasAny(record, ['activityDateTime', 'activityDisplayName']))
        out.quarantine('unknown-record')
      else normaliseDirectoryAudit(record, bareContext, out)
    },
  }),
})
