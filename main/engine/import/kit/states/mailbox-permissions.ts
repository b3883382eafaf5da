import { flag, lower, text, type JsonRecord } from '../fields.ts'
import {
  defineState,
  firstText,
  flagAt,
  joinedId,
  listAt,
  lowerAt,
  readAttributes,
  states,
  textAt,
  valueAt,
  type Attribute,
} from '../state-attributes.ts'

/** Get-MailboxPermission, Get-RecipientPermission (send as) and Get-MailboxFolderPermission. */
function grantOf(record: JsonRecord): 'mailbox' | 'send-as' | 'folder' {
  if (states(record, 'trustee')) return 'send-as'
  return states(record, 'folderName', 'sharingPermissionFlags') ? 'folder' : 'mailbox'
}

/** `user@tenant:\Inbox` of a folder; else the whole text names the mailbox. */
function placeOf(record: JsonRecord): { mailbox: string | null; folder: string | null } {
  const identity = lower(valueAt(record, 'identity'))
  const colon = identity?.indexOf(':\\') ?? -1
  const folder = lower(valueAt(record, 'folderName'))
  if (identity === null || colon < 0) return { mailbox: identity, folder }
  return { mailbox: identity.slice(0, colon), folder: folder ?? identity.slice(colon + 1) }
}

/** A folder's user is an object that PowerShell writes as one, or its display name. */
function userOf(record: JsonRecord): string | null {
  const found = valueAt(record, 'user', 'trustee')
  return lower(found) ?? lower(valueAt(record, 'user/displayName', 'user/userPrincipalName'))
}

function isDenied(record: JsonRecord): boolean | null {
  const type = text(valueAt(record, 'accessControlType'))
  return type === null ? flag(valueAt(record, 'deny')) : type.toLowerCase() === 'deny'
}

const grant: Attribute<string> = grantOf
const stated =
  (read: (record: JsonRecord) => string | null): Attribute<string> =>
  (record) =>
    read(record) ?? undefined

const table = {
  grant,
  mailbox: stated((record) => lower(valueAt(record, 'mailbox')) ?? placeOf(record).mailbox),
  folder: ((record) => placeOf(record).folder) as Attribute<string>,
  user: stated(userOf),
  rights: listAt('accessRights'),
  isInherited: flagAt('isInherited'),
  isDenied: ((record) => isDenied(record) ?? undefined) as Attribute<boolean>,
  inheritance: textAt('inheritanceType'),
  sharing: lowerAt('sharingPermissionFlags'),
}

/** Who may open a mailbox or a folder, or send in its name: one record a grant (I3). */
export const state = defineState({
  kind: 'mailbox-permissions',
  fits: (record) =>
    states(record, 'accessRights') &&
    states(record, 'user', 'trustee') &&
    states(record, 'identity'),
  id: (record) => {
    const { mailbox, folder } = placeOf(record)
    const parts = [grantOf(record), mailbox, ...(folder === null ? [] : [folder]), userOf(record)]
    const sign = isDenied(record) === true ? ['deny'] : []
    const origin = flag(valueAt(record, 'isInherited')) === true ? ['inherited'] : []
    return joinedId(...parts, ...sign, ...origin)
  },
  name: (record) => firstText(record, 'user', 'trustee', 'user/displayName'),
  attributes: (record) => readAttributes(record, table),
})
