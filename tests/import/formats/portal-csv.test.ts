import { describe, expect, it } from 'vitest'
import type { Head, Origin } from '../../../main/engine/import/dialect.ts'
import { dialect as graph } from '../../../main/engine/import/formats/entra-signin-graph-json.ts'
import { dialect as signIn } from '../../../main/engine/import/formats/entra-signin-portal-csv.ts'
import { eventId } from '../../../main/engine/import/identity.ts'
import { recognise } from '../../../main/engine/import/registry.ts'
import { collector, feedJson, iso, onlyEvent } from './entra-support.ts'
import {
  requestId,
  rowOf,
  serviceHeader,
  tenant,
  userCells,
  userHeader,
  userHeader2023,
} from './portal-support.ts'

const interactive = { name: 'x/InteractiveSignIns_2025-12-01_2025-12-08.csv', declaredSource: null }

const headOf = (header: string, ...rows: string[][]): Head => ({
  shape: 'csv',
  header: header.split(','),
  rows,
})

function read(header: string, row: string[], origin: Origin = interactive, dialect = signIn) {
  const { sink, got } = collector()
  dialect.open(headOf(header, row), origin).record(row, sink)
  return got
}

const user = (cells: Partial<typeof userCells> = {}, header = userHeader) =>
  rowOf(header, { ...userCells, ...cells } as typeof userCells)

describe('recognition', () => {
  it.each([userHeader, userHeader2023, serviceHeader])('%s', (header) => {
    expect(recognise(headOf(header)).id).toBe('entra-signin-portal-csv')
  })

  it.each([
    'Date (UTC),Adresse IP,Nom d’utilisateur,Emplacement,Statut',
    'Fecha (UTC),Usuario,Nombre de usuario,Dirección IP,Ubicación,Estado,Id. de usuario',
  ])('also localised: %s', (header) => {
    expect(recognise(headOf(header)).id).toBe('entra-signin-portal-csv')
  })

  it('counts details of authentications, and makes no sign-ins of them', () => {
    const header =
      'Request ID,Date (UTC),Authentication method,Authentication method detail,Succeeded,Result detail,Requirement'
    const dialect = recognise(headOf(header))
    expect(dialect.id).toBe('entra-signin-details-csv')
    const got = read(header, [requestId, '2025-12-04T08:19:41Z', 'Password'], interactive, dialect)
    expect(got).toMatchObject({ events: [], ignored: ['authentication-details'] })
    expect(got.warnings).toEqual(['details-not-read'])
  })
})

describe('a user’s sign-in', () => {
  it('reads the portal’s words as Graph’s values', () => {
    const event = onlyEvent(read(userHeader, user()))
    expect(iso(event.at)).toBe('2025-12-04T08:19:41.000Z')
    expect(event).toMatchObject({
      source: 'entra.signin.interactive',
      tenant,
      recordId: requestId,
      tokenId: requestId,
      operation: 'sign-in',
      ok: true,
      errorCode: '0',
      actorKind: 'user',
      actorId: 'aaaaaaaa-0000-4000-8000-000000000001',
      actorUpn: 'ada@harrow.example',
      ip: '198.51.100.7',
      ipTrust: 'client',
      country: 'US',
      asn: 64500,
      userAgent: 'Mozilla/5.0 <b>x</b>',
      appId: '04b07795-8ddb-461a-bbee-02f9e1bf7b46',
      resourceId: '00000003-0000-0000-c000-000000000000',
      deviceId: 'ef5d12a1-7768-4085-9047-5d33aee251fa',
      sessionId: '00aa11bb-0000-4000-8000-0000000000cc',
      authProtocol: 'deviceCode',
      transferMethod: 'deviceCodeFlow',
      incomingToken: 'primaryRefreshToken',
      authRequirement: 'singleFactorAuthentication',
      caStatus: 'notApplied',
      crossTenantAccess: 'none',
      credentialType: null,
    })
  })

  it('is the very event that Graph’s JSON gives', () => {
    const record = {
      id: requestId,
      createdDateTime: '2025-12-04T08:19:41Z',
      userAgent: 'Mozilla/5.0 <b>x</b>',
      correlationId: '0b8a5bb2-0a0c-4f4e-9f3b-4dd1f0a1c001',
      userId: 'aaaaaaaa-0000-4000-8000-000000000001',
      userPrincipalName: 'ada@harrow.example',
      userType: 'member',
      crossTenantAccessType: 'none',
      incomingTokenType: 'primaryRefreshToken',
      authenticationProtocol: 'deviceCode',
      uniqueTokenIdentifier: '3kVZRE8tFkinHtPA7_EFAA',
      originalTransferMethod: 'deviceCodeFlow',
      clientCredentialType: 'none',
      appId: '04b07795-8ddb-461a-bbee-02f9e1bf7b46',
      resourceDisplayName: 'Microsoft Graph',
      resourceId: '00000003-0000-0000-c000-000000000000',
      resourceTenantId: tenant,
      homeTenantId: tenant,
      ipAddress: '198.51.100.7',
      location: { city: 'Rochester', state: 'New York', countryOrRegion: 'US' },
      status: { errorCode: 0 },
      clientAppUsed: 'Mobile Apps and Desktop clients',
      deviceDetail: { deviceId: 'ef5d12a1-7768-4085-9047-5d33aee251fa' },
      authenticationRequirement: 'singleFactorAuthentication',
      sessionId: '00aa11bb-0000-4000-8000-0000000000cc',
      autonomousSystemNumber: 64500,
      tokenIssuerType: 'AzureAD',
      conditionalAccessStatus: 'notApplied',
      isInteractive: true,
    }
    const fromGraph = onlyEvent(feedJson(graph, [record]))
    const fromPortal = onlyEvent(read(userHeader, user()))
    expect(fromPortal).toEqual(fromGraph)
    expect(eventId(fromPortal, null)).toBe(eventId(fromGraph, null))
  })

  it.each([
    [{ 'Sign-in error code': '50126', Status: 'Failure' }, false],
    [{ 'Sign-in error code': '50140', Status: 'Interrupted' }, false],
    [{ 'Sign-in error code': '', Status: 'Failure' }, null],
    [{ 'Sign-in error code': '', Status: 'Opération réussie' }, true],
  ])('%j is ok: %s', (cells, ok) => {
    expect(onlyEvent(read(userHeader, user(cells))).ok).toBe(ok)
  })

  it('says which columns an older export lacks', () => {
    const got = read(userHeader2023, user({}, userHeader2023))
    expect(onlyEvent(got)).toMatchObject({ sessionId: null, transferMethod: null, userAgent: null })
    expect(got.warnings).toContain('columns-missing')
    expect(read(userHeader, user()).warnings).not.toContain('columns-missing')
  })

  it.each([
    ['', 'time-missing'],
    ['yesterday', 'time-unreadable'],
  ])('quarantines the time %j as %s', (written, code) => {
    expect(read(userHeader, user({ 'Date (UTC)': written })).quarantined).toEqual([code])
  })

  it('reads slashed dates by what the head shows', () => {
    const event = onlyEvent(read(userHeader, user({ 'Date (UTC)': '18/5/2021 9:13:33 PM' })))
    expect(iso(event.at)).toBe('2021-05-18T21:13:33.000Z')
  })

  it('reads a French file, and says that columns are missing', () => {
    const header =
      "Date (UTC);Adresse IP;Nom d’utilisateur;Emplacement;Statut;Méthode de transfert d'origine"
    const head: Head = { shape: 'csv', header: header.split(';'), rows: [] }
    const { sink, got } = collector()
    signIn
      .open(head, interactive)
      .record(
        [
          '2026-01-02T03:04:05Z',
          '192.0.2.9',
          'Ada@h.example',
          'Lyon, FR',
          'Opération réussie',
          'x',
        ],
        sink,
      )
    expect(onlyEvent(got)).toMatchObject({
      ok: true,
      ip: '192.0.2.9',
      country: 'FR',
      actorUpn: 'ada@h.example',
      transferMethod: 'x',
      recordId: null,
    })
    expect(got.warnings).toContain('columns-missing')
  })
})

describe('which log it is', () => {
  it.each<[string, string | null, string]>([
    ['NonInteractiveSignIns_2025.csv', null, 'entra.signin.noninteractive'],
    ['/tmp/NonInteractiveSignIns/InteractiveSignIns_1.csv', null, 'entra.signin.interactive'],
    ['InteractiveSignIns.csv', 'entra.signin.noninteractive', 'entra.signin.noninteractive'],
  ])('%s declared %s is %s', (name, declaredSource, source) => {
    expect(onlyEvent(read(userHeader, user(), { name, declaredSource })).source).toBe(source)
  })

  it('quarantines rows when nothing tells, for silence there would look covered', () => {
    for (const origin of [
      { name: 'signins.csv', declaredSource: null },
      { name: 'MSISignIns.csv', declaredSource: 'entra.audit' },
    ]) {
      const got = read(userHeader, user(), origin)
      expect(got.events).toEqual([])
      expect(got.quarantined).toEqual(['log-unknown'])
      expect(got.warnings).toContain('signin-kind-unknown')
    }
  })

  it.each([
    ['ApplicationSignIns_1.csv', 'entra.signin.service-principal', 'sp'],
    ['MSISignIns_1.csv', 'entra.signin.managed-identity', 'mi'],
  ])('%s is %s', (name, source, actorKind) => {
    const row = rowOf(serviceHeader, {
      'Date (UTC)': '2025-12-04T08:19:41Z',
      'Request ID': requestId,
      'Service principal ID': 'bbbbbbbb-0000-4000-8000-000000000001',
      'Credential key ID': 'cccccccc-0000-4000-8000-000000000001',
      'Application ID ': '04b07795-8ddb-461a-bbee-02f9e1bf7b46',
      'IP address': '203.0.113.4',
      Status: 'Success',
      'Sign-in error code': '0',
    })
    expect(onlyEvent(read(serviceHeader, row, { name, declaredSource: null }))).toMatchObject({
      source,
      actorKind,
      actorId: 'bbbbbbbb-0000-4000-8000-000000000001',
      credentialKeyId: 'cccccccc-0000-4000-8000-000000000001',
    })
  })
})
