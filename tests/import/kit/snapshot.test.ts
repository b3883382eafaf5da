import { describe, expect, it } from 'vitest'
import {
  isApplication,
  isServicePrincipal,
  isUser,
  snapshotTime,
} from '../../../main/engine/import/kit/snapshot.ts'
import { stateOf } from '../../../main/engine/import/kit/state.ts'

const start = Date.UTC(2024, 11, 4, 20, 22, 22)
const keyId = '00000000-0000-4000-8000-00000000000A'
const sha1 = 'A9993E364706816ABA3E25717850C26C9CD0D89D'

const application = {
  id: 'AAAAAAAA-0000-4000-8000-000000000001',
  appId: 'BBBBBBBB-0000-4000-8000-000000000002',
  displayName: 'Payroll Sync',
  createdDateTime: '2024-12-04T20:22:22Z',
  passwordCredentials: [
    { keyId, displayName: 's', startDateTime: '2024-12-04T20:22:22.0000000Z', endDateTime: null },
  ],
  keyCredentials: [],
}

function attributesOf(record: Record<string, unknown>): Record<string, unknown> {
  return { ...stateOf(record, 'applications')?.attributes }
}

describe('snapshot times', () => {
  it.each([
    ['2024-12-04T20:22:22Z', start],
    [`/Date(${start})/`, start],
    [`\\/Date(${start})\\/`, start],
    ['0001-01-01T00:00:00Z', null],
    ['4.12.2024 20:22', null],
    [null, null],
  ])('%j is %j', (value, at) => {
    expect(snapshotTime(value)).toBe(at)
  })
})

describe('applications and service principals', () => {
  it('have one shape from Graph', () => {
    expect(stateOf(application, 'applications')).toEqual({
      kind: 'applications',
      objectId: 'aaaaaaaa-0000-4000-8000-000000000001',
      name: 'Payroll Sync',
      tenant: null,
      asOf: null,
      attributes: {
        appId: 'bbbbbbbb-0000-4000-8000-000000000002',
        displayName: 'Payroll Sync',
        accountEnabled: null,
        appOwnerTenant: null,
        createdAt: start,
        credentials: [
          {
            keyId: keyId.toLowerCase(),
            kind: 'secret',
            displayName: 's',
            startAt: start,
            endAt: null,
          },
        ],
        hasCredentialColumns: true,
        hasFederatedColumn: false,
        signInAudience: null,
        servicePrincipalType: null,
        replyUrls: null,
        owners: null,
        verifiedPublisher: null,
        notStated: [
          'accountEnabled',
          'owners',
          'replyUrls',
          'servicePrincipalType',
          'signInAudience',
          'verifiedPublisher',
        ],
      },
    })
  })

  it('have the same shape from PowerShell, where one key is no list', () => {
    const powershell = {
      Id: application.id,
      AppId: application.appId,
      DisplayName: 'Payroll Sync',
      CreatedDateTime: `/Date(${start})/`,
      PasswordCredentials: {
        KeyId: keyId,
        DisplayName: 's',
        StartDateTime: `\\/Date(${start})\\/`,
      },
      KeyCredentials: null,
      AdditionalProperties: {},
    }
    expect(stateOf(powershell, 'applications')).toEqual(stateOf(application, 'applications'))
  })

  it('read what PowerShell keeps in its bag', () => {
    const record = {
      Id: 'x',
      AppId: 'y',
      AdditionalProperties: { createdDateTime: '2024-12-04T20:22:22Z' },
    }
    expect(attributesOf(record)['createdAt']).toBe(start)
  })

  it.each([
    [{ passwordCredentials: [], keyCredentials: [] }, true],
    [{ PasswordCredentials: null, KeyCredentials: null }, true],
    [{}, false],
    [{ passwordCredentials: [] }, false],
    [{ passwordCredentials: [], keyCredentials: ['Microsoft.Graph.KeyCredential'] }, false],
    [{ passwordCredentials: 'System.Object[]', keyCredentials: [] }, false],
  ])('of %j tells of credentials: %j', (lists, told) => {
    expect(attributesOf({ id: 'x', appId: 'y', ...lists })['hasCredentialColumns']).toBe(told)
  })

  it.each([
    [sha1.toLowerCase(), sha1],
    ['qZk+NkcGgWq6PiVxeFDCbJzQ2J0=', sha1],
    [[...Buffer.from(sha1, 'hex')], sha1],
    ['some label', undefined],
    [null, undefined],
  ])('certificate id %j is thumbprint %j', (customKeyIdentifier, thumbprint) => {
    const record = { ...application, keyCredentials: [{ keyId, customKeyIdentifier }] }
    expect(attributesOf(record)['credentials']).toMatchObject([
      { kind: 'secret' },
      { kind: 'certificate', ...(thumbprint === undefined ? {} : { thumbprint }) },
    ])
  })

  it('hold federated credentials with issuer and subject', () => {
    const federated = { id: keyId, name: 'ci', issuer: 'https://issuer.example', subject: 'repo:x' }
    const record = {
      ...application,
      passwordCredentials: [],
      federatedIdentityCredentials: [federated],
    }
    expect(attributesOf(record)['credentials']).toEqual([
      {
        keyId: keyId.toLowerCase(),
        kind: 'federated',
        displayName: 'ci',
        startAt: null,
        endAt: null,
        issuer: 'https://issuer.example',
        subject: 'repo:x',
      },
    ])
  })

  it('without an id are none', () => {
    expect(stateOf({ appId: 'y', keyCredentials: [] }, 'applications')).toBeNull()
  })

  it.each([
    [application, 'application'],
    [{ AppId: 'y', KeyCredentials: null }, 'application'],
    [{ ...application, servicePrincipalType: 'Application' }, 'service principal'],
    [{ AppId: 'y', AppOwnerOrganizationId: 'z' }, 'service principal'],
    [{ appId: 'y', createdDateTime: 'x', status: {}, ipAddress: '' }, 'neither'],
  ])('%j is %s', (record, kind) => {
    expect(isApplication(record)).toBe(kind === 'application')
    expect(isServicePrincipal(record)).toBe(kind === 'service principal')
  })
})

describe('users', () => {
  it('have one shape', () => {
    const record = {
      id: 'AAAAAAAA-0000-4000-8000-000000000001',
      userPrincipalName: 'Ada@Harrow.example',
      displayName: 'Ada',
      accountEnabled: false,
      userType: 'Member',
      createdDateTime: '2024-12-04T20:22:22Z',
      lastPasswordChangeDateTime: '2024-12-04T20:22:22Z',
      signInSessionsValidFromDateTime: '2024-12-04T20:22:22Z',
      onPremisesSyncEnabled: null,
    }
    expect(isUser(record)).toBe(true)
    expect(stateOf(record, 'users')).toEqual({
      kind: 'users',
      objectId: 'aaaaaaaa-0000-4000-8000-000000000001',
      name: 'Ada',
      tenant: null,
      asOf: null,
      attributes: {
        upn: 'ada@harrow.example',
        displayName: 'Ada',
        accountEnabled: false,
        userType: 'Member',
        createdAt: start,
        lastPasswordChangeAt: start,
        sessionsValidFromAt: start,
        onPremisesSyncEnabled: null,
        creationType: null,
        externalUserState: null,
        lastSuccessfulSignInAt: null,
        lastSignInAt: null,
        licences: null,
        servicePlans: null,
        notStated: [
          'creationType',
          'externalUserState',
          'lastSignInAt',
          'lastSuccessfulSignInAt',
          'licences',
          'servicePlans',
        ],
      },
    })
  })

  it('of PowerShell name the revocation time differently', () => {
    const record = {
      ObjectId: 'u',
      UserPrincipalName: 'a@b.example',
      AccountEnabled: 'True',
      RefreshTokensValidFromDateTime: `/Date(${start})/`,
    }
    expect(stateOf(record, 'users')?.attributes).toMatchObject({
      accountEnabled: true,
      sessionsValidFromAt: start,
    })
  })

  it('are not sign-ins', () => {
    expect(isUser({ id: 'x', userPrincipalName: 'a@b', createdDateTime: 'x', status: {} })).toBe(
      false,
    )
  })
})
