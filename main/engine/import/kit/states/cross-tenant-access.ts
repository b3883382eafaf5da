import {
  defineState,
  firstId,
  flagAt,
  idAt,
  jsonAt,
  readAttributes,
  states,
} from '../state-attributes.ts'

const table = {
  tenantId: idAt('tenantId'),
  isServiceProvider: flagAt('isServiceProvider'),
  isServiceDefault: flagAt('isServiceDefault'),
  /** Another tenant's MFA and devices taken for one's own (F6). */
  trustsMfa: flagAt('inboundTrust/isMfaAccepted'),
  trustsCompliantDevices: flagAt('inboundTrust/isCompliantDeviceAccepted'),
  trustsHybridDevices: flagAt('inboundTrust/isHybridAzureADJoinedDeviceAccepted'),
  consentsInbound: flagAt('automaticUserConsentSettings/inboundAllowed'),
  consentsOutbound: flagAt('automaticUserConsentSettings/outboundAllowed'),
  syncsUsersIn: flagAt(
    'identitySynchronization/userSyncInbound/isSyncAllowed',
    'userSyncInbound/isSyncAllowed',
  ),
  collaborationInbound: jsonAt('b2bCollaborationInbound'),
  collaborationOutbound: jsonAt('b2bCollaborationOutbound'),
  directConnectInbound: jsonAt('b2bDirectConnectInbound'),
  directConnectOutbound: jsonAt('b2bDirectConnectOutbound'),
}

/** What other tenants may do here, one record a partner and one for all others (F6). */
export const state = defineState({
  kind: 'cross-tenant-access',
  fits: (record) =>
    states(record, 'b2bCollaborationInbound', 'inboundTrust', 'automaticUserConsentSettings') ||
    (states(record, 'tenantId') && states(record, 'userSyncInbound')),
  id: (record) => firstId(record, 'tenantId') ?? 'default',
  name: (record) => firstId(record, 'tenantId'),
  attributes: (record) => readAttributes(record, table),
})
