import { defineDialect, type Sink } from '../dialect.ts'
import { kindOf, portalRecord, portalSignIns, type Kind } from '../kit/portal-sign-in.ts'
import { bareContext } from '../kit/record-context.ts'
import { normaliseSignIn } from '../kit/sign-in.ts'

function announce(kind: Kind | null, missing: readonly string[], out: Sink): void {
  if (kind === null)
    out.warn(
      'signin-kind-unknown',
      'The columns do not say which sign-in log this is: import it under the portal’s own file name, or declare the source.',
    )
  else if (kind.from === 'name')
    out.warn('signin-kind-from-name', `Read as ${kind.source}, which only the file’s name says.`)
  if (missing.length > 0)
    out.warn('columns-missing', `Columns not in this file: ${missing.join(', ')}.`)
}

/**
 * The sign-in downloads of the Entra portal as CSV (formats.md (a)): interactive, non-interactive,
 * applications and managed identities, whose columns do not tell the log. A row of an unknown log is
 * quarantined: counted for the wrong log it would make silence look covered.
 */
export const dialect = defineDialect({
  id: 'entra-signin-portal-csv',
  label: {
    en: 'Entra portal sign-in download, CSV',
    'zh-CN': 'Entra 门户登录日志下载，CSV',
  },
  shape: 'csv',
  recognise: (head) => (portalSignIns(head) === null ? 0 : 0.9),
  open(head, origin) {
    const found = portalSignIns(head)
    if (found === null) throw new TypeError('no sign-in download of the portal')
    const { table, isService, missing } = found
    const kind = kindOf(isService, origin)
    const time = table.times('date (utc)')
    let isAnnounced = false
    return {
      record(raw, out) {
        if (!isAnnounced) announce(kind, missing, out)
        isAnnounced = true
        if (kind === null) {
          out.quarantine('log-unknown')
          return
        }
        const cells = table.cells(raw as readonly string[])
        const at = time(cells, out)
        if (at === null) return
        normaliseSignIn(portalRecord(cells, at), { ...bareContext, source: kind.source }, out)
      },
    }
  },
})
