import {
  defineState,
  firstId,
  firstText,
  flagAt,
  lowerAt,
  readAttributes,
  states,
  textAt,
  timeAt,
} from '../state-attributes.ts'

const table = {
  deviceId: lowerAt('deviceId'),
  /** Name of the user or mailbox, in no fixed form. */
  user: textAt('userDisplayName', 'mailbox'),
  friendlyName: textAt('friendlyName', 'deviceFriendlyName'),
  model: textAt('deviceModel'),
  type: textAt('deviceType'),
  operatingSystem: textAt('deviceOS'),
  userAgent: textAt('deviceUserAgent'),
  clientType: textAt('clientType'),
  accessState: textAt('deviceAccessState'),
  isDisabled: flagAt('isDisabled'),
  firstSyncAt: timeAt('firstSyncTime'),
  lastSyncAt: timeAt('lastSyncAttemptTime'),
  createdAt: timeAt('whenCreatedUTC'),
}

/** Phones and other clients with a partnership of their own to a mailbox (I5). */
export const state = defineState({
  kind: 'mobile-devices',
  fits: (record) =>
    states(record, 'deviceId') &&
    states(record, 'deviceAccessState', 'firstSyncTime') &&
    states(record, 'deviceType', 'deviceModel', 'clientType'),
  id: (record) => firstId(record, 'guid', 'identity', 'deviceId'),
  name: (record) => firstText(record, 'friendlyName', 'deviceFriendlyName', 'deviceModel'),
  attributes: (record) => readAttributes(record, table),
})
