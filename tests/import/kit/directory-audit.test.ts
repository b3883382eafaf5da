import { describe, expect, it } from 'vitest'
import { normaliseDirectoryAudit } from '../../../main/engine/import/kit/directory-audit.ts'
import { keyIdentifiers } from '../../../main/engine/import/kit/features.ts'
import { bareContext, type RecordContext } from '../../../main/engine/import/kit/record-context.ts'
import { collector, iso, onlyEvent, type Collected } from '../formats/entra-support.ts'

const audit = {
  id: 'Directory_1_ABCDE_42',
  category: 'ApplicationManagement',
  correlationId: '53161141-E3F4-4944-85b6-7b953f17265e',
  result: 'success',
  resultReason: '',
  activityDisplayName: 'Update application – Certificates and secrets management ',
  activityDateTime: '2026-03-02T08:15:30.5168093+00:00',
  loggedByService: 'Core Directory',
  operationType: 'Update',
  initiatedBy: {
    user: {
      id: 'AEAD923D-498b-4f64-a66c-2af91447a8b6',
      displayName: null,
      userPrincipalName: 'Mallory@Harrow.example',
      ipAddress: '198.51.100.7',
    },
    app: null,
  },
  targetResources: [
    {
      id: '11b49e19-2326-4be6-93cb-7f37439bbd81',
      displayName: 'Payroll Sync',
      type: 'Application',
      modifiedProperties: [
        {
          displayName: 'KeyDescription',
          oldValue: '[]',
          newValue:
            '["[KeyIdentifier=59eaeebc-8a6b-44a6-9f24-7d55e64420c9,KeyType=Password,KeyUsage=Verify,DisplayName=x]"]',
        },
        {
          displayName: 'Included Updated Properties',
          oldValue: null,
          newValue: '"KeyDescription"',
        },
      ],
    },
  ],
  additionalDetails: [{ key: 'User-Agent', value: 'curl/8' }],
}

function normalise(
  fields: Record<string, unknown>,
  context: Partial<RecordContext> = {},
): Collected {
  const { sink, got } = collector()
  normaliseDirectoryAudit({ ...audit, ...fields }, { ...bareContext, ...context }, sink)
  return got
}

const eventOf = (fields: Record<string, unknown>, context: Partial<RecordContext> = {}) =>
  onlyEvent(normalise(fields, context))

describe('a directory audit entry', () => {
  it('names act, actor, target and changes', () => {
    const event = eventOf({})
    expect(iso(event.at)).toBe('2026-03-02T08:15:30.516Z')
    expect(event).toMatchObject({
      source: 'entra.audit',
      tenant: null,
      recordId: 'Directory_1_ABCDE_42',
      operation: 'update application - certificates and secrets management',
      operationRaw: 'Update application – Certificates and secrets management ',
      ok: true,
      errorCode: null,
      actorKind: 'user',
      actorId: 'aead923d-498b-4f64-a66c-2af91447a8b6',
      actorUpn: 'mallory@harrow.example',
      ip: '198.51.100.7',
      ipTrust: 'client',
      userAgent: 'curl/8',
      targetKind: 'application',
      targetId: '11b49e19-2326-4be6-93cb-7f37439bbd81',
      targetName: 'Payroll Sync',
      correlationId: '53161141-e3f4-4944-85b6-7b953f17265e',
    })
    expect(event.changes[1]).toEqual({
      name: 'Included Updated Properties',
      old: null,
      new: 'KeyDescription',
    })
  })

  it('keeps a key change readable as keys', () => {
    const [change] = eventOf({}).changes
    expect(change).toMatchObject({ name: 'KeyDescription', old: '[]' })
    expect(keyIdentifiers(change?.new ?? null)).toEqual([
      {
        keyId: '59eaeebc-8a6b-44a6-9f24-7d55e64420c9',
        type: 'Password',
        usage: 'Verify',
        displayName: 'x',
      },
    ])
  })

  it.each([
    ['success', true],
    ['failure', false],
    ['timeout', null],
    ['unknownFutureValue', null],
    [undefined, null],
  ])('with result %j has ok %j', (result, ok) => {
    expect(eventOf({ result }).ok).toBe(ok)
  })

  it.each([
    [{ user: { id: 'u', userPrincipalName: 'a_b.example#EXT#@harrow.example' } }, 'guest', 'u'],
    [{ user: { id: 'u', userType: 'Guest' } }, 'guest', 'u'],
    [{ app: { servicePrincipalId: 'S', appId: 'A', displayName: 'Sync' } }, 'sp', 'S'],
    [{ app: { displayName: 'Device Registration Service' } }, 'sp', null],
    [
      {
        user: { id: null, displayName: null, userPrincipalName: null },
        app: { servicePrincipalId: 'S' },
      },
      'sp',
      'S',
    ],
    [{}, 'unknown', null],
    [null, 'unknown', null],
  ])('initiated by %j has actor %s', (initiatedBy, actorKind, actorId) => {
    expect(eventOf({ initiatedBy })).toMatchObject({ actorKind, actorId })
  })

  it('takes the envelope’s address where the initiator has none', () => {
    const initiatedBy = { app: { servicePrincipalId: 'S', displayName: 'Sync' } }
    const event = eventOf({ initiatedBy }, { callerAddress: '203.0.113.9' })
    expect(event).toMatchObject({ ip: '203.0.113.9', ipTrust: 'client' })
    expect(event.parameters['Actor.Name']).toBe('Sync')
  })

  it('keeps further targets, and the changes of all of them', () => {
    const event = eventOf({
      targetResources: [
        { id: 'g', Type: 'Group', displayName: 'Admins', modifiedProperties: [] },
        {
          id: 'u2',
          type: 'User',
          userPrincipalName: 'Bob@Harrow.example',
          displayName: 'Bob',
          modifiedProperties: [
            { displayName: 'UserType', oldValue: '["Member"]', newValue: '["Guest"]' },
          ],
        },
      ],
    })
    expect(event).toMatchObject({ targetKind: 'group', targetId: 'g', targetName: 'Admins' })
    expect(event.parameters).toMatchObject({
      'Target2.Type': 'user',
      'Target2.Id': 'u2',
      'Target2.Name': 'bob@harrow.example',
    })
    expect(event.changes).toEqual([{ name: 'UserType', old: 'Member', new: 'Guest' }])
  })

  it('lets no detail hide another or a field of the record', () => {
    const event = eventOf({
      resultReason: 'done',
      additionalDetails: [
        { key: 'AppId', value: 'one' },
        { key: 'AppId', value: 'two' },
        { key: 'ResultReason', value: 'forged' },
        { key: '__proto__', value: 'x' },
        { key: 'Empty', value: '' },
      ],
    })
    expect(Object.entries(event.parameters)).toEqual([
      ['ResultReason', 'done'],
      ['Category', 'ApplicationManagement'],
      ['LoggedByService', 'Core Directory'],
      ['OperationType', 'Update'],
      ['AppId', 'one'],
      ['AppId (2)', 'two'],
      ['ResultReason (2)', 'forged'],
      ['__proto__', 'x'],
    ])
  })

  it('reads nested JSON text, and keeps text that was cut', () => {
    const whole = eventOf({ targetResources: JSON.stringify(audit.targetResources) })
    expect(whole.targetName).toBe('Payroll Sync')
    const got = normalise({ targetResources: JSON.stringify(audit.targetResources).slice(0, 60) })
    const event = onlyEvent(got)
    expect(event).toMatchObject({ targetKind: null, changes: [] })
    expect(event.parameters['targetResources']).toMatch(/^\[\{"id":"11b49e19/)
    expect(got.warnings).toEqual(['nested-json-unreadable'])
  })

  it.each([
    [undefined, 'time-missing'],
    ['5/18/2021 9:13:33 PM', 'time-unreadable'],
  ])('at %j is quarantined as %s', (activityDateTime, code) => {
    expect(normalise({ activityDateTime }).quarantined).toEqual([code])
  })
})
