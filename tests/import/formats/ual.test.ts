import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Head } from '../../../main/engine/import/dialect.ts'
import { dialect as officeCsv } from '../../../main/engine/import/formats/office-activity-csv.ts'
import { dialect as officeJson } from '../../../main/engine/import/formats/office-activity-json.ts'
import { dialect as management } from '../../../main/engine/import/formats/ual-management-json.ts'
import { dialect as purview } from '../../../main/engine/import/formats/ual-purview-csv.ts'
import { dialect as search } from '../../../main/engine/import/formats/ual-search-csv.ts'
import { countBy, runDialect } from '../kit/audit-support.ts'

const all = [search, purview, management, officeCsv, officeJson]

function winners(head: Head): string[] {
  return all
    .filter((dialect) => dialect.shape === head.shape && dialect.recognise(head) > 0)
    .map((dialect) => dialect.id)
}

const csvHead = (header: string, ...rows: string[][]): Head => ({
  shape: 'csv',
  header: header.split(','),
  rows,
})
const jsonHead = (...samples: unknown[]): Head => ({ shape: 'json', samples })
const record = {
  CreationTime: '2026-01-02T03:04:05',
  RecordType: 15,
  Operation: 'UserLoggedIn',
  Id: 'a',
}

describe('recognition by content', () => {
  it.each([
    [
      'RecordType,CreationDate,UserIds,Operations,AuditData,ResultIndex,ResultCount,Identity',
      'ual-search-csv',
    ],
    [
      'PSComputerName,RunspaceId,RecordType,CreationDate,UserIds,Operations,AuditData',
      'ual-search-csv',
    ],
    ['CreationDate,UserIds,Operations,AuditData', 'ual-search-csv'],
    ['RecordId,CreationDate,RecordType,Operation,UserId,AuditData', 'ual-purview-csv'],
    [
      'RecordId,CreationDate,RecordType,Operation,UserId,AuditData,AssociatedAdminUnits,AssociatedAdminUnitsNames',
      'ual-purview-csv',
    ],
    ['TenantId,TimeGenerated [UTC],OfficeWorkload,Operation,OfficeId,Type', 'office-activity-csv'],
  ])('%s', (header, id) => {
    expect(winners(csvHead(header))).toEqual([id])
  })

  it.each(['Date (UTC),Request ID,User', 'TimeGenerated [UTC],OperationName,Type'])(
    'not %s',
    (header) => {
      expect(winners(csvHead(header))).toEqual([])
    },
  )

  it.each([
    [record],
    [{ o365audit: record, event: { original: 'x' } }],
    [{ office365: record }],
    [{ json: record }],
    [{ _raw: JSON.stringify(record) }],
    [{ preview: false, result: { _raw: JSON.stringify(record) } }],
    [{ CreationDate: 'x', AuditData: JSON.stringify(record) }],
    [{ id: 'a', auditLogRecordType: 'x', auditData: { '@odata.type': '#x', ...record } }],
    [{ ClientIP: 'x', RecordType: -1, CreationTime: '2020-02-17T17:12:03', Id: 'b' }],
  ])('%j', (sample) => {
    expect(winners(jsonHead(sample))).toEqual(['ual-management-json'])
    expect(runDialect(management, jsonHead(sample), [sample]).events).toHaveLength(1)
  })

  it.each([{ id: 'a', createdDateTime: 'x' }, { time: 'x', category: 'SignInLogs' }, 7, null])(
    'not %j',
    (sample) => {
      expect(winners(jsonHead(sample))).toEqual([])
    },
  )

  it('finds one dialect for an OfficeActivity row', () => {
    const row = { TimeGenerated: '2021-08-02T13:32:07Z', Type: 'OfficeActivity', RecordType: '50' }
    expect(winners(jsonHead(row))).toEqual(['office-activity-json'])
  })
})

describe('CSV with AuditData', () => {
  const head = csvHead(' auditdata ,Operations,Extra')

  it('reads AuditData and counts what cannot be read', () => {
    const rows = [
      [JSON.stringify(record), 'x', ''],
      ['', 'x', ''],
      [' ', 'x', ''],
      ['{"CreationTime":"2026-01-02T03:04:05","Oper', 'x', ''],
      ['[]', 'x', ''],
      ['{}', 'x', ''],
      [],
    ]
    const outcome = runDialect(search, head, rows)
    expect(outcome.events).toHaveLength(1)
    expect(outcome.quarantined).toEqual([
      'audit-data-empty',
      'audit-data-empty',
      'audit-data-not-json',
      'not-an-object',
      'time-missing',
      'audit-data-empty',
    ])
  })
})

describe('JSON with wrappers', () => {
  it('quarantines what is no audit record', () => {
    const outcome = runDialect(management, jsonHead(), [
      7,
      [],
      {},
      { RecordType: 1 },
      { event: { a: 1 } },
    ])
    expect(outcome.quarantined).toEqual([
      'not-an-object',
      'not-an-object',
      'unknown-record',
      'time-missing',
      'unknown-record',
    ])
  })

  it('reads Splunk text whose quotes were doubled again', () => {
    const raw = JSON.stringify(record).replaceAll('"', '""')
    expect(runDialect(management, jsonHead(), [{ _raw: raw }]).events).toHaveLength(1)
  })
})

describe('OfficeActivity', () => {
  const header =
    'TenantId,TimeGenerated [UTC],Start_Time [UTC],OfficeWorkload,RecordType,Operation,OrganizationId,OrganizationId_,OfficeTenantId,UserId,UserType,Client_IPAddress,Logon_Type,SourceRecordId,OfficeId,MailboxOwnerUPN,OperationProperties,Folders,Type'
  const row = (time: string) => [
    'f0000000-0000-0000-0000-000000000001',
    time,
    '6/15/2026, 1:40:24.178 PM',
    'Exchange',
    'ExchangeItemAggregated',
    'MailItemsAccessed',
    '(blank)',
    'F0000000-0000-0000-0000-000000000002',
    '$RestApiTenantId$',
    'A@b.example',
    'Regular',
    '203.0.113.9',
    'Owner',
    '',
    '699E0B10-1c53-403e-976f-ce0847a92b44',
    'a@b.example',
    '[{"Name":"MailAccessType","Value":"Bind"}]',
    '[{"Path":"\\\\Inbox","FolderItems":[{"InternetMessageId":"<a@x>"}]}]',
    'OfficeActivity',
  ]

  it('reads a row as the audit record it was made from', () => {
    const rows = [row('6/15/2026, 12:40:24.178 PM')]
    const { events, warned, quarantined } = runDialect(officeCsv, csvHead(header, ...rows), rows)
    expect({ warned, quarantined }).toEqual({ warned: [], quarantined: [] })
    expect(events[0]).toMatchObject({
      tenant: 'f0000000-0000-0000-0000-000000000002',
      source: 'ual.mail-access',
      recordType: '50',
      recordId: '699e0b10-1c53-403e-976f-ce0847a92b44',
      at: Date.UTC(2026, 5, 15, 12, 40, 24, 178),
      actorKind: 'user',
      actorUpn: 'a@b.example',
      ip: '203.0.113.9',
      logonType: 'owner',
      mailAccess: 'bind',
      throttled: null,
      messageIds: ['<a@x>'],
      folders: ['\\Inbox'],
    })
  })

  it('reads no date that could be read in two ways', () => {
    const rows = [row('6/7/2026, 12:40:24 PM'), row('6/6/2026, 12:40:24 PM')]
    const { events, warned, quarantined } = runDialect(officeCsv, csvHead(header, ...rows), rows)
    expect(events.map(({ at }) => at)).toEqual([Date.UTC(2026, 5, 6, 12, 40, 24)])
    expect({ warned, quarantined }).toEqual({
      warned: ['date-order-unknown'],
      quarantined: ['date-order-unknown'],
    })
  })

  it('refuses times of the viewer’s own zone', () => {
    const rows = [row('6/15/2026, 12:40:24 PM')]
    const local = csvHead(
      header.replace('TimeGenerated [UTC]', 'TimeGenerated [Local Time]'),
      ...rows,
    )
    expect(runDialect(officeCsv, local, rows)).toMatchObject({
      events: [],
      quarantined: ['time-unreadable'],
      warned: ['local-time'],
    })
  })

  it('never takes the workspace for the tenant', () => {
    const sample = {
      TenantId: 'w',
      OfficeTenantId: '$RestApiTenantId$',
      TimeGenerated: '2026-01-02T03:04:05Z',
    }
    const [event] = runDialect(officeJson, jsonHead(sample), [sample]).events
    expect(event?.tenant).toBeNull()
  })
})

describe('the shelf of dialects', () => {
  it('has a file a dialect, each with both languages', () => {
    const folder = new URL('../../../main/engine/import/formats/', import.meta.url)
    const files = readdirSync(folder)
    for (const dialect of all) {
      expect(files).toContain(`${dialect.id}.ts`)
      expect(dialect.label.en).not.toBe('')
      expect(dialect.label['zh-CN']).toMatch(/\p{Script=Han}|Log Analytics/u)
    }
    expect(countBy(all, (dialect) => dialect.id)).toEqual(
      Object.fromEntries(all.map((dialect) => [dialect.id, 1])),
    )
  })
})
