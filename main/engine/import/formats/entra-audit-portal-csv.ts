import { defineDialect } from '../dialect.ts'
import { normaliseDirectoryAudit } from '../kit/directory-audit.ts'
import { isPortalAudit, mayBeCut, portalAuditRecord } from '../kit/portal-audit.ts'
import { bareContext } from '../kit/record-context.ts'
import { Table } from '../kit/table.ts'

/** The audit download of the Entra portal as CSV (formats.md (a)): wide, without record ids, truncating. */
export const dialect = defineDialect({
  id: 'entra-audit-portal-csv',
  label: {
    en: 'Entra portal audit download, CSV',
    'zh-CN': 'Entra 门户审核日志下载，CSV',
  },
  shape: 'csv',
  recognise: (head) => (head.shape === 'csv' && isPortalAudit(new Table(head)) ? 0.9 : 0),
  open(head) {
    const table = new Table(head)
    const time = table.times('date (utc)')
    return {
      record(raw, out) {
        out.warn(
          'record-id-missing',
          'Rows carry no record id: the same act from another export counts again.',
        )
        const cells = table.cells(raw as readonly string[])
        const at = time(cells, out)
        if (at === null) return
        if (mayBeCut(cells))
          out.warn(
            'changes-may-be-cut',
            'A row fills every column there is for targets or changes: more of them may be missing.',
          )
        normaliseDirectoryAudit(portalAuditRecord(cells, at), bareContext, out)
      },
    }
  },
})
