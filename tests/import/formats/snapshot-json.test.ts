import { describe, expect, it } from 'vitest'
import { dialect as applications } from '../../../main/engine/import/formats/snapshot-applications-json.ts'
import { dialect as rules } from '../../../main/engine/import/formats/snapshot-inbox-rules-json.ts'
import { dialect as servicePrincipals } from '../../../main/engine/import/formats/snapshot-service-principals-json.ts'
import { dialect as users } from '../../../main/engine/import/formats/snapshot-users-json.ts'
import { dataMissing, dataRecords, feedJson, needsData } from './entra-support.ts'

describe('snapshots', () => {
  it.skipIf(dataMissing)(`of real applications in UTF-16${needsData}`, () => {
    const got = feedJson(applications, dataRecords('scubagear/MockApplications.json'))
    expect(got.quarantined).toEqual([])
    expect(got.snapshots.map(({ name }) => name)).toEqual([
      'Test App 1',
      'Test App 2',
      'Test App 3',
    ])
    expect(got.snapshots[0]?.attributes).toMatchObject({
      hasCredentialColumns: true,
      credentials: [
        { kind: 'secret', startAt: 1_733_343_742_000, endAt: 4_102_444_800_000 },
        { kind: 'certificate', startAt: 1_733_343_742_000 },
        { kind: 'certificate', startAt: 1_729_876_772_000 },
      ],
    })
  })

  it.skipIf(dataMissing)(
    `of real service principals with a federated credential${needsData}`,
    () => {
      const got = feedJson(servicePrincipals, dataRecords('scubagear/MockServicePrincipals.json'))
      expect(got.quarantined).toEqual([])
      expect(got.snapshots).toHaveLength(6)
      const last = got.snapshots[5]?.attributes as { credentials: { kind: string }[] }
      expect(last.credentials.map(({ kind }) => kind)).toEqual([
        'secret',
        'certificate',
        'federated',
      ])
    },
  )

  it.skipIf(dataMissing)(`without credential columns say so${needsData}`, () => {
    const records = dataRecords('scubagear/MockDedicatedHybridServicePrincipal.json')
    const [snapshot] = feedJson(servicePrincipals, records).snapshots
    expect(snapshot?.attributes).toMatchObject({ hasCredentialColumns: false, credentials: [] })
  })

  it('of another kind in a file of applications are what they are', () => {
    const user = { id: 'u', userPrincipalName: 'a@b.example', accountEnabled: true }
    const gone = {
      id: 'a',
      appId: 'b',
      keyCredentials: [],
      deletedDateTime: '2024-12-04T20:22:22Z',
    }
    const { snapshots } = feedJson(applications, [user, gone, { id: 'c', appId: 'd' }])
    expect(snapshots.map(({ kind }) => kind)).toEqual(['users', 'deleted-objects', 'applications'])
  })

  it.each([
    ['applications', applications],
    ['service principals', servicePrincipals],
    ['users', users],
    ['inbox rules', rules],
  ])('of %s quarantine what they cannot name', (_, dialect) => {
    const got = feedJson(dialect, [{ displayName: 'x' }, 'text', null])
    expect(got.quarantined).toEqual(['unknown-record', 'not-an-object', 'not-an-object'])
    expect(got.snapshots).toEqual([])
  })
})
