import { describe, expect, it } from 'vitest'
import { dialect as monitor } from '../../../main/engine/import/formats/azure-monitor-json.ts'
import { dialect as csvDialect } from '../../../main/engine/import/formats/log-analytics-graph-activity-csv.ts'
import { dialect as jsonDialect } from '../../../main/engine/import/formats/log-analytics-graph-activity-json.ts'
import { recognise } from '../../../main/engine/import/registry.ts'
import { feedJson, iso, jsonHead, onlyEvent } from './entra-support.ts'
import { csv, csvHead, tenant, workspace } from './log-analytics-support.ts'

const row = {
  TenantId: workspace,
  AadTenantId: tenant,
  'TimeGenerated [UTC]': '6/15/2026, 12:40:24.178 PM',
  RequestId: '77777777-0000-4000-8000-000000000001',
  AppId: '04b07795-8ddb-461a-bbee-02f9e1bf7b46',
  UserId: 'AAAAAAAA-0000-4000-8000-000000000001',
  RequestMethod: 'GET',
  RequestUri: 'https://graph.microsoft.com/v1.0/me/messages',
  ResponseStatusCode: '200',
  IPAddress: '198.51.100.7',
  UserAgent: 'python-requests/2',
  SignInActivityId: '3kVZRE8tFkinHtPA7_EFAA',
  'TokenIssuedAt [UTC]': '6/15/2026, 12:35:00.000 PM',
  SessionId: '00aa11bb-0000-4000-8000-0000000000cc',
  ClientAuthMethod: '0',
  Type: 'MicrosoftGraphActivityLogs',
}

describe('the Graph activity table', () => {
  it('is recognised', () => {
    expect(recognise(csvHead([row])).id).toBe('log-analytics-graph-activity-csv')
    const record = { TimeGenerated: '2026-06-15T12:40:24Z', ...row }
    expect(recognise(jsonHead([record])).id).toBe('log-analytics-graph-activity-json')
  })

  it('is the event of the diagnostic record of the same request', () => {
    const envelope = {
      time: '2026-06-15T12:40:24.178Z',
      category: 'MicrosoftGraphActivityLogs',
      operationName: 'Microsoft Graph Activity',
      tenantId: tenant,
      properties: {
        timeGenerated: '2026-06-15T12:40:24.178Z',
        requestId: row.RequestId,
        appId: row.AppId,
        userId: row.UserId,
        requestMethod: 'GET',
        requestUri: row.RequestUri,
        responseStatusCode: 200,
        ipAddress: row.IPAddress,
        userAgent: row.UserAgent,
        signInActivityId: row.SignInActivityId,
        tokenIssuedAt: '2026-06-15T12:35:00Z',
        sessionId: row.SessionId,
        clientAuthMethod: 0,
      },
    }
    const event = onlyEvent(csv(csvDialect, row))
    expect(iso(event.tokenIssuedAt)).toBe('2026-06-15T12:35:00.000Z')
    expect(event).toEqual(onlyEvent(feedJson(monitor, [envelope])))
  })

  it('never takes the workspace for the tenant', () => {
    expect(onlyEvent(csv(csvDialect, { ...row, AadTenantId: '' })).tenant).toBeNull()
  })

  it('refuses times in the zone of whoever exported', () => {
    const { 'TimeGenerated [UTC]': written, ...rest } = row
    const got = csv(csvDialect, { ...rest, 'TimeGenerated [Local Time]': written })
    expect(got).toMatchObject({ events: [], quarantined: ['time-unreadable'] })
    expect(got.warnings).toEqual(['local-time'])
  })

  it.each([
    [null, 'not-an-object'],
    [{ TimeGenerated: 'x' }, 'unknown-record'],
    [{ TimeGenerated: 'x', RequestUri: 'u', RequestMethod: 'GET' }, 'time-unreadable'],
  ])('%j is quarantined as %s', (record, code) => {
    expect(feedJson(jsonDialect, [record]).quarantined).toEqual([code])
  })
})
