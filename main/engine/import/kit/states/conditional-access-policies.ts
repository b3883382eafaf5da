import {
  defineState,
  firstId,
  firstText,
  jsonAt,
  listAt,
  readAttributes,
  states,
  textAt,
  timeAt,
} from '../state-attributes.ts'

const table = {
  displayName: textAt('displayName'),
  /** `enabledForReportingButNotEnforced` protects nothing. */
  state: textAt('state'),
  createdAt: timeAt('createdDateTime'),
  modifiedAt: timeAt('modifiedDateTime'),
  includeUsers: listAt('conditions/users/includeUsers'),
  excludeUsers: listAt('conditions/users/excludeUsers'),
  includeGroups: listAt('conditions/users/includeGroups'),
  excludeGroups: listAt('conditions/users/excludeGroups'),
  includeRoles: listAt('conditions/users/includeRoles'),
  excludeRoles: listAt('conditions/users/excludeRoles'),
  guests: jsonAt('conditions/users/includeGuestsOrExternalUsers'),
  excludedGuests: jsonAt('conditions/users/excludeGuestsOrExternalUsers'),
  includeApplications: listAt('conditions/applications/includeApplications'),
  excludeApplications: listAt('conditions/applications/excludeApplications'),
  userActions: listAt('conditions/applications/includeUserActions'),
  clientAppTypes: listAt('conditions/clientAppTypes'),
  includeLocations: listAt('conditions/locations/includeLocations'),
  excludeLocations: listAt('conditions/locations/excludeLocations'),
  includePlatforms: listAt('conditions/platforms/includePlatforms'),
  excludePlatforms: listAt('conditions/platforms/excludePlatforms'),
  deviceFilter: jsonAt('conditions/devices/deviceFilter'),
  workloads: jsonAt('conditions/clientApplications'),
  transferMethods: textAt('conditions/authenticationFlows/transferMethods'),
  signInRiskLevels: listAt('conditions/signInRiskLevels'),
  userRiskLevels: listAt('conditions/userRiskLevels'),
  grantControls: listAt('grantControls/builtInControls'),
  grantOperator: textAt('grantControls/operator'),
  authenticationStrength: textAt('grantControls/authenticationStrength/displayName'),
  sessionControls: jsonAt('sessionControls'),
}

/** What a sign-in must satisfy, and who is left out (G1). */
export const state = defineState({
  kind: 'conditional-access-policies',
  fits: (record) =>
    states(record, 'conditions') &&
    states(record, 'grantControls', 'sessionControls') &&
    states(record, 'state'),
  id: (record) => firstId(record, 'id'),
  name: (record) => firstText(record, 'displayName'),
  attributes: (record) => readAttributes(record, table),
})
