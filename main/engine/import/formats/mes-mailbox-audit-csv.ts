import { stateTable } from '../kit/state-table.ts'

/**
 * formats.md (k). `AuditBypassEnabled` and what is concluded from it are left out: the tool writes False
 * for everyone and looks the rest up under the wrong name (claims.md §3.3).
 */
export const dialect = stateTable({
  id: 'mes-mailbox-audit-csv',
  label: {
    en: 'Mailbox audit settings, CSV (Microsoft-Extractor-Suite)',
    'zh-CN': '邮箱审核设置快照，CSV（Microsoft-Extractor-Suite）',
  },
  columns: ['UserPrincipalName', 'AuditEnabled', 'DefaultAuditSet', 'OwnerAuditActions'],
  entries: (row) => [
    {
      kind: 'mailboxes',
      record: {
        userPrincipalName: row.text('UserPrincipalName'),
        displayName: row.text('DisplayName'),
        recipientTypeDetails: row.text('RecipientTypeDetails'),
        auditEnabled: row.text('AuditEnabled'),
        defaultAuditSet: row.list('DefaultAuditSet'),
        auditOwner: row.list('OwnerAuditActions'),
        auditDelegate: row.list('DelegateAuditActions'),
        auditAdmin: row.list('AdminAuditActions'),
      },
    },
  ],
})
