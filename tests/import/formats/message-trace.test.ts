import { describe, expect, it } from 'vitest'
import { dialect as csvDialect } from '../../../main/engine/import/formats/message-trace-csv.ts'
import { dialect as jsonDialect } from '../../../main/engine/import/formats/message-trace-json.ts'
import { dialect as report } from '../../../main/engine/import/formats/message-trace-report-csv.ts'
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
  sekoiaRecord,
} from './entra-support.ts'
import { csv, csvHead } from './log-analytics-support.ts'

/** Get-MessageTrace through Export-Csv, in the column order of formats.md (n). */
const cmdlet = {
  PSComputerName: 'outlook.office365.com',
  RunspaceId: '11111111-0000-4000-8000-000000000001',
  PSShowComputerName: 'False',
  Organization: 'harrow.example',
  MessageId: '<a1@mail.example>',
  Received: '1/14/2026 3:04:05 PM',
  SenderAddress: 'Mallory@evil.example',
  RecipientAddress: 'Ada@harrow.example',
  Subject: '=cmd|calc',
  Status: 'Delivered',
  ToIP: '',
  FromIP: '203.0.113.9',
  Size: '2048',
  MessageTraceId: '22222222-0000-4000-8000-000000000001',
  StartDate: '1/13/2026 12:00:00 AM',
  EndDate: '1/15/2026 12:00:00 AM',
  Index: '0',
}

const summary = {
  origin_timestamp_utc: '2026-01-14T15:04:05.0000000Z',
  sender_address: 'ada@harrow.example',
  recipient_status: 'Bob@x.example##Delivered;carol@y.example##Failed',
  message_subject: 'Invoice',
  total_bytes: '4096',
  message_id: '<b2@harrow.example>',
  network_message_id: '33333333-0000-4000-8000-000000000001',
  original_client_ip: '198.51.100.20',
  directionality: 'Originating',
  connector_id: '',
  delivery_priority: 'Normal',
}

describe('recognition', () => {
  it('tells the cmdlet’s rows from the portal’s reports', () => {
    expect(recognise(csvHead([cmdlet])).id).toBe('message-trace-csv')
    expect(recognise(csvHead([summary])).id).toBe('message-trace-report-csv')
    expect(recognise(jsonHead([cmdlet])).id).toBe('message-trace-json')
  })
})

describe('Get-MessageTrace', () => {
  it('has mailbox, peer and message, and no user who is known to have sent it', () => {
    const event = onlyEvent(csv(csvDialect, cmdlet))
    expect(iso(event.at)).toBe('2026-01-14T15:04:05.000Z')
    expect(event).toMatchObject({
      source: 'exchange.message-trace',
      operation: 'delivered',
      ok: true,
      actorKind: 'unknown',
      actorUpn: 'mallory@evil.example',
      mailbox: 'ada@harrow.example',
      targetKind: 'message',
      targetName: '=cmd|calc',
      ip: '203.0.113.9',
      messageIds: ['<a1@mail.example>'],
      parameters: { Size: '2048', MessageTraceId: '22222222-0000-4000-8000-000000000001' },
    })
  })

  it.each([
    ['Failed', false],
    ['Quarantined', false],
    ['Pending', null],
    ['GettingStatus', null],
  ])('%s is ok: %s', (Status, ok) => {
    expect(onlyEvent(csv(csvDialect, { ...cmdlet, Status })).ok).toBe(ok)
  })

  it.each([
    ['', 'time-missing'],
    ['soon', 'time-unreadable'],
  ])('a time %j is %s', (Received, code) => {
    expect(csv(csvDialect, { ...cmdlet, Received }).quarantined).toEqual([code])
  })

  it('does not guess the order of day and month', () => {
    const got = csv(csvDialect, { ...cmdlet, Received: '1/4/2026 3:04:05 PM' })
    expect(got).toMatchObject({
      quarantined: ['date-order-unknown'],
      warnings: ['date-order-unknown'],
    })
  })

  it.each([
    ['12:36 PM', 'time-without-date'],
    ['40:24.2', 'time-without-date'],
    ['########', 'cell-hidden'],
  ])('names what a spreadsheet made of its time, %j: %s', (Received, code) => {
    expect(csv(csvDialect, { ...cmdlet, Received }).quarantined).toEqual([code])
  })
})

describe('the portal’s reports', () => {
  it('keeps each recipient’s status, and claims no mailbox among several', () => {
    const event = onlyEvent(csv(report, summary))
    expect(event).toMatchObject({
      ok: null,
      mailbox: null,
      ip: '198.51.100.20',
      parameters: { Recipients: summary.recipient_status, Directionality: 'Originating' },
    })
  })

  it('reads the extended report, one event a row', () => {
    const { origin_timestamp_utc: at, recipient_status: _, ...rest } = summary
    const row = {
      ...rest,
      date_time_utc: at,
      event_id: 'DELIVER',
      source: 'STOREDRIVER',
      recipient_address: 'Bob@x.example',
    }
    expect(onlyEvent(csv(report, row))).toMatchObject({
      operation: 'deliver',
      ok: true,
      mailbox: 'bob@x.example',
      parameters: { EventSource: 'STOREDRIVER' },
    })
  })
})

describe('real traces of the reporting service', () => {
  const folder = 'elastic_integrations/microsoft_exchange_online_message_trace'
  it.skipIf(dataMissing)(`all records are events${needsData}`, () => {
    const files = [...dataFiles(folder, /\.log$/), ...dataFiles(`${folder}/log`, /\.log$/)]
    const records = files.flatMap(dataRecords)
    expect(records).toHaveLength(6)
    expect(recognise(jsonHead(records)).id).toBe('message-trace-json')
    const got = feedJson(jsonDialect, records)
    expect(got.events).toHaveLength(6)
    expect(iso(got.events.map(({ at }) => at).toSorted((a, b) => a - b)[0] ?? null)).toBe(
      '2022-09-05T18:10:13.490Z',
    )
  })

  it.skipIf(dataMissing)(`/Date(ms)/ is read${needsData}`, () => {
    const record = sekoiaRecord('sekoia/message-trace/messagetrace.json')
    const event = onlyEvent(feedJson(jsonDialect, [record]))
    expect(event).toMatchObject({ at: 1_658_751_973_240, ok: null, ip: '1.1.1.1' })
  })
})
