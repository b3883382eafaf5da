import type { JsonRecord } from '../fields.ts'
import { text } from '../fields.ts'
import { pick } from '../snapshot.ts'
import {
  defineState,
  firstId,
  firstText,
  flagAt,
  idAt,
  joinedId,
  listAt,
  lowerAt,
  numberAt,
  readAttributes,
  states,
  textAt,
  timeAt,
  type Attribute,
} from '../state-attributes.ts'

const methodType = /^#?microsoft\.graph\.(\w+?)AuthenticationMethod$/

/** `microsoftAuthenticator`, `fido2`, `phone` … as Graph names the type. */
function methodOf(record: JsonRecord): string | undefined {
  const found = text(pick(record, '@odata.type') ?? pick(record, 'type'))
  return found === null ? undefined : methodType.exec(found)?.[1]
}

const method: Attribute<string> = (record) => methodOf(record)

const table = {
  userId: idAt('userId'),
  upn: lowerAt('userPrincipalName'),
  method,
  /** Of a report by user, which names neither ids nor dates. */
  registered: listAt('methodsRegistered'),
  displayName: textAt('displayName'),
  createdAt: timeAt('createdDateTime'),
  startAt: timeAt('startDateTime'),
  model: textAt('model'),
  deviceTag: textAt('deviceTag'),
  phoneType: textAt('phoneType'),
  phoneNumber: textAt('phoneNumber'),
  emailAddress: lowerAt('emailAddress'),
  isUsable: flagAt('isUsable'),
  lifetimeMinutes: numberAt('lifetimeInMinutes'),
}

const userOf = (record: JsonRecord) => firstId(record, 'userId', 'userPrincipalName')

const isReport = (record: JsonRecord) => states(record, 'methodsRegistered')

/**
 * How a person can sign in, one record a method (D2), or a report by user. Graph gives every password and
 * every phone the same id, so that a method without its user names nothing.
 */
export const state = defineState({
  kind: 'authentication-methods',
  fits: (record) => methodOf(record) !== undefined || isReport(record),
  id: (record) =>
    isReport(record)
      ? firstId(record, 'id', 'userPrincipalName')
      : joinedId(userOf(record), firstId(record, 'id')),
  name: (record) => firstText(record, 'userPrincipalName', 'displayName'),
  attributes: (record) => readAttributes(record, table),
})
