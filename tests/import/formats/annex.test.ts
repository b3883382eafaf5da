import { describe, expect, it } from 'vitest'
import type { AnnexKind } from '#shared'
import type { Dialect, Head } from '../../../main/engine/import/dialect.ts'
import { dialect as approvedCsv } from '../../../main/engine/import/formats/annex-approved-csv.ts'
import { dialect as approvedJson } from '../../../main/engine/import/formats/annex-approved-json.ts'
import { dialect as changesCsv } from '../../../main/engine/import/formats/annex-changes-csv.ts'
import { dialect as changesJson } from '../../../main/engine/import/formats/annex-changes-json.ts'
import { dialect as respondersCsv } from '../../../main/engine/import/formats/annex-responders-csv.ts'
import { dialect as respondersJson } from '../../../main/engine/import/formats/annex-responders-json.ts'
import { feed, feedJson, jsonHead } from './entra-support.ts'

type Case = [AnnexKind, Dialect, Dialect, Record<string, string>]

const cases: Case[] = [
  [
    'changes',
    changesCsv,
    changesJson,
    {
      id: 'CHG-1',
      actor: 'ada@harrow.example',
      operation: 'Update application',
      target: 'app',
      from: '2026-03-01T00:00:00Z',
      to: '2026-03-02T00:00:00Z',
      approver: 'bob@harrow.example',
      note: 'rotation',
    },
  ],
  ['responders', respondersCsv, respondersJson, { name: 'Ada', upn: 'ada@harrow.example' }],
  [
    'approved',
    approvedCsv,
    approvedJson,
    { kind: 'egress', value: '198.51.100.0/24', note: 'office' },
  ],
]

const csvHead = (header: readonly string[]): Head => ({ shape: 'csv', header, rows: [] })

describe.each(cases)('annex %s', (kind, csv, json, fields) => {
  it('is the same from CSV and JSON', () => {
    const expected = [{ kind, fields }]
    const head = csvHead(Object.keys(fields))
    expect(feed(csv, head, [Object.values(fields)]).annexes).toEqual(expected)
    expect(feedJson(json, [fields]).annexes).toEqual(expected)
  })

  it('reads headers in any case and trims blanks', () => {
    const head = csvHead(Object.keys(fields).map((name) => ` ${name.toUpperCase()} `))
    const cells = Object.values(fields).map((value) => ` ${value} `)
    expect(csv.recognise(head)).toBe(0.8)
    expect(feed(csv, head, [cells]).annexes).toEqual([{ kind, fields }])
  })

  it('is recognised by no other kind', () => {
    const header = csvHead(Object.keys(fields))
    const dialects = cases.flatMap(([, first, second]) => [first, second])
    expect(dialects.filter((dialect) => dialect.recognise(header) > 0)).toEqual([csv])
    expect(dialects.filter((dialect) => dialect.recognise(jsonHead([fields])) > 0)).toEqual([json])
  })

  it('is not recognised with a column it does not know', () => {
    expect(csv.recognise(csvHead([...Object.keys(fields), 'AuditData']))).toBe(0)
    expect(json.recognise(jsonHead([{ ...fields, AuditData: '{}' }]))).toBe(0)
  })

  it('quarantines a row that says nothing', () => {
    const head = csvHead(Object.keys(fields))
    const empty = Object.keys(fields).map(() => ' ')
    expect(feed(csv, head, [empty]).quarantined).toEqual(['unknown-record'])
    expect(feedJson(json, [{}, 'x']).quarantined).toEqual(['unknown-record', 'not-an-object'])
  })
})

describe('a list joined on to another', () => {
  it('has its header quarantined, which is no statement', () => {
    const header = ['Kind', 'Value', 'Name']
    const rows = [
      ['egress', '198.51.100.0/24', 'office'],
      ['\ufeffkind', 'value', 'Name'],
    ]
    expect(feed(approvedCsv, csvHead(header), rows)).toMatchObject({
      annexes: [{ kind: 'approved' }],
      quarantined: ['unknown-record'],
    })
  })
})

describe('change tickets', () => {
  it('may call their id ticket', () => {
    const head = csvHead(['Ticket', 'Actor', 'Operation'])
    expect(feed(changesCsv, head, [['CHG-1', 'a', 'b']]).annexes).toEqual([
      { kind: 'changes', fields: { id: 'CHG-1', actor: 'a', operation: 'b' } },
    ])
    expect(changesCsv.recognise(csvHead(['Ticket', 'Id', 'Actor', 'Operation']))).toBe(0)
  })
})
