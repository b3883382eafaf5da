import {
  defineState,
  firstId,
  firstText,
  idAt,
  listOf,
  readAttributes,
  states,
  textAt,
  timeAt,
} from '../state-attributes.ts'

const table = {
  displayName: textAt('displayName'),
  status: textAt('status'),
  partnerTenant: idAt('partner/tenantId', 'partnerTenantId'),
  customerTenant: idAt('customer/tenantId', 'customerId'),
  contractType: textAt('contractType'),
  roles: listOf('accessDetails/unifiedRoles', 'roleDefinitionId'),
  createdAt: timeAt('createdDateTime'),
  activatedAt: timeAt('activatedDateTime'),
  endAt: timeAt('endDateTime'),
  autoExtends: textAt('autoExtendDuration'),
}

/** Providers who administer this tenant by delegation, old kind and granular (L2). */
export const state = defineState({
  kind: 'partners',
  fits: (record) =>
    (states(record, 'accessDetails') && states(record, 'status')) ||
    (states(record, 'contractType') && states(record, 'customerId')),
  id: (record) => firstId(record, 'id', 'objectId', 'customerId'),
  name: (record) => firstText(record, 'displayName'),
  attributes: (record) => readAttributes(record, table),
})
