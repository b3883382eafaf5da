import type { JsonRecord } from '../fields.ts'
import { text } from '../fields.ts'
import { pick } from '../snapshot.ts'
import {
  defineState,
  firstText,
  flagAt,
  idAt,
  jsonAt,
  listAt,
  readAttributes,
  states,
  textAt,
} from '../state-attributes.ts'

const tables = {
  authorization: {
    allowInvitesFrom: textAt('allowInvitesFrom'),
    guestUserRoleId: idAt('guestUserRoleId'),
    blockMsolPowerShell: flagAt('blockMsolPowerShell'),
    allowedToUseSspr: flagAt('allowedToUseSSPR', 'allowedToUseSspr'),
    allowedToCreateApps: flagAt('defaultUserRolePermissions/allowedToCreateApps'),
    grantPolicies: listAt(
      'defaultUserRolePermissions/permissionGrantPoliciesAssigned',
      'permissionGrantPolicyIdsAssignedToDefaultUserRole',
    ),
    allowUserConsentForRiskyApps: flagAt('allowUserConsentForRiskyApps'),
  },
  'authentication-methods': {
    policyMigrationState: textAt('policyMigrationState'),
    methods: jsonAt('authenticationMethodConfigurations'),
  },
  'security-defaults': { isEnabled: flagAt('isEnabled') },
} as const

type Policy = keyof typeof tables

const securityDefaultsId = '00000000-0000-0000-0000-000000000005'

function policyOf(record: JsonRecord): Policy | null {
  if (states(record, 'guestUserRoleId', 'blockMsolPowerShell')) return 'authorization'
  if (states(record, 'authenticationMethodConfigurations')) return 'authentication-methods'
  return text(pick(record, 'id')) === securityDefaultsId ? 'security-defaults' : null
}

/** Settings for the whole tenant: there is one of each, so that it needs no id (G2). */
export const state = defineState({
  kind: 'authorization-policies',
  fits: (record) => policyOf(record) !== null,
  id: policyOf,
  name: (record) => firstText(record, 'displayName'),
  attributes: (record) => {
    const policy = policyOf(record)
    return { policy, ...readAttributes(record, policy === null ? {} : tables[policy]) }
  },
})
