import { ruleFeatures } from './features.ts'
import { asRecord, flag, get, lower, text, type JsonRecord } from './fields.ts'
import { pick } from './snapshot.ts'

/** `attributes` of kind `inbox-rules`, from Graph messageRules and Get-InboxRule alike. */
export type InboxRuleAttributes = {
  /** What the export calls the mailbox, in lower case: an address, a name or an id. */
  mailbox: string
  name: string | null
  enabled: boolean | null
  /** null where the export does not tell; most list hidden rules only when asked to. */
  hidden: boolean | null
  /** Addresses in lower case, also those that get the mail as an attachment. */
  forwardTo: readonly string[]
  redirectTo: readonly string[]
  deleteMessage: boolean
  /** Folder name or path from PowerShell, folder id from Graph. */
  moveToFolder: string | null
  markAsRead: boolean
  /** As derived from rule-writing events (`features.ts`). */
  features: readonly string[]
  /** Of `enabled` and `hidden`, those that the export leaves out. */
  notStated: readonly string[]
}

const mailboxMembers = ['mailbox', 'userPrincipalName', 'mailboxOwnerId', 'mailboxOwnerUPN']

/** The mailbox the rule is in; null when the export left it out, as Graph's own pages do. */
function mailboxOf(record: JsonRecord): string | null {
  for (const name of mailboxMembers) {
    const mailbox = lower(pick(record, name))
    if (mailbox !== null) return mailbox
  }
  return null
}

function entries(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value]
}

/** `"Name" [SMTP:a@b]` of Get-InboxRule, `{emailAddress: {address}}` of Graph, or an address alone. */
function recipientOf(value: unknown): string | null {
  const record = asRecord(value)
  if (record !== null) {
    const mail = asRecord(pick(record, 'emailAddress')) ?? record
    return lower(pick(mail, 'address')) ?? lower(pick(mail, 'name'))
  }
  const found = text(value)
  return found === null
    ? null
    : (/\[(?:smtp|ex):([^\]]+)\]/i.exec(found)?.[1] ?? found).toLowerCase()
}

function recipients(...lists: readonly unknown[]): string[] {
  const found = lists.flatMap(entries).map(recipientOf)
  return [...new Set(found.filter((recipient) => recipient !== null))]
}

function isSet(record: JsonRecord, ...names: readonly string[]): boolean {
  return names.some((name) => flag(pick(record, name)) === true)
}

const wordConditions = [
  'subjectContains',
  'bodyContains',
  'bodyOrSubjectContains',
  'headerContains',
  'senderContains',
  'subjectContainsWords',
  'bodyContainsWords',
  'subjectOrBodyContainsWords',
  'headerContainsWords',
  'fromAddressContainsWords',
]

function wordsOf(conditions: JsonRecord): string[] {
  const found = wordConditions.flatMap((name) => entries(pick(conditions, name))).map(text)
  return found.filter((word) => word !== null)
}

/**
 * Id of the rule within its mailbox. RuleIdentity is a 64-bit number that JSON has rounded, so the text
 * after the last backslash of Identity goes first.
 */
function ruleIdOf(record: JsonRecord): string | null {
  const identity = text(pick(record, 'identity'))?.split('\\').at(-1)
  return (
    text(record['id'] ?? record['Id']) ??
    (identity === undefined || identity === '' ? null : identity) ??
    text(pick(record, 'ruleIdentity'))
  )
}

function folderOf(value: unknown): string | null {
  return text(value) ?? text(get(value, 'FolderPath')) ?? text(get(value, 'Name'))
}

export function inboxRuleAttributes(record: JsonRecord): InboxRuleAttributes {
  const mailbox = mailboxOf(record) ?? ''
  const graph = asRecord(pick(record, 'actions'))
  const actions = graph ?? record
  const attributes = {
    mailbox,
    name: inboxRuleName(record),
    enabled: flag(pick(record, 'isEnabled') ?? pick(record, 'enabled')),
    hidden: flag(pick(record, 'isHidden') ?? pick(record, 'hidden')),
    forwardTo: recipients(pick(actions, 'forwardTo'), pick(actions, 'forwardAsAttachmentTo')),
    redirectTo: recipients(pick(actions, 'redirectTo')),
    deleteMessage: isSet(
      actions,
      'delete',
      'permanentDelete',
      'deleteMessage',
      'softDeleteMessage',
    ),
    moveToFolder: folderOf(pick(actions, 'moveToFolder')),
    markAsRead: isSet(actions, 'markAsRead'),
  }
  const at = mailbox.lastIndexOf('@')
  const features = ruleFeatures({
    name: attributes.name,
    forwardTo: attributes.forwardTo,
    redirectTo: attributes.redirectTo,
    deletes: attributes.deleteMessage,
    moveTo: attributes.moveToFolder,
    marksRead: attributes.markAsRead,
    words: wordsOf(graph === null ? record : (asRecord(pick(record, 'conditions')) ?? {})),
    ownDomains: at < 0 ? [] : [mailbox.slice(at + 1)],
  })
  const notStated = (['enabled', 'hidden'] as const).filter((name) => attributes[name] === null)
  return { ...attributes, features, notStated }
}

/** `<mailbox>/<rule id>`; null when mailbox or rule id is missing. */
export function inboxRuleId(record: JsonRecord): string | null {
  const mailbox = mailboxOf(record)
  const id = ruleIdOf(record)
  return mailbox === null || id === null ? null : `${mailbox}/${id}`
}

export function inboxRuleName(record: JsonRecord): string | null {
  return text(pick(record, 'displayName')) ?? text(pick(record, 'name'))
}

export function isInboxRule(record: JsonRecord): boolean {
  if (pick(record, 'ruleIdentity') !== undefined) return true
  return (
    asRecord(pick(record, 'actions')) !== null &&
    pick(record, 'sequence') !== undefined &&
    pick(record, 'isEnabled') !== undefined
  )
}
