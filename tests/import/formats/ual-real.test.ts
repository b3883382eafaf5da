import { createReadStream, readdirSync } from 'node:fs'
import { parse } from 'csv-parse'
import { describe, expect, it } from 'vitest'
import type { EventFields } from '#shared'
import type { Head } from '../../../main/engine/import/dialect.ts'
import { dialect as officeJson } from '../../../main/engine/import/formats/office-activity-json.ts'
import { dialect as management } from '../../../main/engine/import/formats/ual-management-json.ts'
import { dialect as search } from '../../../main/engine/import/formats/ual-search-csv.ts'
import {
  countBy,
  hasRealData,
  realLines,
  realPath,
  realText,
  runDialect,
} from '../kit/audit-support.ts'

const bySource = (events: readonly EventFields[]) => countBy(events, (event) => event.source)

function runManagement(records: readonly unknown[]): EventFields[] {
  const head: Head = { shape: 'json', samples: records.slice(0, 20) }
  expect(management.recognise(head)).toBe(1)
  const outcome = runDialect(management, head, records)
  expect(outcome.quarantined).toEqual([])
  expect(outcome.events).toHaveLength(records.length)
  return outcome.events
}

const beats = 'elastic_beats_o365/audit/'
describe.skipIf(!hasRealData(beats))('Management Activity API, one test tenant in 2020', () => {
  it('reads every record of every file', () => {
    const events = readdirSync(realPath(beats)).flatMap((name) =>
      runManagement(realLines(beats + name)),
    )
    expect(events).toHaveLength(411)
    expect(bySource(events)).toEqual({
      'ual.exchange-admin': 101,
      'ual.exchange-item': 9,
      'ual.sharepoint': 61,
      'ual.entra': 113,
      'ual.other': 42,
      'ual.sts': 77,
      'ual.teams': 8,
    })
  })

  it('reads every address form', () => {
    const events = runManagement(realLines(`${beats}ip-formats.log`))
    expect(events.map((event) => event.ip)).toEqual([
      ...Array.from({ length: 5 }, () => '10.11.12.13'),
      ...Array.from({ length: 3 }, () => '2001:db8::abcd'),
      '10.11.12.13',
      ...Array.from({ length: 6 }, () => null),
    ])
  })

  it('keeps parameters written as one text', () => {
    const texts = runManagement(realLines(`${beats}str-params.log`)).map(
      (event) => event.parameters['Parameters'] ?? event.parameters['ExtendedProperties'],
    )
    expect(texts.every((text) => text?.startsWith('-'))).toBe(true)
  })
})

const wrapped = 'elastic_integrations/o365/audit/'
describe.skipIf(!hasRealData(wrapped))('the same family inside o365audit', () => {
  it('reads every record of every file', () => {
    const events = readdirSync(realPath(wrapped)).flatMap((name) => {
      const file = JSON.parse(realText(wrapped + name)) as { events: unknown[] }
      return runManagement(file.events)
    })
    expect(events).toHaveLength(357)
  })
})

const newest = 'sekoia/o365/'
describe.skipIf(!hasRealData(newest))('single records of 2021 to 2025', () => {
  const read = (name: string): EventFields => {
    const { input } = JSON.parse(realText(newest + name)) as { input: { message: string } }
    const [event] = runManagement([JSON.parse(input.message)])
    if (event === undefined) throw new Error(name)
    return event
  }

  it('reads every record', () => {
    const names = readdirSync(realPath(newest))
    expect(names.map(read)).toHaveLength(73)
  })

  it('reads a bind of 2025 with its token', () => {
    expect(read('exchange_item_group_7.json')).toMatchObject({
      source: 'ual.mail-access',
      mailAccess: 'bind',
      throttled: null,
      tokenIssuedAt: Date.UTC(2025, 9, 26, 13, 12, 18),
      messageIds: ['<abcdef@mail.example.com>'],
      count: 1,
    })
  })

  it('reads rules of Outlook and of a cmdlet', () => {
    expect(read('operation_properties_01.json').features).toEqual([
      'rule:forward',
      'rule:other-domain',
    ])
    expect(read('inbox_rule.json').features).toEqual([
      'rule-folder:obscure',
      'rule:delete',
      'rule:forward',
      'rule:mark-read',
      'rule:move',
      'rule:other-domain',
      'rule:redirect',
    ])
  })

  it('takes a redirect for no sign-in', () => {
    expect(read('user_logged_in_2.json')).toMatchObject({
      operation: 'userloggedin',
      ok: null,
      parameters: { ResultStatusDetail: 'Redirect' },
    })
  })
})

const plaso = 'plaso/microsoft_audit_log.jsonl'
it.skipIf(!hasRealData(plaso))('reads a JSONL of four records', () => {
  expect(bySource(runManagement(realLines(plaso)))).toEqual({
    'ual.exchange-admin': 3,
    'ual.sts': 1,
  })
})

const office = 'otrf_goldensaml/OfficeActivityEvents.json'
it.skipIf(!hasRealData(office))('reads an OfficeActivity row', () => {
  const sample = JSON.parse(realText(office)) as unknown
  const head: Head = { shape: 'json', samples: [sample] }
  expect(officeJson.recognise(head)).toBe(1)
  expect(management.recognise(head)).toBe(0)
  const { events } = runDialect(officeJson, head, [sample])
  expect(events).toHaveLength(1)
  expect(events[0]).toMatchObject({
    recordId: '699e0b10-1c53-403e-976f-ce0847a92b44',
    at: Date.UTC(2021, 7, 2, 13, 32, 7),
    mailAccess: 'bind',
    throttled: false,
    mailbox: 'pgustavo@simulandlabs.com',
    appId: '5a95e683-08ad-424e-a441-1d1aec52c02c',
    apiId: '00000003-0000-0000-c000-000000000000',
  })
  expect(events[0]?.messageIds).toHaveLength(6)
})

const invictus = 'invictus_o365_dataset/auditrecords.csv'
describe.skipIf(!hasRealData(invictus))('Search-UnifiedAuditLog CSV of a lab tenant', () => {
  it('reads 9,608 of 9,611 rows and finds 5,373 ids', async () => {
    const rows: string[][] = []
    for await (const row of createReadStream(realPath(invictus)).pipe(parse({ bom: true }))) {
      rows.push(row as string[])
    }
    const head: Head = { shape: 'csv', header: rows[0] ?? [], rows: rows.slice(1, 21) }
    expect(search.recognise(head)).toBe(1)
    const { events, quarantined } = runDialect(search, head, rows.slice(1))
    expect(countBy(quarantined, (code) => code)).toEqual({ 'audit-data-empty': 3 })
    expect(events).toHaveLength(9608)
    const unique = [...new Map(events.map((event) => [event.recordId, event])).values()]
    expect(unique).toHaveLength(5373)
    const reads = unique.filter((event) => event.operation === 'mailitemsaccessed')
    expect(countBy(reads, (event) => event.mailAccess ?? 'unknown')).toEqual({
      bind: 288,
      sync: 30,
    })
    expect(reads.every((event) => event.throttled === false)).toBe(true)
    const failed = unique.filter((event) => event.operation === 'userloginfailed')
    expect(failed).toHaveLength(216)
    expect(failed.every((event) => event.ok === false)).toBe(true)
    expect(unique.filter((event) => event.errorCode === '50140')).toHaveLength(26)
    const named = unique.filter((event) => event.features.includes('rule-name:short'))
    expect(named.length).toBeGreaterThan(0)
  })
})
