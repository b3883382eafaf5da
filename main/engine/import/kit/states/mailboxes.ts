import {
  defineState,
  firstId,
  firstText,
  flagAt,
  listAt,
  lowerAt,
  lowerListAt,
  readAttributes,
  states,
  textAt,
  timeAt,
} from '../state-attributes.ts'

const table = {
  address: lowerAt('primarySmtpAddress'),
  upn: lowerAt('userPrincipalName'),
  displayName: textAt('displayName'),
  type: textAt('recipientTypeDetails'),
  /** A recipient of the organisation, by name. */
  forwardingAddress: textAt('forwardingAddress'),
  forwardingSmtpAddress: lowerAt('forwardingSmtpAddress'),
  deliversAndForwards: flagAt('deliverToMailboxAndForward'),
  sendOnBehalf: lowerListAt('grantSendOnBehalfTo'),
  auditEnabled: flagAt('auditEnabled'),
  auditOwner: listAt('auditOwner'),
  auditDelegate: listAt('auditDelegate'),
  auditAdmin: listAt('auditAdmin'),
  auditLogAge: textAt('auditLogAgeLimit'),
  defaultAuditSet: listAt('defaultAuditSet'),
  isHiddenFromAddressLists: flagAt('hiddenFromAddressListsEnabled'),
  createdAt: timeAt('whenCreatedUTC', 'whenMailboxCreated'),
  /** Protocols, from Get-CASMailbox. */
  popEnabled: flagAt('popEnabled'),
  imapEnabled: flagAt('imapEnabled'),
  ewsEnabled: flagAt('ewsEnabled'),
  activeSyncEnabled: flagAt('activeSyncEnabled'),
  smtpAuthDisabled: flagAt('smtpClientAuthenticationDisabled'),
}

const own = [
  'forwardingSmtpAddress',
  'forwardingAddress',
  'deliverToMailboxAndForward',
  'auditEnabled',
  'activeSyncEnabled',
  'mailboxGuid',
  'exchangeGuid',
] as const

/** A mailbox: where it forwards, what is audited, which protocols are open (I2, I5, M2). */
export const state = defineState({
  kind: 'mailboxes',
  fits: (record) =>
    states(record, ...own) &&
    states(record, 'primarySmtpAddress', 'userPrincipalName', 'externalDirectoryObjectId') &&
    !states(record, 'auditBypassEnabled', 'accessRights'),
  id: (record) =>
    firstId(record, 'externalDirectoryObjectId', 'primarySmtpAddress', 'userPrincipalName'),
  name: (record) => firstText(record, 'displayName', 'primarySmtpAddress', 'userPrincipalName'),
  attributes: (record) => readAttributes(record, table),
})
