import { describe, expect, it } from 'vitest'
import { eventOf, tenant } from './sign-in-support.ts'

describe('token and session', () => {
  it.each([
    ['3kVZRE8tFkinHtPA7_EFAA', '445945de-2d4f-4816-a71e-d3c0eff10500'],
    ['OTMzZjIwYzAtZWZkZi00NzdmLTk1ODYtZTVjYzU2NmQyZTAw', '933f20c0-efdf-477f-9586-e5cc566d2e00'],
    ['933F20C0-efdf-477f-9586-e5cc566d2e00', '933f20c0-efdf-477f-9586-e5cc566d2e00'],
    ['tOkEnIdEnTiFiEr123', 'tOkEnIdEnTiFiEr123'],
    ['', null],
  ])('%s → %s', (uniqueTokenIdentifier, tokenId) => {
    expect(eventOf({ uniqueTokenIdentifier }).tokenId).toBe(tokenId)
  })

  it.each(['none', 'unknownFutureValue', '', null])('%j tells nothing', (value) => {
    const event = eventOf({
      authenticationProtocol: value,
      incomingTokenType: value,
      originalTransferMethod: value,
      clientCredentialType: value,
    })
    expect(event).toMatchObject({
      authProtocol: null,
      incomingToken: null,
      transferMethod: null,
      credentialType: null,
    })
  })

  it('keeps what is told', () => {
    const event = eventOf({
      authenticationProtocol: 'deviceCode',
      incomingTokenType: 'primaryRefreshToken',
      originalTransferMethod: 'deviceCodeFlow',
      clientCredentialType: 'clientSecret',
      servicePrincipalCredentialKeyId: 'DBCD79C0-c3ea-46b9-9604-ff40d43b8618',
      servicePrincipalCredentialThumbprint: 'ab12',
      federatedCredentialId: 'fic-1',
      sessionId: '22222222-2222-4222-8222-222222222222',
      tokenIssuerName: '',
      tokenIssuerType: 'AzureAD',
      deviceDetail: { deviceId: '' },
    })
    expect(event).toMatchObject({
      authProtocol: 'deviceCode',
      incomingToken: 'primaryRefreshToken',
      transferMethod: 'deviceCodeFlow',
      credentialType: 'clientSecret',
      credentialKeyId: 'dbcd79c0-c3ea-46b9-9604-ff40d43b8618',
      credentialThumbprint: 'AB12',
      federatedCredentialId: 'fic-1',
      sessionId: '22222222-2222-4222-8222-222222222222',
      issuer: 'AzureAD',
      deviceId: null,
    })
  })

  it.each([
    [[{ key: 'Is CAE Token', value: 'True' }], true],
    [[{ key: 'Is CAE Token', value: 'False' }], false],
    [[{ key: 'IsCAEToken', value: 'True' }], true],
    ['[{"key":"Is CAE Token","value":"True"}]', true],
    [[{ key: 'Is Client Capable', value: 'True' }], null],
    [undefined, null],
  ])('continuous access evaluation of %j is %j', (authenticationProcessingDetails, cae) => {
    expect(eventOf({ authenticationProcessingDetails }).cae).toBe(cae)
  })
})

describe('where from', () => {
  it.each([
    ['entra.signin.interactive', 'client'],
    ['entra.signin.noninteractive', 'issuance'],
    ['entra.signin.service-principal', 'client'],
  ] as const)('the address in %s is the %s’s', (source, ipTrust) => {
    expect(eventOf({}, { source })).toMatchObject({ ip: '198.51.100.7', ipTrust })
  })

  it('falls back to the envelope’s address; a GUID in its place is none', () => {
    expect(eventOf({ ipAddress: '' }, { callerAddress: '203.0.113.9:443' }).ip).toBe('203.0.113.9')
    expect(eventOf({ ipAddress: tenant })).toMatchObject({ ip: null, ipTrust: null })
  })

  it.each([
    [{ countryOrRegion: 'fr' }, 'FR'],
    [{ countryOrRegion: '' }, null],
    [{ countryOrRegion: 'France' }, null],
    ['{"countryOrRegion":"DE"}', 'DE'],
    [{ geoCoordinates: {} }, null],
  ])('country of %j is %j', (location, country) => {
    expect(eventOf({ location }).country).toBe(country)
  })

  it.each([
    [48744, 48744],
    ['20115', 20115],
    [0, null],
    ['', null],
  ])('network number %j is %j', (autonomousSystemNumber, asn) => {
    expect(eventOf({ autonomousSystemNumber }).asn).toBe(asn)
  })
})

describe('risk', () => {
  it.each([
    [
      { riskEventTypes_v2: ['unfamiliarFeatures', 'unlikelyTravel'] },
      'unfamiliarFeatures,unlikelyTravel',
    ],
    [{ riskEventTypes_v2: '["anonymizedIPAddress"]' }, 'anonymizedIPAddress'],
    [{ riskEventTypes_v2: [], riskEventTypes: ['leakedCredentials'] }, 'leakedCredentials'],
    [{ riskEventTypes_v2: [] }, null],
    [{ riskEventTypes_v2: ['none'] }, null],
  ])('%j → %j', (fields, riskEventType) => {
    expect(eventOf(fields).riskEventType).toBe(riskEventType)
  })
})

describe('the target', () => {
  it('is the resource, not the client', () => {
    const resourceId = '00000003-0000-0000-C000-000000000000'
    expect(eventOf({ resourceId, resourceDisplayName: 'Microsoft Graph' })).toMatchObject({
      targetKind: 'resource',
      targetId: '00000003-0000-0000-c000-000000000000',
      targetName: 'Microsoft Graph',
      resourceId: '00000003-0000-0000-c000-000000000000',
      resourceTenant: tenant,
    })
    expect(eventOf({}).targetKind).toBeNull()
  })
})
