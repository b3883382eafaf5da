import { describe, expect, it } from 'vitest'
import { dialect } from '../../../main/engine/import/formats/entra-audit-portal-csv.ts'
import { recognise } from '../../../main/engine/import/registry.ts'
import { feed, onlyEvent } from './entra-support.ts'
import { rowOf } from './portal-support.ts'

/** The header as the portal writes it: 3 targets of 5 properties, 6 details (formats.md (a)). */
const slots = (target: number) => [
  ...['Type', 'DisplayName', 'ObjectId', 'UserPrincipalName'].map(
    (name) => `Target${target}${name}`,
  ),
  ...[1, 2, 3, 4, 5].flatMap((index) =>
    ['Name', 'OldValue', 'NewValue'].map(
      (name) => `Target${target}ModifiedProperty${index}${name}`,
    ),
  ),
]
const header = [
  'Date (UTC),CorrelationId,Service,Category,Activity,Result,ResultReason,User Agent,ActorType',
  'ActorDisplayName,ActorObjectId,ActorUserPrincipalName,IPAddress,ActorHomeTenantId',
  'ActorHomeTenantName,ActorServicePrincipalId,ActorServicePrincipalName',
  ...[1, 2, 3].flatMap(slots),
  ...[1, 2, 3, 4, 5, 6].flatMap((n) => [`AdditionalDetail${n}Key`, `AdditionalDetail${n}Value`]),
].join(',')

const head = { shape: 'csv' as const, header: header.split(','), rows: [] }

const auditCells = {
  'Date (UTC)': '2026-01-05T10:00:00Z',
  Service: 'Core Directory',
  Category: 'ApplicationManagement',
  Activity: 'Update application – Certificates and secrets management ',
  Result: 'success',
  ActorType: 'User',
  ActorUserPrincipalName: 'Eve@harrow.example',
  IPAddress: '192.0.2.50',
  Target1Type: 'Application',
  Target1DisplayName: 'Mail sync',
  Target1ObjectId: 'DDDDDDDD-0000-4000-8000-000000000001',
  Target1ModifiedProperty1Name: 'KeyDescription',
  Target1ModifiedProperty1OldValue: '[]',
  Target1ModifiedProperty1NewValue: '["[KeyIdentifier=k,KeyType=Password]"]',
  AdditionalDetail1Key: 'User-Agent',
  AdditionalDetail1Value: 'curl/8',
}

describe('the audit download', () => {
  const one = (cells: Record<string, string> = {}) =>
    feed(dialect, head, [rowOf(header, { ...auditCells, ...cells })])

  it('is recognised', () => {
    expect(recognise(head).id).toBe('entra-audit-portal-csv')
  })

  it('reads actor, target, changes and details', () => {
    const got = one()
    expect(onlyEvent(got)).toMatchObject({
      source: 'entra.audit',
      operation: 'update application - certificates and secrets management',
      ok: true,
      recordId: null,
      actorKind: 'user',
      actorUpn: 'eve@harrow.example',
      ip: '192.0.2.50',
      userAgent: 'curl/8',
      targetKind: 'application',
      targetId: 'dddddddd-0000-4000-8000-000000000001',
      targetName: 'Mail sync',
      changes: [{ name: 'KeyDescription', old: '[]', new: '[KeyIdentifier=k,KeyType=Password]' }],
      parameters: { Category: 'ApplicationManagement', LoggedByService: 'Core Directory' },
    })
    expect(got.warnings).toEqual(['record-id-missing'])
  })

  it('reads an application as the actor', () => {
    const event = onlyEvent(
      one({
        ActorType: 'Application',
        ActorUserPrincipalName: '',
        ActorServicePrincipalId: 'sp-1',
      }),
    )
    expect(event).toMatchObject({ actorKind: 'sp', actorId: 'sp-1', actorUpn: null })
  })

  it.each(['Target1ModifiedProperty5Name', 'Target3Type', 'AdditionalDetail6Key'])(
    'warns that more may be missing when %s is taken',
    (name) => {
      expect(one({ [name]: 'x' }).warnings).toContain('changes-may-be-cut')
    },
  )
})
