import { inflateRawSync } from 'node:zlib'
import type { SnapshotFields } from '../dialect.ts'
import { asArray, asRecord, jsonIn, text, type JsonRecord } from './fields.ts'
import { stateOf } from './state.ts'

/** Azure AD Graph keeps all of these in one list; the others are settings that have lists of their own. */
const conditionalAccess = 18
const namedLocation = 6

/** Longest list of ranges that is unpacked, in bytes. */
const rangeBytes = 4 * 1024 * 1024

/** `policyDetail` is a list of JSON texts, of which the first that is an object counts. */
function detailOf(row: JsonRecord): JsonRecord | null {
  for (const entry of asArray(jsonIn(row['policyDetail']))) {
    const detail = asRecord(jsonIn(entry))
    if (detail !== null) return detail
  }
  return null
}

/** `[{"Users": [...]}, {"Groups": [...]}]`: everything listed under that name. */
function listed(criteria: unknown, name: string): unknown[] {
  return asArray(criteria).flatMap((entry) => asArray(asRecord(entry)?.[name]))
}

function sides(condition: JsonRecord | null, names: Readonly<Record<string, string>>): object {
  const found: Record<string, unknown> = {}
  for (const [name, graphName] of Object.entries(names)) {
    found[`include${graphName}`] = listed(condition?.['Include'], name)
    found[`exclude${graphName}`] = listed(condition?.['Exclude'], name)
  }
  return found
}

const states: Readonly<Record<string, string>> = {
  Enabled: 'enabled',
  Disabled: 'disabled',
  Reporting: 'enabledForReportingButNotEnforced',
}

const controls: Readonly<Record<string, string>> = {
  Mfa: 'mfa',
  Block: 'block',
  RequireCompliantDevice: 'compliantDevice',
  RequireDomainJoinedDevice: 'domainJoinedDevice',
  RequireApprovedApp: 'approvedApplication',
  RequireCompliantApp: 'compliantApplication',
  RequirePasswordChange: 'passwordChange',
}

/**
 * A conditional access policy under the names of Graph. Conditions that have no name here are left out, and
 * so count as not stated.
 */
function policyOf(row: JsonRecord, detail: JsonRecord): SnapshotFields | null {
  const conditions = asRecord(detail['Conditions']) ?? {}
  const part = (name: string) => asRecord(conditions[name])
  const control = asArray(detail['Controls']).flatMap((entry) =>
    asArray(asRecord(entry)?.['Control']),
  )
  const state = text(detail['State'])
  return stateOf(
    {
      id: row['objectId'] ?? row['id'],
      displayName: row['displayName'],
      state: state === null ? undefined : (states[state] ?? state),
      createdDateTime: detail['CreatedDateTime'],
      modifiedDateTime: detail['ModifiedDateTime'],
      conditions: {
        users: sides(part('Users'), { Users: 'Users', Groups: 'Groups', Roles: 'Roles' }),
        applications: sides(part('Applications'), { Applications: 'Applications' }),
        locations: sides(part('Locations'), { Locations: 'Locations' }),
        platforms: sides(part('DevicePlatforms'), { DevicePlatforms: 'Platforms' }),
        clientAppTypes: listed(part('ClientTypes')?.['Include'], 'ClientTypes'),
      },
      grantControls: {
        builtInControls: control.map((name) => controls[text(name) ?? ''] ?? name),
      },
    },
    'conditional-access-policies',
  )
}

/** Address ranges, packed since 2021; undefined where they cannot be unpacked, which is not "none". */
function rangesOf(detail: JsonRecord): readonly object[] | undefined {
  const packed = text(detail['CompressedCidrIpRanges'])
  const plain = asArray(detail['CidrIpRanges'])
  if (packed === null) return plain.map((cidrAddress) => ({ cidrAddress }))
  try {
    const bytes = inflateRawSync(Buffer.from(packed, 'base64'), { maxOutputLength: rangeBytes })
    return bytes
      .toString('utf8')
      .split(',')
      .map((cidrAddress) => ({ cidrAddress }))
  } catch {
    return undefined
  }
}

/** Policies name a location by its network id, under which it is kept here too. */
function locationOf(row: JsonRecord, wrapped: JsonRecord): SnapshotFields | null {
  const detail = asRecord(wrapped['KnownNetworkPolicies']) ?? wrapped
  const categories = detail['Categories']
  return stateOf(
    {
      id: detail['NetworkId'] ?? row['policyIdentifier'] ?? row['objectId'],
      displayName: detail['NetworkName'] ?? row['displayName'],
      isTrusted: categories === undefined ? undefined : asArray(categories).includes('trusted'),
      ipRanges: rangesOf(detail),
      countriesAndRegions: detail['CountryIsoCodes'],
      includeUnknownCountriesAndRegions: detail['ApplyToUnknownCountry'],
    },
    'named-locations',
  )
}

/** Rows of `Policys`: conditional access and its named locations; of other policies no state is kept. */
export function directoryPolicies(row: JsonRecord): readonly (SnapshotFields | null)[] {
  const type = row['policyType']
  if (type !== conditionalAccess && type !== namedLocation) return []
  const detail = detailOf(row)
  if (detail === null) return [null]
  return [type === namedLocation ? locationOf(row, detail) : policyOf(row, detail)]
}
