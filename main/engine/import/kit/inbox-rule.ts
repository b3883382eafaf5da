import type { EventFields } from '#shared'
import { ruleFeatures } from './features.ts'
import { asArray, asRecord, flag, jsonIn, lower, text } from './fields.ts'
import type { JsonRecord } from './fields.ts'

type Parameters = Readonly<Record<string, string>>

/** Conditions whose words a cmdlet lists, parted by ';'. */
const wordParameters = [
  'SubjectContainsWords',
  'BodyContainsWords',
  'SubjectOrBodyContainsWords',
  'HeaderContainsWords',
  'FromAddressContainsWords',
  'From',
]

/** `$null` in a cmdlet's parameter arrives as '': the action is taken away, not set. */
function given(parameters: Parameters, name: string): string[] {
  const value = parameters[name]
  return value === undefined || value.trim() === '' ? [] : [value]
}

function domainOf(address: string | null): string[] {
  const at = address?.lastIndexOf('@') ?? -1
  return address === null || at < 0 ? [] : [address.slice(at + 1)]
}

/** A guest's domain is another organisation's, and so is a partner's. */
function ownDomains(record: JsonRecord, event: EventFields): string[] {
  const organisation = lower(record['OrganizationName'])
  return [
    ...(organisation === null ? [] : [organisation]),
    ...(event.actorKind === 'user' ? domainOf(event.actorUpn) : []),
    ...domainOf(event.mailbox),
  ]
}

function cmdletFeatures(parameters: Parameters, own: string[]): string[] {
  return ruleFeatures({
    name: parameters['Name'] ?? null,
    forwardTo: [
      ...given(parameters, 'ForwardTo'),
      ...given(parameters, 'ForwardAsAttachmentTo'),
      ...given(parameters, 'SendTextMessageNotificationTo'),
    ],
    redirectTo: given(parameters, 'RedirectTo'),
    deletes:
      flag(parameters['DeleteMessage']) === true || flag(parameters['SoftDeleteMessage']) === true,
    moveTo: given(parameters, 'MoveToFolder')[0] ?? null,
    marksRead: flag(parameters['MarkAsRead']) === true,
    words: wordParameters.flatMap((name) => given(parameters, name)),
    ownDomains: own,
  })
}

type Actions = {
  forwardTo: string[]
  redirectTo: string[]
  deletes: boolean
  moveTo: string | null
  marksRead: boolean
}

function recipientsOf(action: JsonRecord): string[] {
  const recipients = action['Recipients']
  const list = Array.isArray(recipients) ? recipients : [recipients]
  const texts = list.map((entry) => text(entry)).filter((entry) => entry !== null)
  return texts.length > 0 ? texts : ['(unnamed)']
}

function folderOf(action: JsonRecord): string {
  for (const [name, value] of Object.entries(action)) {
    if (/folder/i.test(name) && typeof value === 'string' && !/id$/i.test(name)) return value
  }
  return ''
}

/** `Forward` that keeps the sender is what people call a redirect. */
function readAction(action: JsonRecord, into: Actions): void {
  const type = lower(action['ActionType']) ?? ''
  const keepsSender = /preservesender/i.test(text(action['ForwardFlags']) ?? '')
  if (type === 'redirect' || (type.startsWith('forward') && keepsSender)) {
    into.redirectTo.push(...recipientsOf(action))
  } else if (type.startsWith('forward')) into.forwardTo.push(...recipientsOf(action))
  else if (type.includes('delete')) into.deletes = true
  else if (type.startsWith('move')) into.moveTo = folderOf(action)
  else if (type === 'markasread') into.marksRead = true
}

/** Rules written by Outlook itself (formats.md "MailItemsAccessed in full"): actions as JSON in a string. */
function outlookFeatures(parameters: Parameters, own: string[]): string[] {
  const actions: Actions = {
    forwardTo: [],
    redirectTo: [],
    deletes: false,
    moveTo: null,
    marksRead: false,
  }
  for (const entry of asArray(jsonIn(parameters['RuleActions']))) {
    const action = asRecord(entry)
    if (action !== null) readAction(action, actions)
  }
  const name = parameters['RuleName']
  return ruleFeatures({
    ...actions,
    name: name === undefined || name === '' ? null : name,
    words: given(parameters, 'RuleCondition'),
    ownDomains: own,
  })
}

/** Features of a rule written by cmdlet, Outlook on the web or Outlook; null for every other act. */
export function readRuleFeatures(
  record: JsonRecord,
  event: EventFields,
  parameters: Parameters,
): string[] | null {
  switch (event.operation) {
    case 'new-inboxrule':
    case 'set-inboxrule':
      return cmdletFeatures(parameters, ownDomains(record, event))
    case 'updateinboxrules':
      return outlookFeatures(parameters, ownDomains(record, event))
    default:
      return null
  }
}
