import type { JsonRecord } from './fields.ts'
import { typeName, type StateRow } from './state-table.ts'

const unnamed = '(unnamed)'
const named = /"[^"]*" \[(?:SMTP|EX):[^\]]+\]/gi

/**
 * Recipients of one cell. Export-Csv writes the name of a list's type in place of the list: then the rule
 * has recipients, and who they are is not known.
 */
function recipients(row: StateRow, column: string): readonly string[] | undefined {
  const cell = row.text(column)
  if (cell === undefined) return undefined
  if (cell === null) return []
  if (typeName.test(cell)) return [unnamed]
  return cell.match(named) ?? row.list(column)
}

/** Get-InboxRule as Microsoft-Extractor-Suite lists it: hidden rules are not asked for. */
export function exchangeRule(row: StateRow): JsonRecord {
  const words = (column: string) => row.list(column)
  return {
    mailbox: row.text('UserName'),
    ruleIdentity: row.text('RuleIdentity') ?? row.text('RuleName'),
    name: row.text('RuleName'),
    enabled: row.text('Enabled') ?? row.text('RuleEnabled'),
    forwardTo: recipients(row, 'ForwardTo'),
    forwardAsAttachmentTo: recipients(row, 'ForwardAsAttachmentTo'),
    redirectTo: recipients(row, 'RedirectTo'),
    moveToFolder: row.text('MoveToFolder'),
    deleteMessage: row.text('DeleteMessage'),
    softDeleteMessage: row.text('SoftDeleteMessage'),
    markAsRead: row.text('MarkAsRead'),
    subjectContainsWords: words('SubjectContainsWords'),
    subjectOrBodyContainsWords: words('SubjectOrBodyContainsWords'),
    bodyContainsWords: words('BodyContainsWords'),
  }
}

/** messageRules of Graph as the same tool lists them. */
export function graphRule(row: StateRow): JsonRecord {
  return {
    userPrincipalName: row.text('UserPrincipalName'),
    id: row.text('RuleId'),
    displayName: row.text('RuleName'),
    isEnabled: row.text('Enabled'),
    actions: {
      forwardTo: recipients(row, 'ForwardTo') ?? [],
      forwardAsAttachmentTo: recipients(row, 'ForwardAsAttachment') ?? [],
      redirectTo: recipients(row, 'RedirectTo') ?? [],
      delete: row.text('Delete'),
      permanentDelete: row.text('PermanentDelete'),
      moveToFolder: row.text('MoveToFolder')?.replace(/^FolderID: /, ''),
      markAsRead: row.text('MarkAsRead'),
    },
    conditions: {
      subjectContains: row.list('SubjectContains') ?? [],
      bodyContains: row.list('BodyContains') ?? [],
    },
  }
}
