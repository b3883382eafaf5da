import {
  defineState,
  firstId,
  firstText,
  idAt,
  joinedId,
  readAttributes,
  states,
  textAt,
} from '../state-attributes.ts'

const table = {
  objectId: idAt('objectId', 'resourceId'),
  objectName: textAt('objectDisplayName'),
  ownerId: idAt('ownerId'),
  ownerName: textAt('ownerDisplayName', 'ownerUserPrincipalName'),
  ownerKind: textAt('ownerType'),
}

/** Who owns an application, a service principal or a group: one record a pair (E5). */
export const state = defineState({
  kind: 'owners',
  fits: (record) => states(record, 'ownerId') && states(record, 'objectId', 'resourceId'),
  id: (record) => joinedId(firstId(record, 'objectId', 'resourceId'), firstId(record, 'ownerId')),
  name: (record) => firstText(record, 'ownerDisplayName', 'ownerUserPrincipalName'),
  attributes: (record) => readAttributes(record, table),
})
