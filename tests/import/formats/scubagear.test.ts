import { describe, expect, it } from 'vitest'
import { dialect as fragments } from '../../../main/engine/import/formats/settings-fragment-json.ts'
import { dialect } from '../../../main/engine/import/formats/scubagear-provider-json.ts'
import { dataMissing, dataText, feedJson, jsonHead, needsData } from './entra-support.ts'

const at = Date.parse('2026-05-04T17:15:48.307Z')
const tenant = 'ca08493a-c9c8-4db0-a9e8-d3b4bafac269'
const policy = {
  Id: 'P1',
  DisplayName: 'Block',
  State: 'enabled',
  Conditions: {},
  GrantControls: {},
}
const assignment = (principal: string) => ({
  AssignmentType: 'Assigned',
  DirectoryScopeId: '/',
  PrincipalId: principal,
  RoleDefinitionId: '62e90394-69f5-4237-9190-012177145e10',
})

/** Records as the reader cuts them: the objects of a list one by one, everything else whole. */
function cut(document: Readonly<Record<string, unknown>>): unknown[] {
  const isList = (value: unknown): value is object[] =>
    Array.isArray(value) && value[0] !== null && typeof value[0] === 'object'
  return Object.entries(document).flatMap(([member, value]) =>
    isList(value) ? value.map((entry) => ({ member, value: entry })) : [{ member, value }],
  )
}

const start = {
  baseline_version: '1',
  module_version: '1.8.0',
  date: '05/04/2026 17:15:48 Coordinated Universal Time',
  timestamp_zulu: '2026-05-04T17:15:48.307Z',
  tenant_details: [{ TenantId: tenant.toUpperCase(), DisplayName: 'contoso' }],
}

describe('a provider export', () => {
  it('is known by what it says of itself', () => {
    expect(dialect.recognise(jsonHead(cut(start)))).toBeGreaterThan(0.9)
    expect(dialect.recognise(jsonHead(cut({ a: 1, b: [] })))).toBe(0)
    expect(dialect.recognise(jsonHead([start]))).toBe(0)
  })

  it('gives its whole lists as state of its own time and tenant', () => {
    const got = feedJson(
      dialect,
      cut({
        ...start,
        conditional_access_policies: [policy],
        domain_settings: { Id: 'contoso.com', AuthenticationType: 'Managed', IsVerified: true },
        org_config: [{ Name: 'contoso', AuditDisabled: true }],
      }),
    )
    expect(got.snapshots).toMatchObject([
      { kind: 'conditional-access-policies', objectId: 'p1', asOf: at, tenant },
      { kind: 'domains', objectId: 'contoso.com', asOf: at, tenant },
      { kind: 'organization-settings', attributes: { auditDisabled: true }, asOf: at, tenant },
    ])
    expect(got.quarantined).toEqual([])
    expect(got.ignored).toEqual(Array(5).fill('export-metadata'))
  })

  it('is told as well by the results around it, with their time and tenant', () => {
    const metadata = { Tool: 'ScubaGear', TenantId: tenant, TimestampZulu: start.timestamp_zulu }
    const records = cut({
      MetaData: metadata,
      Summary: { AAD: { Failures: 1 } },
      Results: { AAD: [] },
      conditional_access_policies: [policy],
    })
    expect(dialect.recognise(jsonHead(records.slice(0, 1)))).toBeGreaterThan(0.9)
    expect(dialect.recognise(jsonHead(cut({ MetaData: { Tool: 'x' } })))).toBe(0)
    const got = feedJson(dialect, records)
    expect(got.snapshots).toMatchObject([{ objectId: 'p1', asOf: at, tenant }])
    expect(got.ignored).toEqual(['export-metadata', 'derived-list', 'derived-list'])
  })

  it('names the role of each holder, and says that only some roles are listed', () => {
    const role = (DisplayName: string, Assignments: unknown) => ({ DisplayName, Assignments })
    const got = feedJson(
      dialect,
      cut({
        ...start,
        privileged_roles: [
          role('Global Administrator', [assignment('a'), assignment('b')]),
          role('User Administrator', assignment('c')),
          role('Exchange Administrator', []),
          role('Helpdesk', ['cut']),
        ],
      }),
    )
    expect(got.snapshots.map(({ attributes }) => attributes)).toMatchObject([
      { roleName: 'Global Administrator', principalId: 'a' },
      { roleName: 'Global Administrator', principalId: 'b' },
      { roleName: 'User Administrator', principalId: 'c' },
    ])
    expect(got.collections).toMatchObject([
      { sources: ['snapshot.role-assignments'], outcome: 'partial', from: at, to: at, scope: null },
    ])
    expect(got.ignored.slice(5)).toEqual(['empty-list'])
    expect(got.quarantined).toEqual(['unknown-record'])
  })

  it('says “none” of an empty list only when its command succeeded', () => {
    const lists = {
      transport_rule: [],
      conditional_access_policies: [null],
      outbound_connectors: [],
    }
    const outcomes = (commands: object) =>
      feedJson(dialect, cut({ ...start, ...lists, ...commands })).collections.map(
        ({ sources, outcome }) => `${sources.join()} ${outcome}`,
      )
    expect(outcomes({})).toEqual([])
    expect(
      outcomes({
        aad_successful_commands: ['Get-MgBetaIdentityConditionalAccessPolicy', 'Get-MgBetaDomain'],
        exo_successful_commands: ['Get-OutboundConnector', 'Get-DkimSigningConfig'],
        exo_unsuccessful_commands: ['Get-TransportRule', 'Get-InboundConnector'],
      }),
    ).toEqual([
      'snapshot.conditional-access-policies none',
      'snapshot.domains complete',
      'snapshot.transport-rules failed',
      'snapshot.connectors failed',
    ])
  })

  it('does not call a list complete of which an object cannot be read', () => {
    const got = feedJson(
      dialect,
      cut({
        ...start,
        conditional_access_policies: [policy, { State: 'enabled' }],
        aad_successful_commands: ['Get-MgBetaIdentityConditionalAccessPolicy'],
      }),
    )
    expect(got.quarantined).toEqual(['unknown-record'])
    expect(got.collections.map(({ outcome }) => outcome)).toEqual(['partial'])
  })

  it('never takes a list of chosen objects for the state of all', () => {
    const chosen = { AppId: 'a', ObjectId: 'o', KeyCredentials: [], PasswordCredentials: [] }
    const got = feedJson(
      dialect,
      cut({
        ...start,
        risky_applications: [chosen],
        privileged_users: { u: { roles: [] } },
        spf_records: [{ domain: 'contoso.com' }],
      }),
    )
    expect(got.snapshots).toEqual([])
    expect(got.ignored.slice(5)).toEqual(['partial-list', 'derived-list', 'not-a-state'])
  })

  it('survives members of any name and value', () => {
    const names = [
      '__proto__',
      'constructor',
      'privileged_roles',
      'org_config',
      'x_successful_commands',
    ]
    const values = [null, 1, 'text', [], [[]], {}, [null, 1]]
    const records = names.flatMap((member) => values.map((value) => ({ member, value })))
    const got = feedJson(dialect, records)
    expect(got.snapshots).toEqual([])
  })
})

describe.skipIf(dataMissing)(`real provider exports${needsData}`, () => {
  it.each([
    ['scubagear/ProviderSettingsExport.json', '2026-05-04T17:15:48.307Z', 41],
    ['scubagear/stub/ProviderSettingsExport_stub.json', null, 65],
  ])('%s', (path, asOf, snapshots) => {
    const got = feedJson(dialect, cut(JSON.parse(dataText(path)) as Record<string, unknown>))
    expect(got.quarantined).toEqual([])
    expect(got.snapshots).toHaveLength(snapshots)
    const times = new Set(got.snapshots.map((one) => one.asOf))
    expect([...times]).toEqual([asOf === null ? null : Date.parse(asOf)])
    expect(got.collections.filter(({ outcome }) => outcome === 'partial')).toHaveLength(1)
  })
})

describe('parts of settings', () => {
  it.each([
    [{ Conditions: { Users: {} } }],
    [{ GrantControls: {}, SessionControls: {} }],
    [{ ResourceDisplayName: 'Microsoft Graph', RoleId: 'r', RoleDisplayName: 'Mail.Read' }],
    [{ Id: 'f', Name: 'n', Issuer: 'i', Subject: 's', Audiences: [] }],
    [{ guid: { appRoles: {}, oauth2PermissionScopes: {} } }],
  ])('%j is known, and not read', (record) => {
    expect(fragments.recognise(jsonHead([record]))).toBeGreaterThan(0)
    const got = feedJson(fragments, [record])
    expect(got).toMatchObject({ ignored: ['state-part'], warnings: ['object-unnamed'] })
  })

  it.each([
    [{}],
    [policy],
    [{ ResourceDisplayName: 'x', RoleId: 'r', PrincipalId: 'p' }],
    ['text'],
  ])('%j is none', (record) => {
    expect(fragments.recognise(jsonHead([record]))).toBe(0)
  })
})
