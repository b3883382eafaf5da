import {
  defineState,
  firstId,
  firstText,
  flagAt,
  listAt,
  listOf,
  readAttributes,
  states,
  textAt,
  timeAt,
} from '../state-attributes.ts'

const table = {
  displayName: textAt('displayName'),
  isTrusted: flagAt('isTrusted'),
  ranges: listOf('ipRanges', 'cidrAddress'),
  countries: listAt('countriesAndRegions'),
  includesUnknownCountries: flagAt('includeUnknownCountriesAndRegions'),
  createdAt: timeAt('createdDateTime'),
  modifiedAt: timeAt('modifiedDateTime'),
}

/** Places that conditional access trusts or leaves out (G1). */
export const state = defineState({
  kind: 'named-locations',
  fits: (record) => states(record, 'id') && states(record, 'ipRanges', 'countriesAndRegions'),
  id: (record) => firstId(record, 'id'),
  name: (record) => firstText(record, 'displayName'),
  attributes: (record) => readAttributes(record, table),
})
