import type { JsonRecord } from '../fields.ts'
import {
  defineState,
  firstId,
  firstText,
  flagAt,
  lowerAt,
  lowerListAt,
  numberAt,
  readAttributes,
  states,
  textAt,
  timeAt,
  type Attribute,
} from '../state-attributes.ts'

const isJournal = (record: JsonRecord) => states(record, 'journalEmailAddress')

const type: Attribute<string> = (record) => (isJournal(record) ? 'journal' : 'transport')

const table = {
  type,
  state: textAt('state'),
  enabled: flagAt('enabled'),
  mode: textAt('mode'),
  priority: numberAt('priority'),
  comments: textAt('comments'),
  description: textAt('description'),
  redirectTo: lowerListAt('redirectMessageTo'),
  blindCopyTo: lowerListAt('blindCopyTo'),
  copyTo: lowerListAt('copyTo'),
  addToRecipients: lowerListAt('addToRecipients'),
  deletes: flagAt('deleteMessage'),
  quarantines: flagAt('quarantine'),
  outboundConnector: textAt('routeMessageOutboundConnector'),
  spamConfidence: textAt('setSCL'),
  fromScope: textAt('fromScope'),
  sentToScope: textAt('sentToScope'),
  journalAddress: lowerAt('journalEmailAddress'),
  recipient: lowerAt('recipient'),
  changedAt: timeAt('whenChangedUTC', 'whenChanged'),
  changedBy: textAt('lastModifiedBy'),
  createdBy: textAt('createdBy'),
}

/** Rules for the whole organisation's mail, journal rules among them (J1). */
export const state = defineState({
  kind: 'transport-rules',
  fits: (record) =>
    isJournal(record) ||
    (states(record, 'redirectMessageTo', 'blindCopyTo', 'setSCL', 'manuallyModified') &&
      states(record, 'priority') &&
      states(record, 'state', 'mode')),
  id: (record) => firstId(record, 'guid', 'immutableId', 'identity', 'name'),
  name: (record) => firstText(record, 'name'),
  attributes: (record) => readAttributes(record, table),
})
