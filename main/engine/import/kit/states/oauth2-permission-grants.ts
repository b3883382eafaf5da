import { text } from '../fields.ts'
import {
  defineState,
  firstId,
  idAt,
  joinedId,
  readAttributes,
  states,
  textAt,
  timeAt,
  valueAt,
  type Attribute,
} from '../state-attributes.ts'

/** Graph writes the permissions as one text with blanks between, often one before the first. */
const scopes: Attribute<readonly string[]> = (record) => {
  const scope = valueAt(record, 'scope')
  if (scope === undefined) return undefined
  return (text(scope) ?? '')
    .split(/\s+/)
    .filter((name) => name !== '')
    .sort()
}

const table = {
  clientId: idAt('clientId'),
  consentType: textAt('consentType'),
  principalId: idAt('principalId'),
  resourceId: idAt('resourceId'),
  scopes,
  startAt: timeAt('startTime', 'startDateTime'),
  endAt: timeAt('expiryTime', 'expiryDateTime'),
}

/** Delegated permissions that a person or an administrator consented to (E5). */
export const state = defineState({
  kind: 'oauth2-permission-grants',
  fits: (record) =>
    states(record, 'clientId') && states(record, 'consentType') && states(record, 'scope'),
  id: (record) =>
    firstId(record, 'id', 'objectId') ??
    joinedId(
      firstId(record, 'clientId'),
      firstId(record, 'resourceId'),
      firstId(record, 'principalId') ?? 'all',
    ),
  name: () => null,
  attributes: (record) => readAttributes(record, table),
})
