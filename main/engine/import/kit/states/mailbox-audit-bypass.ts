import {
  defineState,
  firstId,
  firstText,
  flagAt,
  idAt,
  readAttributes,
  states,
  textAt,
  timeAt,
} from '../state-attributes.ts'

const table = {
  name: textAt('name', 'identity'),
  userId: idAt('externalDirectoryObjectId'),
  bypassed: flagAt('auditBypassEnabled'),
  changedAt: timeAt('whenChangedUTC'),
}

/**
 * Accounts whose acts in mailboxes are logged nowhere (M2), as Get-MailboxAuditBypassAssociation lists
 * them. A column of the same name in a collector's table of mailboxes is no proof (claims.md §3.3).
 */
export const state = defineState({
  kind: 'mailbox-audit-bypass',
  fits: (record) =>
    states(record, 'auditBypassEnabled') &&
    states(record, 'identity') &&
    !states(record, 'auditEnabled'),
  id: (record) => firstId(record, 'guid', 'externalDirectoryObjectId', 'identity', 'name'),
  name: (record) => firstText(record, 'name', 'identity'),
  attributes: (record) => readAttributes(record, table),
})
