import { describe, expect, it } from 'vitest'
import { snapshotKinds } from '#shared'
import { dialect } from '../../../main/engine/import/formats/snapshot-state-json.ts'
import { recognise } from '../../../main/engine/import/registry.ts'
import { stateKinds } from '../../../main/engine/import/kit/registry.ts'
import { kindOf, stateOf } from '../../../main/engine/import/kit/state.ts'
import { collector, feedJson, jsonHead } from '../formats/entra-support.ts'
import { entraSamples } from './state-samples-entra.ts'
import { exchangeSamples } from './state-samples-exchange.ts'

const samples = [...entraSamples, ...exchangeSamples]

const policy = {
  id: 'p',
  displayName: 'MFA',
  state: 'enabled',
  conditions: { users: { includeUsers: ['All'] } },
  grantControls: null,
}

const attributesOf = (record: Record<string, unknown>, kind: Parameters<typeof stateOf>[1]) =>
  stateOf(record, kind)?.attributes

describe('kinds of state', () => {
  it('are all read', () => {
    expect([...stateKinds.keys()].sort()).toEqual([...snapshotKinds].sort())
  })

  it.each(samples.map((sample) => [sample.kind, sample] as const))(
    '%s are told by their members and read',
    (kind, { record, id, attributes }) => {
      expect(kindOf(record)).toBe(kind)
      const state = stateOf(record, kind)
      expect(state?.objectId).toBe(id)
      expect(state?.attributes).toMatchObject(attributes)
    },
  )

  it.each(samples.map((sample) => [sample.kind, sample] as const))(
    '%s in a file are recognised and read one by one',
    (kind, { record }) => {
      expect(recognise(jsonHead([record])).id).toBe(dialect.id)
      const got = feedJson(dialect, [record, { displayName: 'x' }, 'text'])
      expect(got.snapshots.map((snapshot) => snapshot.kind)).toEqual([kind])
      expect(got.quarantined).toEqual(['unknown-record', 'not-an-object'])
    },
  )

  it('are not told by members that many things have', () => {
    expect(
      kindOf({ id: 'x', displayName: 'y', createdDateTime: '2024-12-04T20:22:22Z' }),
    ).toBeNull()
  })
})

describe('what an export leaves out', () => {
  it('is named, and is no statement of none', () => {
    const stated = { PrimarySmtpAddress: 'a@b.example', ForwardingAddress: null }
    const attributes = attributesOf(stated, 'mailboxes')
    expect(attributes).toMatchObject({ forwardingAddress: null, forwardingSmtpAddress: null })
    expect(attributes?.['notStated']).toContain('forwardingSmtpAddress')
    expect(attributes?.['notStated']).not.toContain('forwardingAddress')
  })

  it('is every null of a Graph object from PowerShell', () => {
    const record = { Id: 'g', SecurityEnabled: null, AdditionalProperties: {} }
    expect(attributesOf(record, 'groups')?.['notStated']).toContain('securityEnabled')
  })

  it.each([
    [
      'a type name for an object',
      { ...policy, conditions: { users: 'System.Collections.Hashtable' } },
    ],
    [
      'a type name for a list',
      { ...policy, conditions: { users: { includeUsers: 'System.String[]' } } },
    ],
    [
      'type names in a list',
      { ...policy, conditions: { users: { includeUsers: ['System.Object'] } } },
    ],
    ['PowerShell’s short form', { ...policy, conditions: '@{Users=}' }],
    [
      'an object where a text belongs',
      { ...policy, conditions: { users: { includeUsers: [{}] } } },
    ],
  ])('shows as %s where the serialiser cut it', (_, record) => {
    const attributes = attributesOf(record, 'conditional-access-policies')
    expect(attributes?.['includeUsers']).toBeNull()
    expect(attributes?.['notStated']).toContain('includeUsers')
  })

  it('is nothing beneath what is stated to be empty', () => {
    const attributes = attributesOf(policy, 'conditional-access-policies')
    expect(attributes?.['grantControls']).toEqual([])
    expect(attributes?.['notStated']).not.toContain('grantControls')
  })

  it('is a time, flag or number that cannot be read', () => {
    const record = { id: 'd', accountEnabled: 'perhaps', isManaged: null }
    expect(attributesOf(record, 'devices')?.['notStated']).toContain('accountEnabled')
    expect(attributesOf(record, 'devices')?.['notStated']).not.toContain('isManaged')
  })
})

describe('one object from two tools', () => {
  it('has one id and the same attributes', () => {
    const graph = {
      id: 'P',
      displayName: 'MFA',
      state: 'enabled',
      conditions: { users: { includeUsers: ['b', 'a'] } },
      grantControls: { builtInControls: ['mfa'], operator: 'OR' },
      sessionControls: { b: 1, a: null },
    }
    const powershell = {
      Id: 'p',
      DisplayName: 'MFA',
      State: 'enabled',
      Conditions: { Users: { IncludeUsers: ['a', 'b'] } },
      GrantControls: { BuiltInControls: 'mfa', Operator: 'OR' },
      SessionControls: { a: null, b: 1 },
    }
    expect(stateOf(powershell, 'conditional-access-policies')).toEqual(
      stateOf(graph, 'conditional-access-policies'),
    )
  })

  it('is one role, whichever schedule or assignment names it', () => {
    const common = { roleDefinitionId: 'R', principalId: 'P', directoryScopeId: '/' }
    const ids = [
      { ...common, id: 'assignment' },
      { ...common, id: 'schedule', assignmentType: 'Assigned', memberType: 'Direct' },
      { ...common, id: 'eligibility', memberType: 'Direct', roleEligibilityScheduleId: 'e' },
    ].map((record) => stateOf(record, 'role-assignments')?.objectId)
    expect(ids[1]).toBe(ids[0])
    expect(ids[2]).not.toBe(ids[0])
  })
})

describe('directory roles with their members', () => {
  const role = { id: 'x', displayName: 'Global Administrator', roleTemplateId: 'R', members: [] }
  const members = [
    { '@odata.type': '#microsoft.graph.user', id: 'P', userPrincipalName: 'ada@b.example' },
    { '@odata.type': '#microsoft.graph.servicePrincipal', id: 'Q', displayName: 'Sync' },
  ]

  it('are one assignment a holder, the same as in the list of assignments', () => {
    expect(recognise(jsonHead([role])).id).toBe(dialect.id)
    const { sink, got } = collector()
    dialect.open(jsonHead([role])).record({ ...role, members }, sink)
    const listed = { id: 'ra', roleDefinitionId: 'R', principalId: 'P', directoryScopeId: '/' }
    expect(got.snapshots.map(({ objectId }) => objectId)).toEqual([
      stateOf(listed, 'role-assignments')?.objectId,
      'r/q///active',
    ])
    expect(got.snapshots[0]?.attributes).toMatchObject({
      roleName: 'Global Administrator',
      principalName: 'ada@b.example',
    })
  })

  it('are a statement where nobody holds them', () => {
    const { sink, got } = collector()
    dialect.open(jsonHead([role])).record(role, sink)
    expect(got.snapshots).toEqual([])
    expect(got.collections).toMatchObject([{ outcome: 'none', scope: 'r' }])
  })

  it('are quarantined where a holder is not named', () => {
    const { sink, got } = collector()
    dialect.open(jsonHead([role])).record({ ...role, members: [{ displayName: 'x' }] }, sink)
    expect(got.quarantined).toEqual(['unknown-record'])
  })
})

describe('deleted objects', () => {
  const application = { id: 'a', appId: 'b', passwordCredentials: [], keyCredentials: [] }

  it.each([
    [{ deletedDateTime: '2024-12-04T20:22:22Z' }],
    [{ DeletedDateTime: '/Date(1733343742000)/' }],
    [{ deleted: true }],
  ])('with %j are never live', (mark) => {
    expect(stateOf({ ...application, ...mark }, 'applications')?.kind).toBe('deleted-objects')
    expect(kindOf({ ...application, ...mark })).toBe('deleted-objects')
  })

  it.each([[{ deletedDateTime: null }], [{ DeletedDateTime: '' }], [{ deleted: false }]])(
    'are not those with %j',
    (mark) => {
      expect(stateOf({ ...application, ...mark }, 'applications')?.kind).toBe('applications')
    },
  )
})

describe('permissions', () => {
  it.each([
    [
      { Identity: 'CFO', Trustee: 'EA', AccessRights: ['SendAs'], AccessControlType: 'Deny' },
      'send-as/cfo/ea/deny',
    ],
    [
      {
        Identity: 'CFO:\\Inbox',
        FolderName: 'Inbox',
        User: { DisplayName: 'Default' },
        AccessRights: ['Reviewer'],
      },
      'folder/cfo/inbox/default',
    ],
    [
      {
        Identity: 'CFO',
        User: 'NT AUTHORITY\\SELF',
        AccessRights: 'FullAccess',
        IsInherited: true,
      },
      'mailbox/cfo/nt authority\\self/inherited',
    ],
  ])('%j is %s', (record, id) => {
    expect(stateOf(record, 'mailbox-permissions')?.objectId).toBe(id)
  })
})
