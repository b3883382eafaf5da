import { describe, expect, it } from 'vitest'
import { dialect as monitor } from '../../../main/engine/import/formats/azure-monitor-json.ts'
import { dialect as detectionCsv } from '../../../main/engine/import/formats/entra-risk-detections-csv.ts'
import { dialect as detectionJson } from '../../../main/engine/import/formats/entra-risk-detections-json.ts'
import { dialect as userCsv } from '../../../main/engine/import/formats/entra-risky-users-csv.ts'
import { dialect as userJson } from '../../../main/engine/import/formats/entra-risky-users-json.ts'
import { recognise } from '../../../main/engine/import/registry.ts'
import {
  dataFiles,
  dataMissing,
  dataRecords,
  feedJson,
  iso,
  jsonHead,
  needsData,
  onlyEvent,
} from './entra-support.ts'
import { csv, csvHead } from './log-analytics-support.ts'

const detection = {
  id: '66666666-0000-4000-8000-000000000001',
  requestId: '445945de-2d4f-4816-a71e-d3c0eff10500',
  riskEventType: 'anomalousToken',
  riskState: 'atRisk',
  riskLevel: 'high',
  activityDateTime: '2026-03-02T08:15:30Z',
  detectedDateTime: '2026-03-02T10:00:00Z',
  ipAddress: '198.51.100.7',
  location: { countryOrRegion: 'US' },
  userId: 'aaaaaaaa-0000-4000-8000-000000000001',
  userPrincipalName: 'Ada@harrow.example',
}
/** The columns that Get-RiskyDetections writes (formats.md (k)). */
const detectionRow = {
  Activity: 'signin',
  ActivityDateTime: '3/14/2026 8:15:30 AM',
  CorrelationId: '0b8a5bb2-0a0c-4f4e-9f3b-4dd1f0a1c001',
  DetectedDateTime: '3/14/2026 10:00:00 AM',
  IPAddress: '198.51.100.7',
  RequestId: '445945de-2d4f-4816-a71e-d3c0eff10500',
  RiskEventType: 'anomalousToken',
  RiskState: 'atRisk',
}
const user = {
  id: 'AAAAAAAA-0000-4000-8000-000000000001',
  riskDetail: 'none',
  riskLastUpdatedDateTime: '2026-03-02T08:15:30Z',
  riskLevel: 'high',
  riskState: 'confirmedCompromised',
  userPrincipalName: 'Ada@harrow.example',
}
const userRow = {
  Id: user.id,
  RiskDetail: 'none',
  RiskLastUpdatedDateTime: '3/14/2026 8:15:30 AM',
  RiskLevel: 'high',
  RiskState: 'confirmedCompromised',
  UPN: 'Ada@harrow.example',
}

describe('risk detections', () => {
  it('is recognised', () => {
    expect(recognise(jsonHead([detection])).id).toBe('entra-risk-detections-json')
    expect(recognise(csvHead([detectionRow])).id).toBe('entra-risk-detections-csv')
  })

  it('is at its activity, and names the sign-in', () => {
    const event = onlyEvent(feedJson(detectionJson, [detection]))
    expect(iso(event.at)).toBe('2026-03-02T08:15:30.000Z')
    expect(event).toMatchObject({
      source: 'entra.risk',
      operation: 'user risk detection',
      riskEventType: 'anomalousToken',
      actorId: 'aaaaaaaa-0000-4000-8000-000000000001',
      actorUpn: 'ada@harrow.example',
      country: 'US',
      parameters: { RequestId: detection.requestId, RiskState: 'atRisk' },
    })
  })

  it('reads PowerShell’s columns', () => {
    const event = onlyEvent(csv(detectionCsv, detectionRow))
    expect(iso(event.at)).toBe('2026-03-14T08:15:30.000Z')
    expect(event).toMatchObject({ ip: '198.51.100.7', riskEventType: 'anomalousToken' })
  })

  it('reads the table of Log Analytics, its lists as text', () => {
    const row = {
      ...detectionRow,
      TimeGenerated: '2026-03-14T11:00:00Z',
      ActivityDateTime: '2026-03-14T08:15:30Z',
      Location: '{"countryOrRegion":"FR"}',
      OperationName: 'User Risk Detection',
    }
    const event = onlyEvent(feedJson(detectionJson, [row]))
    expect(event).toMatchObject({ country: 'FR', tenant: null })
    expect(iso(event.ingestedAt)).toBe('2026-03-14T11:00:00.000Z')
  })

  it.skipIf(dataMissing)(`is the event of the diagnostic record${needsData}`, () => {
    const folder = 'elastic_integrations/azure/identity_protection'
    const [path = ''] = dataFiles(folder, /userriskevents/)
    const envelopes = dataRecords(path) as { properties: unknown }[]
    const bare = feedJson(
      detectionJson,
      envelopes.map(({ properties }) => properties),
    ).events
    const context = { tenant: null, ingestedAt: null }
    expect(bare).toEqual(
      feedJson(monitor, envelopes).events.map((event) => ({ ...event, ...context })),
    )
  })
})

describe('risky users', () => {
  it('is recognised', () => {
    expect(recognise(jsonHead([user])).id).toBe('entra-risky-users-json')
    expect(recognise(csvHead([userRow])).id).toBe('entra-risky-users-csv')
  })

  it.each([
    ['2026-03-02T08:15:30.000Z', () => feedJson(userJson, [user])],
    ['2026-03-14T08:15:30.000Z', () => csv(userCsv, userRow)],
  ])('is the change of a user’s risk at %s', (at, read) => {
    const event = onlyEvent(read())
    expect(iso(event.at)).toBe(at)
    expect(event).toMatchObject({
      source: 'entra.risk',
      operation: 'risky user',
      targetKind: 'user',
      targetId: 'aaaaaaaa-0000-4000-8000-000000000001',
      actorUpn: 'ada@harrow.example',
      parameters: { RiskState: 'confirmedCompromised', RiskLevel: 'high' },
    })
  })

  it.each([
    ['x', 'not-an-object'],
    [{ riskState: 'x' }, 'unknown-record'],
    [{ ...user, riskLastUpdatedDateTime: null }, 'time-missing'],
  ])('%j is quarantined as %s', (record, code) => {
    expect(feedJson(userJson, [record]).quarantined).toEqual([code])
  })
})
