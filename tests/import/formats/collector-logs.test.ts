import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dialect as dfir } from '../../../main/engine/import/formats/collector-dfir-o365rc-log.ts'
import { dialect as bounds } from '../../../main/engine/import/formats/collector-goose-bounds.ts'
import { dialect as inbox } from '../../../main/engine/import/formats/collector-goose-inbox-failures.ts'
import { dialect as noResults } from '../../../main/engine/import/formats/collector-goose-no-results.ts'
import { dialect as savePoint } from '../../../main/engine/import/formats/collector-goose-state.ts'
import { dialect as hawk } from '../../../main/engine/import/formats/collector-hawk-log.ts'
import { dialect as actions } from '../../../main/engine/import/formats/collector-m365-ir-console-json.ts'
import { dialect as counts } from '../../../main/engine/import/formats/collector-o365-extractor-counts.ts'
import { dialect as extractor } from '../../../main/engine/import/formats/collector-o365-extractor-log.ts'
import { dialect as checkpoint } from '../../../main/engine/import/formats/collector-pax-checkpoint-json.ts'
import { unifiedAudit } from '../../../main/engine/import/kit/collection.ts'
import { dialects } from '../../../main/engine/import/registry.ts'
import { chosen, feedLines, linesHead, told } from './collector-support.ts'
import { feedJson, jsonHead } from './entra-support.ts'

const all = `${unifiedAudit.length} logs`

describe('DFIR-O365RC', () => {
  const log = [
    '2026-02-05 10:00:00, INFO, Connecting to Exchange Online',
    '2026-02-05 10:00:01, INFO, Processing Unified Audit Log entries between 2026-02-01 00:00:00 and 2026-02-01 01:00:00',
    '2026-02-05 10:00:02, WARNING, More than 50000 Unfiltered events between 2026-02-01 00:00:00 and 2026-02-01 01:00:00 - some events will be missing',
    '2026-02-05 10:00:09, INFO, Done collecting events for 02/01/2026 00:00:00 - 02/01/2026 01:00:00: 50000 events were collected out of 61234',
    '2026-02-05 10:01:00, WARNING, 0 Unfiltered events between 2026-02-01 01:00:00 and 2026-02-01 02:00:00 were found',
    '2026-02-05 10:02:00, INFO, Processing signIns logs between 2026-02-01 01:00:00 and 2026-02-01 02:00:00',
    '2026-02-05 10:02:30, ERROR, Failed to get SignIns logs 11 times - aborting',
    '2026-02-05 10:03:00, WARNING, Directory size is huge, processing might be long, as a consequence signins logs will be filtered',
    '2026-02-05 10:04:00, INFO, Processing Unified Audit Log entries between 2026-02-01 02:00:00 and 2026-02-01 03:00:00',
    '2026-02-05 10:05:00, ERROR, Failed to dump Unfiltered events 11 times - aborting',
  ]

  it('tells hours that it cut or gave up, on a clock without zone', () => {
    const got = feedLines(dfir, log)
    expect(chosen(linesHead(log))).toBe(dfir.id)
    expect(told(got)).toMatchObject([
      { outcome: 'partial', from: '2026-01-31T10:00:00.000Z', to: '2026-02-01T13:00:00.000Z' },
      { outcome: 'partial', records: 50_000, sources: all },
      { outcome: 'asked', records: 0 },
      { outcome: 'failed', sources: ['entra.signin.interactive'] },
      { outcome: 'partial', sources: ['entra.signin.interactive'], from: null },
      { outcome: 'failed', sources: all, from: '2026-01-31T12:00:00.000Z' },
    ])
    expect(got.ignored).toHaveLength(4)
  })
})

describe('Hawk', () => {
  const log = [
    '[2026-02-05 10:00:00Z] - [ACTION] - Gathering possible Forwarding changes for: kim@contoso.com',
    '[2026-02-05 10:00:01Z] - No forwarding configuration found',
    '[2026-02-05 10:00:02Z] - [ERROR] - Error retrieving Service Principals or Applications: 403',
  ]

  it('tells what it could not read, though its log starts like JSON', () => {
    const got = feedLines(hawk, log)
    expect(chosen(linesHead(log))).toBe(hawk.id)
    expect(got.collections).toMatchObject([
      { outcome: 'failed', statement: expect.stringContaining('Service Principals') as string },
    ])
    expect(got.ignored).toEqual(['log-line', 'log-line'])
  })
})

describe('Untitled Goose Tool', () => {
  it('tells its windows and what was counted in them', () => {
    const lines = [
      '2026-01-01 00:00:00,2026-01-01 05:00:00,912',
      '2026-01-01 05:00:00,2026-01-02 00:00:00,0',
    ]
    expect(chosen(linesHead(lines))).toBe(bounds.id)
    expect(told(feedLines(bounds, lines))).toEqual([
      {
        outcome: 'asked',
        from: '2026-01-01T00:00:00.000Z',
        to: '2026-01-01T05:00:00.000Z',
        records: 912,
        sources: all,
        scope: null,
      },
      expect.objectContaining({ outcome: 'asked', records: 0 }),
    ])
  })

  it('tells empty answers from refused ones, and the part of a kind from all of it', () => {
    const lines = [
      'No output file: oauth2PermissionGrants - 2026-02-05 10:00:00.123456',
      'No output file: applications_owners - 2026-02-05 10:00:01.123456',
      'No output file: roleManagement_directory_roleEligibilitySchedules - 2026-02-05 10:00:01',
      'Error: conditionalAccess_policies - 2026-02-05 10:00:02.1',
      'No output file: security_secureScores - 2026-02-05 10:00:03.1',
      'damaged',
    ]
    expect(chosen(linesHead(lines))).toBe(noResults.id)
    const got = feedLines(noResults, lines)
    expect(told(got)).toMatchObject([
      {
        outcome: 'none',
        sources: ['snapshot.oauth2-permission-grants'],
        records: 0,
        from: '2026-02-04T20:00:00.123Z',
        to: '2026-02-05T22:00:00.123Z',
      },
      { outcome: 'asked', sources: ['snapshot.owners'] },
      { outcome: 'asked', sources: ['snapshot.role-assignments'] },
      { outcome: 'failed', sources: ['snapshot.conditional-access-policies'], records: null },
      { outcome: 'asked', sources: [] },
    ])
    expect(got.ignored).toEqual(['log-line'])
  })

  it('tells mailboxes whose rules it was not given', () => {
    const lines = ['Kim@contoso.com_12', 'o%27hara@contoso.com_13']
    expect(chosen(linesHead(lines))).toBe(inbox.id)
    expect(
      feedLines(inbox, lines).collections.map(({ scope, outcome }) => [scope, outcome]),
    ).toEqual([
      ['kim@contoso.com', 'failed'],
      ["o'hara@contoso.com", 'failed'],
    ])
  })

  it.each([
    ['17'],
    ['2026-01-05'],
    ['2026-01-05T05:00:00.000Z'],
    ['time', '2026-01-05T23:59:59.999999Z'],
  ])('leaves save points that say nothing alone: %s', (...lines) => {
    expect(chosen(linesHead(lines))).toBe(savePoint.id)
    expect(feedLines(savePoint, lines).ignored).toEqual(lines.map(() => 'save-point'))
  })
})

describe('Office-365-Extractor', () => {
  it('tells how many records of each type the search counted', () => {
    const lines = [
      'ExchangeItem -  2041',
      'AzureActiveDirectoryStsLogon -  77',
      'Total Count:  90210',
    ]
    expect(chosen(linesHead(lines))).toBe(counts.id)
    expect(told(feedLines(counts, lines))).toMatchObject([
      { sources: ['ual.exchange-item'], records: 2041, from: null },
      { sources: ['ual.sts'], records: 77 },
      { sources: all, records: 90_210 },
    ])
  })

  it('tells answers that stayed empty', () => {
    const lines = [
      '2/5/2026 10:00:00 AM:Start date provided by user: 2026-01-01',
      '2/5/2026 10:00:01 AM:INFO: Retrieving audit logs between 01/01/2026 00:00:00 and 01/01/2026 01:00:00',
      '2/5/2026 10:00:02 AM:INFO: Successfully retrieved 4999 records out of total 6001 for the current time range. Moving on!',
      '2/5/2026 10:00:03 AM:WARNING: Empty data set returned between 01/01/2026 01:00:00 and 01/01/2026 02:00:00. Retry count reached. Moving forward!',
    ]
    expect(chosen(linesHead(lines))).toBe(extractor.id)
    expect(told(feedLines(extractor, lines))).toMatchObject([
      { outcome: 'partial', records: 4999, from: null },
      { outcome: 'failed', from: null },
    ])
  })
})

describe('M365-IR-Console', () => {
  const entry = (sequence: number, rest: object) => ({
    Sequence: sequence,
    TimestampUtc: '2026-02-05T10:00:00.1234567Z',
    Status: 'Read',
    Action: 'Collect mailbox configuration and inbox rules',
    Target: 'Kim@contoso.com',
    Investigator: 'analyst',
    Mode: 'Audit',
    Details: null,
    PreviousHash: `h${sequence - 1}`,
    EntryHash: `h${sequence}`,
    ...rest,
  })

  it('tells a mailbox without rules from one that was not looked at', () => {
    const log = [
      entry(1, { Status: 'Info', Action: 'Set target user' }),
      entry(2, { Details: { Rules: 0 } }),
      entry(3, { Details: { Rules: 2 } }),
      entry(4, {
        Action: 'Search Unified Audit Log',
        Details: {
          StartUtc: '2026-01-01T00:00:00Z',
          EndUtc: '2026-02-01T00:00:00Z',
          Records: 50000,
          Incomplete: true,
        },
      }),
      entry(5, { Status: 'Error', Action: 'Collect mailbox permissions', Details: 'denied' }),
    ]
    expect(chosen(jsonHead(log))).toBe(actions.id)
    const got = feedJson(actions, log)
    expect(told(got)).toMatchObject([
      {
        outcome: 'none',
        scope: 'kim@contoso.com',
        sources: ['snapshot.inbox-rules'],
        from: '2026-02-05T10:00:00.123Z',
        to: '2026-02-05T10:00:00.123Z',
        records: 0,
      },
      { outcome: 'complete', records: 2 },
      { outcome: 'partial', from: '2026-01-01T00:00:00.000Z', scope: 'kim@contoso.com' },
      { outcome: 'failed', sources: ['snapshot.mailbox-permissions'] },
    ])
    expect(got.ignored).toEqual(['log-line'])
    expect(got.warnings).toEqual([])
  })

  it.each([
    ['taken out', [entry(1, {}), entry(3, {})]],
    ['changed', [entry(1, {}), entry(2, { PreviousHash: 'other' })]],
    ['out of order', [entry(2, {}), entry(1, {})]],
  ])('says when an entry was %s', (_, log) => {
    expect(feedJson(actions, log).warnings).toContain('log-chain-broken')
  })
})

describe('PAX', () => {
  const run = (parameters: object, completed: object[]) => ({
    version: 2,
    runTimestamp: '20260205_100000',
    parameters: {
      startDate: '2026-01-01T00:00:00.000Z',
      endDate: '2026-01-04T00:00:00.000Z',
      activityTypes: [],
      recordTypes: [],
      userIds: [],
      ...parameters,
    },
    outputFiles: { partialCsv: 'x_PARTIAL.csv' },
    partitions: { total: 3, completed, queryCreated: [], uncertainCreate: [] },
  })
  const partition = (index: number, start: string, end: string, records: number) => ({
    index,
    start,
    end,
    records,
    queryId: 'q',
  })

  it('tells what of its window it did not come to', () => {
    const record = run({ recordTypes: ['SharePointFileOperation'] }, [
      partition(2, '2026-01-02T00:00:00.000Z', '2026-01-03T00:00:00.000Z', 812),
    ])
    expect(chosen(jsonHead([record]))).toBe(checkpoint.id)
    expect(told(feedJson(checkpoint, [record]))).toMatchObject([
      { outcome: 'asked', records: 812, sources: ['ual.sharepoint'] },
      { outcome: 'failed', from: '2026-01-01T00:00:00.000Z', to: '2026-01-02T00:00:00.000Z' },
      { outcome: 'failed', from: '2026-01-03T00:00:00.000Z', to: '2026-01-04T00:00:00.000Z' },
    ])
  })

  it.each([
    [{}, ['ual.copilot']],
    [{ activityTypes: ['CopilotInteraction'] }, ['ual.copilot']],
    [{ activityTypes: ['FileAccessed'] }, []],
    [{ userIds: ['kim@contoso.com'] }, []],
  ])('is about no more than it asked for: %j', (parameters, sources) => {
    expect(feedJson(checkpoint, [run(parameters, [])]).collections[0]?.sources).toEqual(sources)
  })

  it('of no window at all is no statement', () => {
    const got = feedJson(checkpoint, [run({ startDate: 'never' }, [])])
    expect(got.quarantined).toEqual(['unknown-record'])
  })
})

describe('any text', () => {
  const starts = fc.constantFrom(
    '5/6/2026 4:00:01 PM: [INFO] Found 3 audit logs between 2026-02-05T00:00:00Z and ',
    '2026-02-05 10:00:00, ERROR, Failed to dump ',
    '[2026-02-05 10:00:00Z] - [ERROR] - ',
    '2026-01-01 00:00:00,2026-01-01 05:00:00,',
    'No output file: users - ',
    '<S N="AuditData">',
    'Total Count: ',
    '',
  )
  const line = fc.tuple(starts, fc.string({ unit: 'grapheme' })).map((parts) => parts.join(''))

  it('ends line by line in exactly one call, and is of one log at most', () => {
    const logs = dialects.filter(({ shape }) => shape === 'lines')
    expect(logs.length).toBeGreaterThan(8)
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), (lines) => {
        const scores = logs.map((dialect) => dialect.recognise(linesHead(lines)))
        const best = Math.max(...scores)
        if (best > 0) expect(scores.filter((score) => score === best)).toHaveLength(1)
        for (const dialect of logs) feedLines(dialect, lines)
      }),
    )
  })
})
