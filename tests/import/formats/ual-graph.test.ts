import { describe, expect, it } from 'vitest'
import type { Head } from '../../../main/engine/import/dialect.ts'
import { dialect as csv } from '../../../main/engine/import/formats/ual-graph-csv.ts'
import { dialect as json } from '../../../main/engine/import/formats/ual-graph-json.ts'
import { dialect as management } from '../../../main/engine/import/formats/ual-management-json.ts'
import { recognise } from '../../../main/engine/import/registry.ts'
import { feed, feedJson, jsonHead, onlyEvent } from './entra-support.ts'

const tenant = '5611623b-9128-461e-9d7f-a0d9c270ead2'
const auditData = {
  '@odata.type': '#microsoft.graph.security.defaultAuditData',
  CreationTime: '2026-02-03T04:05:06',
  Id: '3be78a31-dbd3-4c2c-eaf9-08d7b3cc8226',
  Operation: 'MailItemsAccessed',
  OrganizationId: tenant,
  RecordType: 50,
  UserId: 'ada@harrow.example',
  MailboxOwnerUPN: 'ada@harrow.example',
  OperationProperties: [{ Name: 'MailAccessType', Value: 'Bind' }],
}
const envelope = {
  id: 'another-id',
  createdDateTime: '2026-02-03T04:05:06Z',
  auditLogRecordType: 'exchangeItemAggregated',
  operation: 'MailItemsAccessed',
  organizationId: tenant,
  userType: 'regular',
  userId: 'ada@harrow.example',
  service: 'Exchange',
  objectId: null,
  userPrincipalName: 'ada@harrow.example',
  clientIp: '192.0.2.4',
  administrativeUnits: [],
  auditData,
}
const header =
  'id,createdDateTime,auditLogRecordType,operation,organizationId,userType,userId,service,objectId,userPrincipalName,clientIp,administrativeUnits,auditData'

function head(...rows: string[][]): Head {
  return { shape: 'csv', header: header.split(','), rows }
}

function row(data: string): string[] {
  const { auditData: _, ...cells } = envelope
  return [...Object.values(cells).map((cell) => (cell === null ? '' : String(cell))), data]
}

describe('Graph auditLogQuery', () => {
  it('is told from bare records and from the portal’s CSV', () => {
    expect(recognise(jsonHead([envelope])).id).toBe('ual-graph-json')
    expect(recognise(jsonHead([auditData])).id).toBe('ual-management-json')
    expect(recognise(head()).id).toBe('ual-graph-csv')
    const portal = 'RecordId,CreationDate,RecordType,Operation,UserId,AuditData'.split(',')
    expect(recognise({ shape: 'csv', header: portal, rows: [] }).id).toBe('ual-purview-csv')
  })

  it('is the event of the record inside, the envelope filling what it lacks', () => {
    const event = onlyEvent(feedJson(json, [envelope]))
    expect(event).toEqual(
      onlyEvent(feedJson(management, [{ ...auditData, UserType: 0, ClientIP: '192.0.2.4' }])),
    )
    expect(event).toMatchObject({
      source: 'ual.mail-access',
      recordId: auditData.Id,
      mailAccess: 'bind',
      throttled: null,
      ip: '192.0.2.4',
    })
  })

  it('reads the same from JSON over several lines in a cell', () => {
    const rows = [row(JSON.stringify(auditData, null, 2))]
    expect(onlyEvent(feed(csv, head(...rows), rows))).toEqual(onlyEvent(feedJson(json, [envelope])))
  })

  it('names the record type of the envelope where the record has none', () => {
    const { RecordType: _, ...bare } = auditData
    expect(onlyEvent(feedJson(json, [{ ...envelope, auditData: bare }])).recordType).toBe('50')
  })

  it.each([
    [row(''), 'audit-data-empty'],
    [row('{}'), 'audit-data-empty'],
    [row('System.Collections.Hashtable'), 'audit-data-not-json'],
    [row('{"CreationTime":"2026-02-03T04:05'), 'audit-data-not-json'],
  ])('the envelope never stands in for details that were lost: %j', (cells, code) => {
    expect(feed(csv, head(), [cells])).toMatchObject({ events: [], quarantined: [code] })
  })

  it.each([
    ['x', 'not-an-object'],
    [{ id: 'x' }, 'unknown-record'],
    [{ ...envelope, auditData: null }, 'audit-data-empty'],
  ])('%j is quarantined as %s', (record, code) => {
    expect(feedJson(json, [record]).quarantined).toEqual([code])
  })
})
