import { describe, expect, it } from 'vitest'
import { dialect as csvDialect } from '../../../main/engine/import/formats/azure-activity-csv.ts'
import { dialect as jsonDialect } from '../../../main/engine/import/formats/azure-activity-json.ts'
import { recognise } from '../../../main/engine/import/registry.ts'
import { feedJson, iso, jsonHead, onlyEvent } from './entra-support.ts'
import { csv, csvHead, workspace } from './log-analytics-support.ts'

const tenant = '5611623b-9128-461e-9d7f-a0d9c270ead2'
const claims = {
  'http://schemas.microsoft.com/identity/claims/objectidentifier':
    'aaaaaaaa-0000-4000-8000-000000000001',
  'http://schemas.microsoft.com/identity/claims/tenantid': tenant,
  appid: '04b07795-8ddb-461a-bbee-02f9e1bf7b46',
  ipaddr: '198.51.100.9',
  uti: '3kVZRE8tFkinHtPA7_EFAA',
}
const rest = {
  eventDataId: 'EEEEEEEE-0000-4000-8000-000000000001',
  eventTimestamp: '2026-03-02T08:15:30.1234567Z',
  submissionTimestamp: '2026-03-02T08:17:00Z',
  caller: 'Ada@harrow.example',
  claims,
  correlationId: '0b8a5bb2-0a0c-4f4e-9f3b-4dd1f0a1c001',
  operationName: {
    value: 'Microsoft.Authorization/roleAssignments/write',
    localizedValue: 'Create role assignment',
  },
  status: { value: 'Succeeded', localizedValue: 'Succeeded' },
  httpRequest: { clientIpAddress: '198.51.100.7', method: 'PUT' },
  resourceId: '/subscriptions/s/providers/Microsoft.Authorization/roleAssignments/r',
  subscriptionId: 's',
  tenantId: tenant,
}
const row = {
  TenantId: workspace,
  'TimeGenerated [UTC]': '3/14/2026, 8:15:30.123 AM',
  OperationNameValue: 'MICROSOFT.AUTHORIZATION/ROLEASSIGNMENTS/WRITE',
  ActivityStatusValue: 'Failure',
  Caller: 'bbbbbbbb-0000-4000-8000-000000000001',
  CallerIpAddress: '203.0.113.5',
  Claims: JSON.stringify({ ...claims, idtyp: 'app' }),
  EventDataId: 'eeeeeeee-0000-4000-8000-000000000002',
  _ResourceId: '/subscriptions/s',
  Type: 'AzureActivity',
}

describe('Azure activity', () => {
  it('is recognised as REST objects and as the table of Log Analytics', () => {
    expect(recognise(jsonHead([rest])).id).toBe('azure-activity-json')
    expect(recognise(jsonHead([{ ...row, TimeGenerated: 'x' }])).id).toBe('azure-activity-json')
    expect(recognise(csvHead([row])).id).toBe('azure-activity-csv')
  })

  it('has the caller with the token of the claims', () => {
    const event = onlyEvent(feedJson(jsonDialect, [rest]))
    expect(iso(event.at)).toBe('2026-03-02T08:15:30.123Z')
    expect(iso(event.ingestedAt)).toBe('2026-03-02T08:17:00.000Z')
    expect(event).toMatchObject({
      source: 'azure.activity',
      tenant,
      operation: 'microsoft.authorization/roleassignments/write',
      recordId: 'eeeeeeee-0000-4000-8000-000000000001',
      ok: true,
      actorKind: 'user',
      actorId: 'aaaaaaaa-0000-4000-8000-000000000001',
      actorUpn: 'ada@harrow.example',
      appId: '04b07795-8ddb-461a-bbee-02f9e1bf7b46',
      tokenId: '445945de-2d4f-4816-a71e-d3c0eff10500',
      ip: '198.51.100.9',
      targetKind: 'azure-resource',
      targetName: rest.resourceId,
      parameters: { SubscriptionId: 's' },
    })
  })

  it('takes the tenant from the claims, never the workspace', () => {
    expect(onlyEvent(csv(csvDialect, row))).toMatchObject({
      tenant,
      ok: false,
      actorKind: 'sp',
      actorUpn: null,
      ip: '203.0.113.5',
      targetName: '/subscriptions/s',
    })
    expect(onlyEvent(csv(csvDialect, { ...row, Claims: '' })).tenant).toBeNull()
  })

  it.each(['Started', 'Accepted', ''])('%j leaves the result open', (value) => {
    expect(onlyEvent(feedJson(jsonDialect, [{ ...rest, status: { value } }])).ok).toBeNull()
  })

  it('reads PowerShell’s names', () => {
    const record = {
      EventTimestamp: '/Date(1772439330123)/',
      OperationName: { Value: 'X/write' },
      Status: { Value: 'Failed' },
      Caller: 'Ada@harrow.example',
    }
    expect(recognise(jsonHead([record])).id).toBe('azure-activity-json')
    expect(onlyEvent(feedJson(jsonDialect, [record]))).toMatchObject({
      at: 1_772_439_330_123,
      operation: 'x/write',
      ok: false,
      tenant: null,
    })
  })

  it.each([
    [[], 'not-an-object'],
    [{ caller: 'x' }, 'unknown-record'],
    [{ ...rest, eventTimestamp: 'x' }, 'time-unreadable'],
  ])('%j is quarantined as %s', (record, code) => {
    expect(feedJson(jsonDialect, [record]).quarantined).toEqual([code])
  })
})
