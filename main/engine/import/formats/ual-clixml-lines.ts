import { defineDialect } from '../dialect.ts'
import { normaliseAuditRecord } from '../kit/audit-record.ts'
import { unwrapAuditRecord } from '../kit/audit-wrapper.ts'
import { jsonIn } from '../kit/fields.ts'

const root = /^\s*<Objs Version="[\d.]+" xmlns="http:\/\/schemas\.microsoft\.com\/powershell\//
const auditMember = /^\s*<S N="(?:RecordType|UserIds|Operations|AuditData)">/
const auditData = /^\s*<S N="AuditData">(.*)<\/S>\s*$/

const entities: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
}

/** Export-Clixml writes control characters as `_x000A_`, one UTF-16 unit each. */
function plain(text: string): string {
  return text
    .replace(/&(lt|gt|amp|quot|apos);/g, (_, name: string) => entities[name] ?? '')
    .replace(/&#(?:x([0-9a-f]{1,4})|(\d{1,5}));/gi, (_, hex?: string, decimal?: string) =>
      String.fromCharCode(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)),
    )
    .replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    )
}

/**
 * Search-UnifiedAuditLog through Export-Clixml, as Hawk writes it. A member stands on one line, and the
 * record is in one of them.
 */
export const dialect = defineDialect({
  id: 'ual-clixml-lines',
  label: {
    en: 'Unified audit log, Search-UnifiedAuditLog CLIXML',
    'zh-CN': '统一审核日志（Search-UnifiedAuditLog CLIXML）',
  },
  shape: 'lines',
  recognise(head) {
    if (head.shape !== 'lines' || !root.test(head.lines[0] ?? '')) return 0
    return head.lines.some((line) => auditMember.test(line)) ? 0.9 : 0
  },
  open: () => ({
    record(raw, out) {
      const text = auditData.exec((raw as readonly string[])[0] ?? '')?.[1]
      if (text === undefined) {
        out.ignore('markup')
        return
      }
      const record = unwrapAuditRecord(jsonIn(plain(text)))
      if (record === null) out.quarantine('audit-data-not-json')
      else normaliseAuditRecord(record, out)
    },
  }),
})
