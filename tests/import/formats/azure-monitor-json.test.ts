import { describe, expect, it } from 'vitest'
import { dialect } from '../../../main/engine/import/formats/azure-monitor-json.ts'
import {
  dataFiles,
  dataMissing,
  dataRecords,
  feedJson,
  iso,
  jsonHead,
  needsData,
  onlyEvent,
  sekoiaRecord,
} from './entra-support.ts'

const tenant = '5611623b-9128-461e-9d7f-a0d9c270ead2'

function envelope(category: string, properties: unknown, fields: Record<string, unknown> = {}) {
  return {
    time: '2026-03-02T08:20:00.0000000Z',
    resourceId: `/tenants/${tenant}/providers/Microsoft.aadiam`,
    operationName: 'Sign-in activity',
    category,
    tenantId: tenant.toUpperCase(),
    properties,
    ...fields,
  }
}

const signIn = { id: 'r1', createdDateTime: '2026-03-02T08:15:30Z', status: { errorCode: 0 } }

describe('categories', () => {
  it.each([
    ['SignInLogs', 'entra.signin.interactive'],
    ['NonInteractiveUserSignInLogs', 'entra.signin.noninteractive'],
    ['ServicePrincipalSignInLogs', 'entra.signin.service-principal'],
    ['ManagedIdentitySignInLogs', 'entra.signin.managed-identity'],
    ['ADFSSignInLogs', 'entra.signin.adfs'],
  ])('%s is %s', (category, source) => {
    const event = onlyEvent(feedJson(dialect, [envelope(category, signIn)]))
    expect(event).toMatchObject({
      source,
      tenant,
      operation: 'sign-in',
      operationRaw: 'Sign-in activity',
      recordId: 'r1',
    })
    expect(iso(event.ingestedAt)).toBe('2026-03-02T08:20:00.000Z')
  })

  it('reads properties that a collector wrote as text', () => {
    const got = feedJson(dialect, [envelope('SignInLogs', JSON.stringify(signIn))])
    expect(onlyEvent(got).recordId).toBe('r1')
  })

  it('takes the tenant from the path where the field is missing', () => {
    const record = envelope('SignInLogs', signIn, { tenantId: undefined })
    expect(onlyEvent(feedJson(dialect, [record])).tenant).toBe(tenant)
  })

  it.each([
    ['another category', envelope('StorageRead', {}), 'unknown-record'],
    ['no properties', envelope('SignInLogs', null), 'unknown-record'],
    ['no category', { time: 'x' }, 'unknown-record'],
    ['text', 'x', 'not-an-object'],
    ['a list', [], 'not-an-object'],
  ])('%s is quarantined', (_, record, code) => {
    expect(feedJson(dialect, [record]).quarantined).toEqual([code])
  })

  it('a risk record without a time of its own has the envelope’s US time', () => {
    const record = envelope('RiskyUsers', { id: 'u1' }, { time: '9/9/2022 9:59:27 AM' })
    const got = feedJson(dialect, [record])
    expect(iso(onlyEvent(got).at)).toBe('2022-09-09T09:59:27.000Z')
    expect(got.warnings).toEqual(['time-from-ingestion'])
  })
})

describe('real diagnostic records', () => {
  const counts: [string, number, number][] = [
    ['elastic_beats_azure/auditlogs', 1, 1],
    ['elastic_beats_azure/signinlogs', 5, 8],
    ['elastic_integrations/azure/auditlogs', 3, 6],
    ['elastic_integrations/azure/identity_protection', 2, 4],
    ['elastic_integrations/azure/signinlogs', 9, 63],
  ]
  it.skipIf(dataMissing).each(counts)(
    `%s: %d files, %d events, nothing quarantined${needsData}`,
    (folder, fileCount, eventCount) => {
      const files = dataFiles(folder, /\.log$/)
      const got = files.map((path) => {
        const records = dataRecords(path)
        expect(dialect.recognise(jsonHead(records))).toBeCloseTo(0.95)
        return feedJson(dialect, records)
      })
      expect(files).toHaveLength(fileCount)
      expect(got.flatMap(({ quarantined }) => quarantined)).toEqual([])
      expect(got.flatMap(({ events }) => events)).toHaveLength(eventCount)
    },
  )

  it.skipIf(dataMissing)(
    `a token id decodes to the request id, whatever its encoding${needsData}`,
    () => {
      const events = dataFiles('elastic_integrations/azure/signinlogs', /-sample\.log$/).flatMap(
        (path) => feedJson(dialect, dataRecords(path)).events,
      )
      const tokens = events.filter(({ tokenId }) => tokenId !== null)
      expect(tokens.length).toBeGreaterThan(50)
      expect(tokens.filter(({ tokenId, recordId }) => tokenId !== recordId)).toEqual([])
    },
  )

  it.skipIf(dataMissing)(`an hour without its zero is read${needsData}`, () => {
    const [path = ''] = dataFiles('elastic_integrations/azure/identity_protection', /rickyusers/)
    const got = feedJson(dialect, dataRecords(path))
    expect(got.events.map(({ at }) => iso(at))).toEqual([
      '2022-08-22T18:11:52.702Z',
      '2022-09-09T09:59:27.958Z',
    ])
    expect(got.warnings).toEqual([])
  })

  it.skipIf(dataMissing)(`a risk detection is at its activity${needsData}`, () => {
    const [path = ''] = dataFiles(
      'elastic_integrations/azure/identity_protection',
      /userriskevents/,
    )
    const [, spray] = feedJson(dialect, dataRecords(path)).events
    expect(spray).toMatchObject({
      source: 'entra.risk',
      operation: 'user risk detection',
      riskEventType: 'passwordSpray',
      actorId: 'e3b2b242-4ccb-4cf1-9b8b-004cf034a458',
      ip: '67.43.156.42',
      country: 'US',
      userAgent: 'Mozilla/5.0 (Windows NT 10.0; rv:91.0) Gecko/20100101 Firefox/91.0',
      parameters: { RiskState: 'atRisk', DetectedDateTime: '2022-09-09T8:48:50.361Z' },
    })
    expect(iso(spray?.at ?? null)).toBe('2022-09-08T12:53:53.895Z')
    expect(iso(spray?.ingestedAt ?? null)).toBe('2022-09-09T09:54:27.000Z')
  })

  it.skipIf(dataMissing)(`a Graph request has its token and session${needsData}`, () => {
    const record = sekoiaRecord('sekoia/azure-ad/graph_activity_2.json')
    expect(onlyEvent(feedJson(dialect, [record]))).toMatchObject({
      source: 'graph.activity',
      tenant: '66666666-6666-6666-6666-666666666666',
      ok: true,
      errorCode: '200',
      actorKind: 'user',
      sessionId: '11111111-1111-1111-1111-111111111111',
      tokenId: '8a33229c-ca98-7705-3cef-2f6ba57f1d00',
      tokenIssuedAt: Date.UTC(2025, 9, 2, 8, 45, 25),
      credentialType: null,
      userAgent: 'python-requests/2.32.5',
      parameters: { RequestMethod: 'GET' },
    })
  })

  it.skipIf(dataMissing)(`a device-code sign-in says so${needsData}`, () => {
    const record = sekoiaRecord('sekoia/azure-ad/sign-in_activity4.json')
    const event = onlyEvent(feedJson(dialect, [record]))
    expect(event).toMatchObject({
      authProtocol: 'deviceCode',
      incomingToken: 'primaryRefreshToken',
    })
    expect((event.ingestedAt ?? 0) - event.at).toBe(163_718)
  })

  it.skipIf(dataMissing)(`an entry without initiator has an unknown actor${needsData}`, () => {
    const record = sekoiaRecord('sekoia/azure-ad/add_service_principal_failure.json')
    expect(onlyEvent(feedJson(dialect, [record]))).toMatchObject({
      source: 'entra.audit',
      ok: false,
      actorKind: 'unknown',
      ip: null,
      parameters: { ResultReason: 'Microsoft.Online.Workflows.SpnValidationException' },
    })
  })
})
