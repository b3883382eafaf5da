import { stateTable } from '../kit/state-table.ts'

/**
 * `User_ForwardingReport.csv`, `ForwardingReport.csv` and `_Investigate_Users_WithForwarding.csv` of Hawk:
 * a row for every mailbox that was searched, empty where it forwards nothing.
 */
export const dialect = stateTable({
  id: 'hawk-forwarding-csv',
  label: {
    en: 'Mailbox forwarding, CSV (Hawk)',
    'zh-CN': '邮箱转发快照，CSV（Hawk）',
  },
  columns: ['PrimarySmtpAddress', 'ForwardingSmtpAddress', 'ForwardingAddress'],
  without: ['ExchangeGuid'],
  entries: (row) => [
    {
      kind: 'mailboxes',
      record: {
        primarySmtpAddress: row.text('PrimarySmtpAddress'),
        userPrincipalName: row.text('UserPrincipalName'),
        displayName: row.text('DisplayName'),
        forwardingSmtpAddress: row.text('ForwardingSmtpAddress')?.replace(/^smtp:/i, '') ?? null,
        forwardingAddress: row.text('ForwardingAddress'),
        deliverToMailboxAndForward: row.text('DeliverToMailboxAndForward'),
      },
    },
  ],
})
