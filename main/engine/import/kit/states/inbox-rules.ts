import { inboxRuleAttributes, inboxRuleId, inboxRuleName, isInboxRule } from '../rule-snapshot.ts'
import { defineState } from '../state-attributes.ts'

/** Rules of a mailbox, hidden ones only where the export asked for them (I1). */
export const state = defineState({
  kind: 'inbox-rules',
  fits: isInboxRule,
  id: inboxRuleId,
  name: inboxRuleName,
  attributes: inboxRuleAttributes,
})
