import { describe, expect, it } from 'vitest'
import { iso, onlyEvent } from '../formats/entra-support.ts'
import { eventOf, normalise, otherTenant, requestId, tenant } from './sign-in-support.ts'

describe('which log a sign-in is from', () => {
  const service = { userId: null, servicePrincipalId: 'bbbbbbbb-0000-4000-8000-000000000002' }
  it.each([
    [{ signInEventTypes: ['interactiveUser'] }, 'entra.signin.interactive'],
    [{ signInEventTypes: ['nonInteractiveUser'] }, 'entra.signin.noninteractive'],
    [{ signInEventTypes: ['servicePrincipal'] }, 'entra.signin.service-principal'],
    [{ signInEventTypes: ['managedIdentity'] }, 'entra.signin.managed-identity'],
    [{ signInEventTypes: '["nonInteractiveUser"]' }, 'entra.signin.noninteractive'],
    [{ signInEventTypes: ['toString'], isInteractive: false }, 'entra.signin.noninteractive'],
    [{ isInteractive: true }, 'entra.signin.interactive'],
    [{ isInteractive: false }, 'entra.signin.noninteractive'],
    [{ isInteractive: 'FALSE' }, 'entra.signin.noninteractive'],
    [{ isInteractive: undefined }, 'entra.signin.interactive'],
    [{ ...service, isInteractive: false }, 'entra.signin.service-principal'],
    [{ ...service, managedServiceIdentity: { msiType: 'none' } }, 'entra.signin.service-principal'],
    [
      { ...service, managedServiceIdentity: { msiType: 'systemAssigned' } },
      'entra.signin.managed-identity',
    ],
  ])('%j → %s', (fields, source) => {
    expect(eventOf(fields).source).toBe(source)
  })

  it('the category wins over the fields, which in 2019 said the opposite', () => {
    const event = eventOf({ isInteractive: false }, { source: 'entra.signin.interactive' })
    expect(event.source).toBe('entra.signin.interactive')
  })
})

describe('the result', () => {
  it.each([
    [{ status: { errorCode: 0 } }, null, true, '0'],
    [{ status: { errorCode: 50126 } }, null, false, '50126'],
    [{ status: { errorCode: 50140 } }, null, false, '50140'],
    [{ status: { errorCode: 50074 } }, null, false, '50074'],
    [{ status: '{"errorCode":50074}' }, null, false, '50074'],
    [{ status: undefined }, '0', true, '0'],
    [{ status: undefined }, '50126', false, '50126'],
    [{ status: undefined }, null, null, null],
    [{ status: {} }, null, null, null],
  ])('%j with result type %j → ok %j', (fields, resultType, ok, errorCode) => {
    expect(eventOf(fields, { resultType })).toMatchObject({ ok, errorCode })
  })

  it('is a token only where the sign-in succeeded', () => {
    expect(eventOf({}).tokenIssuedAt).toBe(eventOf({}).at)
    expect(eventOf({ status: { errorCode: 50140 } }).tokenIssuedAt).toBeNull()
  })
})

describe('time', () => {
  it.each([
    ['2026-03-02T08:15:30.1234567Z', '2026-03-02T08:15:30.123Z'],
    ['2019-10-18T04:45:48.0729893-05:00', '2019-10-18T09:45:48.072Z'],
    ['2026-03-02T08:15:30', '2026-03-02T08:15:30.000Z'],
  ])('%s is %s', (createdDateTime, expected) => {
    expect(iso(eventOf({ createdDateTime }).at)).toBe(expected)
  })

  it.each([
    [undefined, 'time-missing'],
    [null, 'time-missing'],
    ['', 'time-missing'],
    ['0001-01-01T00:00:00Z', 'time-missing'],
    ['yesterday', 'time-unreadable'],
    ['2026-02-30T00:00:00Z', 'time-unreadable'],
  ])('%j → %s', (createdDateTime, code) => {
    const got = normalise({ createdDateTime })
    expect(got.quarantined).toEqual([code])
    expect(got.events).toEqual([])
  })

  it('takes the time of collection where the record has none, and says so', () => {
    const envelopeAt = Date.UTC(2026, 2, 2, 9)
    const got = normalise({ createdDateTime: undefined }, { envelopeAt })
    expect(onlyEvent(got)).toMatchObject({ at: envelopeAt, ingestedAt: null })
    expect(got.warnings).toEqual(['time-from-ingestion'])
  })

  it('does not replace an unreadable time by another', () => {
    const got = normalise({ createdDateTime: 'x' }, { envelopeAt: 1 })
    expect(got.quarantined).toEqual(['time-unreadable'])
  })

  it('is ingestion only when later than the event', () => {
    const at = eventOf({}).at
    expect(eventOf({}, { envelopeAt: at + 1 }).ingestedAt).toBe(at + 1)
    expect(eventOf({}, { envelopeAt: at }).ingestedAt).toBeNull()
    expect(eventOf({}, { envelopeAt: at - 1 }).ingestedAt).toBeNull()
  })
})

describe('who', () => {
  it.each([
    [{}, 'user'],
    [{ userType: 'guest' }, 'guest'],
    [{ userType: 'Guest' }, 'guest'],
    [{ crossTenantAccessType: 'b2bCollaboration', homeTenantId: otherTenant }, 'guest'],
    [{ crossTenantAccessType: 'b2bDirectConnect', homeTenantId: otherTenant }, 'guest'],
    [{ crossTenantAccessType: 'serviceProvider', homeTenantId: otherTenant }, 'partner'],
    // Our own user in another tenant: written in our log as well.
    [{ crossTenantAccessType: 'b2bCollaboration', resourceTenantId: otherTenant }, 'user'],
  ])('%j → %s', (fields, kind) => {
    expect(eventOf(fields, { tenant }).actorKind).toBe(kind)
  })

  it('keeps ids in lower case and the client application apart from the actor', () => {
    expect(eventOf({})).toMatchObject({
      recordId: requestId,
      actorId: 'aaaaaaaa-0000-4000-8000-000000000001',
      actorUpn: 'ada@harrow.example',
      actorAppId: null,
      appId: '00000002-0000-0ff1-ce00-000000000000',
    })
  })

  it.each([
    ['entra.signin.service-principal', 'sp'],
    ['entra.signin.managed-identity', 'mi'],
  ] as const)('of %s is the %s with its application', (source, kind) => {
    const fields = {
      userId: null,
      userPrincipalName: '',
      servicePrincipalId: 'sp-1',
      appId: 'app-1',
    }
    expect(eventOf(fields, { source })).toMatchObject({
      actorKind: kind,
      actorId: 'sp-1',
      actorUpn: null,
      actorAppId: 'app-1',
      appId: 'app-1',
    })
  })
})

describe('the tenant', () => {
  it.each([
    [{}, tenant],
    [{ crossTenantAccessType: undefined }, tenant],
    [{ resourceTenantId: undefined }, null],
    [{ crossTenantAccessType: 'b2bCollaboration', homeTenantId: otherTenant }, null],
    [{ crossTenantAccessType: 'b2bCollaboration' }, tenant],
  ])('of %j without an envelope is %j', (fields, expected) => {
    expect(eventOf(fields).tenant).toBe(expected)
  })

  it('is the envelope’s where there is one', () => {
    expect(eventOf({ resourceTenantId: otherTenant }, { tenant }).tenant).toBe(tenant)
  })
})
