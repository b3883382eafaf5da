import { describe, expect, it } from 'vitest'
import { readAudit } from './audit-support.ts'

const oid = '9d8001cb-a159-4252-a3a1-c2dc689f322a'
const appId = 'a62919b8-3d73-4b3f-ab2a-3790b3cb8550'
const otherApp = '18ed3507-a475-4ccb-b669-d66bc9f2a36e'
const zeros = '00000000-0000-0000-0000-000000000000'

describe('actors', () => {
  it.each([
    [{ UserId: 'Joey@Contoso.example', UserType: 0 }, 'user', 'joey@contoso.example'],
    [{ UserId: 'Joey@Contoso.example', UserType: 'Regular' }, 'user', 'joey@contoso.example'],
    [{ UserId: 'user1' }, 'user', 'user1'],
    [{ UserId: `ServicePrincipal_${oid}`, UserType: 4 }, 'sp', null],
    [{ UserId: 'app@sharepoint', UserType: 0 }, 'sp', null],
    [{ UserId: 'joey@contoso.example', UserType: 5 }, 'sp', 'joey@contoso.example'],
    [{ UserId: 'NT AUTHORITY\\SYSTEM (w3wp)', UserType: 3 }, 'system', null],
    [
      { UserId: 'NT AUTHORITY\\SYSTEM (Microsoft.Exchange.ServiceHost)', UserType: 3 },
      'msdc',
      null,
    ],
    [
      { UserId: 'NT AUTHORITY\\SYSTEM (Microsoft.Exchange.Servicehost)', UserType: 2 },
      'system',
      null,
    ],
    [{ UserId: 'operator', UserType: 3 }, 'msdc', null],
    [{ UserId: 'S-1-5-18', UserType: 2 }, 'system', null],
    [{ UserId: 'Certificate', UserType: 4 }, 'system', null],
    [{ UserId: 'ext@partner.example', UserType: 9 }, 'partner', 'ext@partner.example'],
    [{ UserId: 'a_b.example#EXT#@c.example', UserType: 0 }, 'guest', 'a_b.example#ext#@c.example'],
    [{ UserId: 'urn:spo:guest#a@b.example', UserType: 0 }, 'guest', 'a@b.example'],
    [{ UserId: 'urn:spo:anon#0f3a', UserType: 0 }, 'unknown', null],
    [{ UserId: 'i:0h.f|membership|a@b.example', UserType: 0 }, 'user', 'a@b.example'],
    [{ UserId: 'Unknown', UserType: 5 }, 'unknown', null],
    [{}, 'unknown', null],
  ])('%j', (fields, actorKind, actorUpn) => {
    expect(readAudit({ RecordType: 1, ...fields })).toMatchObject({ actorKind, actorUpn })
  })

  it('keeps the name of a machine', () => {
    expect(readAudit({ UserId: 'Certificate', UserType: 4 }).parameters).toEqual({
      UserId: 'Certificate',
    })
  })

  it.each([
    [
      {
        Actor: [
          { ID: oid, Type: 0 },
          { ID: 'joey@b.example', Type: 5 },
        ],
      },
      oid,
    ],
    [{ Actor: [{ ID: `User_${oid}`, Type: 2 }] }, oid],
    [{ TokenObjectId: oid.toUpperCase() }, oid],
    [{ UserKey: oid }, oid],
    [{ UserKey: '10032002F222981B' }, null],
    [{ UserKey: 'Not Available' }, null],
    [{ UserKey: zeros }, null],
  ])('finds the object id in %j', (fields, actorId) => {
    expect(readAudit({ UserId: 'joey@b.example', UserType: 0, ...fields }).actorId).toBe(actorId)
  })

  it('reads actor, application and target of a directory act', () => {
    const event = readAudit({
      RecordType: 8,
      Operation: 'Consent to application.',
      UserId: 'joey@b.example',
      UserType: 0,
      ActorContextId: '0873EE4D-d342-44f2-8961-74c442a2fad2',
      Actor: [
        { ID: 'joey@b.example', Type: 5 },
        { ID: '10032001266C162C', Type: 3 },
        { ID: otherApp, Type: 2 },
        { ID: `User_${oid}`, Type: 2 },
        { ID: oid, Type: 2 },
        { ID: 'User', Type: 2 },
      ],
      Target: [
        { ID: 'ServicePrincipal_2383a669-0671-49c4-a7e6-a15950eccc2e', Type: 2 },
        { ID: '2383a669-0671-49c4-a7e6-a15950eccc2e', Type: 2 },
        { ID: 'ServicePrincipal', Type: 2 },
        { ID: 'rnicrosoft', Type: 1 },
        { ID: appId, Type: 2 },
        { ID: appId, Type: 4 },
      ],
    })
    expect(event).toMatchObject({
      operation: 'consent to application',
      actorId: oid,
      actorAppId: otherApp,
      actorHomeTenant: '0873ee4d-d342-44f2-8961-74c442a2fad2',
      appId: otherApp,
      targetKind: 'service-principal',
      targetId: '2383a669-0671-49c4-a7e6-a15950eccc2e',
      targetName: 'rnicrosoft',
      parameters: { 'Target.AppId': appId },
    })
  })
})

describe('what links records', () => {
  it('takes address, application, session and token of a mailbox record', () => {
    const event = readAudit({
      RecordType: 50,
      Operation: 'MailItemsAccessed',
      ClientIP: '203.0.113.7:443',
      ClientIPAddress: '2603:10a6:20b:3f3::15',
      ClientAppId: appId,
      AppId: otherApp,
      AppAccessContext: {
        AADSessionId: oid,
        APIId: '00000003-0000-0000-c000-000000000000',
        IssuedAtTime: '2025-10-26T13:12:18',
        UniqueTokenId: '3kVZRE8tFkinHtPA7_EFAA',
      },
    })
    expect(event).toMatchObject({
      ip: '203.0.113.7',
      ipTrust: 'client',
      appId,
      apiId: '00000003-0000-0000-c000-000000000000',
      sessionId: oid,
      tokenId: '445945de-2d4f-4816-a71e-d3c0eff10500',
      tokenIssuedAt: Date.UTC(2025, 9, 26, 13, 12, 18),
    })
  })

  it.each([
    [{ ClientIPAddress: '2603:10a6:20b::1' }, '2603:10a6:20b::1', 'ms-proxy'],
    [{ ClientIPAddress: 'localhost', ActorIpAddress: '198.51.100.2' }, '198.51.100.2', 'client'],
    [{ ClientIP: '<null>' }, null, null],
  ])('%j', (fields, ip, ipTrust) => {
    expect(readAudit(fields)).toMatchObject({ ip, ipTrust })
  })

  it.each([
    [{ AppId: appId }, appId, null],
    [{ AppId: appId, ClientAppId: '' }, appId, null],
    [{ AppId: otherApp, ClientAppId: appId }, appId, otherApp],
    [{ AppId: otherApp, ApplicationId: appId }, appId, null],
    [{ ClientAppId: zeros, AppId: appId }, appId, null],
    [{ AppAccessContext: { ClientAppId: appId, APIId: otherApp } }, appId, otherApp],
  ])('%j', (fields, expected, apiId) => {
    expect(readAudit(fields)).toMatchObject({ appId: expected, apiId })
  })

  it('takes the id of a logon for its token, and .NET year 1 for no issue time', () => {
    const event = readAudit({
      RecordType: 15,
      Operation: 'UserLoggedIn',
      Id: '445945DE-2d4f-4816-a71e-d3c0eff10500',
      InterSystemsId: oid,
      Target: [{ ID: '00000003-0000-0ff1-ce00-000000000000', Type: 0 }],
      DeviceProperties: [
        { Name: 'Id', Value: appId },
        { Name: 'SessionId', Value: otherApp },
      ],
      ExtendedProperties: [
        { Name: 'UserAgent', Value: 'agent' },
        { Name: 'RequestType', Value: 'OAuth2:Token' },
      ],
    })
    expect(event).toMatchObject({
      tokenId: '445945de-2d4f-4816-a71e-d3c0eff10500',
      tokenIssuedAt: null,
      correlationId: oid,
      sessionId: otherApp,
      deviceId: appId,
      userAgent: 'agent',
      resourceId: '00000003-0000-0ff1-ce00-000000000000',
      targetKind: 'resource',
      parameters: { RequestType: 'OAuth2:Token' },
    })
    const none = readAudit({ AppAccessContext: { IssuedAtTime: '0001-01-01T00:00:00' } })
    expect(none.tokenIssuedAt).toBeNull()
  })
})
