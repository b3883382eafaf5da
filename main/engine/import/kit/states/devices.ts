import {
  defineState,
  firstId,
  firstText,
  flagAt,
  idAt,
  listOf,
  readAttributes,
  states,
  textAt,
  timeAt,
} from '../state-attributes.ts'

const table = {
  deviceId: idAt('deviceId'),
  displayName: textAt('displayName'),
  accountEnabled: flagAt('accountEnabled'),
  trustType: textAt('trustType'),
  registeredAt: timeAt('registrationDateTime', 'createdDateTime'),
  lastSignInAt: timeAt('approximateLastSignInDateTime', 'lastSignInDateTime'),
  isCompliant: flagAt('isCompliant'),
  isManaged: flagAt('isManaged'),
  operatingSystem: textAt('operatingSystem'),
  operatingSystemVersion: textAt('operatingSystemVersion'),
  managementType: textAt('managementType'),
  /** Ids; only where the export asked for them. */
  owners: listOf('registeredOwners', 'id'),
}

/** Devices that are registered or joined, a token's home (K1). */
export const state = defineState({
  kind: 'devices',
  fits: (record) =>
    states(record, 'deviceId') &&
    states(record, 'id', 'objectId') &&
    states(record, 'trustType', 'isCompliant', 'isManaged', 'approximateLastSignInDateTime') &&
    states(record, 'operatingSystem'),
  id: (record) => firstId(record, 'id', 'objectId'),
  name: (record) => firstText(record, 'displayName'),
  attributes: (record) => readAttributes(record, table),
})
