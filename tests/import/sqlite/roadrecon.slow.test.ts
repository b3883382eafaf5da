import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Case } from '../../../main/engine/case/case.ts'
import { rebuildCase } from '../../../main/engine/import/replay.ts'
import type { FileReport } from '../../../main/engine/import/report.ts'
import { recordView } from '../../../main/engine/service/views/record.ts'
import { evv } from '../../helpers/evv.ts'
import { folder, importOf, open, snapshots, type Snapshot } from './import-database.ts'
import { gathered, ids, writeDatabase } from './roadrecon-database.ts'

describe('a gathering of ROADrecon', () => {
  let kase: Case
  let files: FileReport[]
  let states: Snapshot[]
  const one = (kind: string, id: string) =>
    states.find((state) => state.kind === kind && state.objectId === id)?.attributes

  beforeAll(async () => {
    const database = join(folder(), 'anything.bin')
    writeDatabase(database)
    ;({ kase, files } = await importOf(database))
    states = snapshots(kase)
  })

  it('has a ledger for every table that holds a row', () => {
    const rows = Object.entries(gathered).filter(([, list]) => list.length > 0)
    expect(new Set(files.map(({ member }) => member))).toEqual(new Set(rows.map(([name]) => name)))
    expect(files).toHaveLength(rows.length)
    expect(files.every(({ format }) => format === 'roadrecon-db')).toBe(true)
    for (const { records, imported, ignored, quarantined } of files)
      expect(imported + ignored + quarantined).toBe(records)
    expect(files.find(({ member }) => member === 'Users')).toMatchObject({
      records: 2,
      imported: 2,
    })
    expect(files.find(({ member }) => member === 'Users')!.bytes).toBeGreaterThan(100)
    expect(files.filter(({ ignored }) => ignored > 0)).toMatchObject([
      { member: 'Policys', ignored: 1, imported: 2 },
      { member: 'lnk_group_member_user', ignored: 1, imported: 0 },
    ])
  })

  it('gives the states that other exports give', () => {
    expect(one('users', ids.user)).toMatchObject({
      upn: 'ann@contoso.example',
      accountEnabled: true,
      lastPasswordChangeAt: Date.UTC(2026, 2, 1, 10),
      sessionsValidFromAt: Date.UTC(2026, 2, 2, 10),
    })
    expect(one('users', '00000000-0000-4000-8000-000000000011')).toMatchObject({
      displayName: "Robert'); DROP TABLE Users;--",
      onPremisesSyncEnabled: true,
    })
    for (const [kind, id] of [
      ['service-principals', ids.principal],
      ['applications', ids.application],
    ] as const)
      expect(one(kind, id)).toMatchObject({
        appId: ids.appId,
        hasCredentialColumns: true,
        credentials: [{ keyId: ids.key, kind: 'secret', endAt: Date.UTC(2028, 0, 1) }],
      })
    expect(one('app-role-assignments', 'assignment-1')).toMatchObject({
      appRoleId: ids.permission,
      principalId: ids.principal,
    })
    expect(one('domains', 'contoso.example')).toMatchObject({ authenticationType: 'Federated' })
  })

  it('tells a role in each of its scopes, an owner, a policy and a location', () => {
    const roles = states.filter(({ kind }) => kind === 'role-assignments')
    expect(roles.map(({ attributes }) => [attributes['scope'], attributes['standing']])).toEqual([
      ['/', 'active'],
      ['/administrativeUnits/1', 'active'],
    ])
    expect(states.find(({ kind }) => kind === 'owners')?.attributes).toMatchObject({
      objectId: ids.application,
      ownerId: ids.user,
    })
    expect(one('conditional-access-policies', 'policy-1')).toMatchObject({
      state: 'enabledForReportingButNotEnforced',
      includeUsers: ['All'],
      excludeGroups: ['group-1'],
      includeApplications: ['All'],
      grantControls: ['mfa'],
    })
    expect(one('named-locations', 'location-1')).toMatchObject({
      isTrusted: true,
      ranges: ['192.0.2.0/24', '2001:db8::/32'],
    })
  })

  it('shows a row again, by its table and id', async () => {
    const sha256 = files[0]!.sha256!
    const place = { sha256, member: 'Users', offset: 2, length: 10_000 }
    const { text } = await recordView(kase, place)
    expect(JSON.parse(text!)).toEqual(gathered['Users']![1])
    expect((await recordView(kase, { ...place, offset: 99 })).text).toBeNull()
    const listed = evv(['snapshots', kase.folder, '--json']).json<{
      snapshots: { kind: string; raws: object[] }[]
    }>()
    const user = listed.snapshots.find(({ kind }) => kind === 'users')
    expect(user!.raws).toEqual([
      { file: sha256, member: 'Users#1', offset: 0, length: expect.any(Number) as number },
    ])
  })

  it('comes back the same with a rebuild', async () => {
    kase.close()
    kase = await rebuildCase(kase.folder)
    open.push(kase)
    expect(snapshots(kase)).toEqual(states)
    expect(readdirSync(join(kase.folder, 'evidence'))).toHaveLength(1)
  })
})

describe('a gathering with the columns of Microsoft Graph', () => {
  it('gives the same states', async () => {
    const database = join(folder(), 'roadrecon.db')
    const [{ objectId: user, ...rest }] = gathered['Users'] as [Record<string, unknown>]
    const renamed = (name: string) =>
      gathered[name]!.map(({ objectId, ...row }) => ({ id: objectId, ...row }))
    writeDatabase(database, {
      Users: [{ id: user, ...rest }],
      ServicePrincipals: renamed('ServicePrincipals'),
      Applications: renamed('Applications'),
      TenantDetails: renamed('TenantDetails'),
      AppRoleAssignments: [
        { id: 'a', appRoleId: ids.permission, principalId: ids.principal, resourceId: 'r' },
      ],
    })
    const { kase } = await importOf(database)
    const kinds = snapshots(kase).map(({ kind, objectId }) => [kind, objectId])
    expect(kinds).toContainEqual(['users', ids.user])
    expect(kinds).toContainEqual(['applications', ids.application])
    expect(snapshots(kase).find(({ kind }) => kind === 'app-role-assignments')).toMatchObject({
      objectId: 'a',
      attributes: { appRoleId: ids.permission },
    })
  })
})
