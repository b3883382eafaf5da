import {
  defineState,
  firstId,
  firstText,
  flagAt,
  listAt,
  lowerListAt,
  numberAt,
  readAttributes,
  states,
  textAt,
} from '../state-attributes.ts'

const table = {
  name: textAt('name'),
  priority: numberAt('priority'),
  retention: textAt('retentionDuration'),
  recordTypes: listAt('recordTypes'),
  operations: listAt('operations'),
  users: lowerListAt('userIds'),
  enabled: flagAt('enabled'),
}

/** How long the unified audit log keeps what (M4). */
export const state = defineState({
  kind: 'audit-retention-policies',
  fits: (record) =>
    states(record, 'retentionDuration') && states(record, 'recordTypes', 'operations'),
  id: (record) => firstId(record, 'guid', 'identity', 'name'),
  name: (record) => firstText(record, 'name'),
  attributes: (record) => readAttributes(record, table),
})
