import { text, type JsonRecord } from '../fields.ts'
import { isUser, objectIdOf, pick, type UserAttributes } from '../snapshot.ts'
import {
  defineState,
  flagAt,
  listOf,
  lowerAt,
  objectsAt,
  readAttributes,
  textAt,
  timeAt,
  valueAt,
  type Attribute,
} from '../state-attributes.ts'

/** A plan that is listed can be switched off: only those that are on count (M2). */
const servicePlans: Attribute<readonly string[]> = (record) =>
  objectsAt(record, 'assignedPlans')
    ?.filter((plan) => text(valueAt(plan, 'capabilityStatus')) === 'Enabled')
    .map((plan) => text(valueAt(plan, 'servicePlanId'))?.toLowerCase() ?? '')
    .sort()

const table = {
  upn: lowerAt('userPrincipalName'),
  displayName: textAt('displayName'),
  accountEnabled: flagAt('accountEnabled'),
  userType: textAt('userType'),
  createdAt: timeAt('createdDateTime'),
  lastPasswordChangeAt: timeAt('lastPasswordChangeDateTime'),
  sessionsValidFromAt: timeAt('signInSessionsValidFromDateTime', 'refreshTokensValidFromDateTime'),
  onPremisesSyncEnabled: flagAt('onPremisesSyncEnabled'),
  creationType: textAt('creationType'),
  externalUserState: textAt('externalUserState'),
  lastSuccessfulSignInAt: timeAt('signInActivity/lastSuccessfulSignInDateTime'),
  lastSignInAt: timeAt('signInActivity/lastSignInDateTime'),
  licences: listOf('assignedLicenses', 'skuId'),
  servicePlans,
}

/** People, guests and the accounts of rooms (B1, C1, D1, L1, M2). */
export const state = defineState({
  kind: 'users',
  fits: isUser,
  id: objectIdOf,
  name: (record: JsonRecord) => text(pick(record, 'displayName')),
  attributes: (record): UserAttributes => readAttributes(record, table),
})
