import { describe, expect, it } from 'vitest'
import { dialect } from '../../../main/engine/import/formats/collector-mes-log.ts'
import { unifiedAudit } from '../../../main/engine/import/kit/collection.ts'
import { chosen, feedLines, linesHead, told } from './collector-support.ts'

/** The log of a run of version 4.1 on a German machine, one of 3 on an American one, appended. */
const run = [
  '06.05.2026 16:00:01: === Starting Unified Audit Log Collection ===',
  '06.05.2026 16:00:02: Start date: 2026-02-05 00:00:00',
  '06.05.2026 16:00:02: End date: 2026-05-06 14:00:00',
  '06.05.2026 16:00:02: ----------------------------------------',
  '',
  '06.05.2026 16:00:04: [INFO] Found 812 audit logs between 2026-02-05T00:00:00Z and 2026-02-05T06:00:00Z',
  '06.05.2026 16:01:00: [WARNING] Window 2026-02-05T06:00:00Z -> 2026-02-05T12:00:00Z returned 5000 events (API cap). Shrinking interval 360 -> 180 min and refetching.',
  '06.05.2026 16:02:00: [ERROR] Window 2026-02-05T06:00:00Z -> 2026-02-05T06:00:06Z has 5000+ events in the minimum interval (0.1 min). Cannot shrink further; writing partial data and advancing. SOME EVENTS IN THIS RANGE ARE NOT CAPTURED.',
  '06.05.2026 16:02:00: [INFO] Found 5000 audit logs between 2026-02-05T06:00:00Z and 2026-02-05T06:00:06Z',
  '06.05.2026 16:03:00: [ERROR] Max retries reached for window 2026-02-05 08:00:00 -> 2026-02-05 09:00:00. Skipping. Last error: task was canceled',
]

describe('the log of Microsoft-Extractor-Suite', () => {
  const got = feedLines(
    dialect,
    run.filter((line) => line !== ''),
  )

  it('tells the windows that it fetched short, in UTC', () => {
    expect(told(got)).toEqual([
      {
        outcome: 'asked',
        from: '2026-02-05T00:00:00.000Z',
        to: '2026-02-05T06:00:00.000Z',
        records: 812,
        sources: `${unifiedAudit.length} logs`,
        scope: null,
      },
      expect.objectContaining({
        outcome: 'partial',
        from: '2026-02-05T06:00:00.000Z',
        to: '2026-02-05T06:00:06.000Z',
      }),
      expect.objectContaining({ outcome: 'partial', records: 5000 }),
      expect.objectContaining({
        outcome: 'failed',
        from: '2026-02-04T18:00:00.000Z',
        to: '2026-02-05T21:00:00.000Z',
        records: null,
      }),
    ])
  })

  it('gives its own words, and ends every other line', () => {
    expect(got.collections[3]?.statement).toMatch(/^\[ERROR\] Max retries reached/)
    expect(got.ignored).toEqual(Array(5).fill('log-line'))
    expect(got.quarantined).toEqual([])
  })

  it('never says that a search was whole: what narrowed it is not in the log', () => {
    const outcomes = new Set(got.collections.map(({ outcome }) => outcome))
    expect(outcomes).not.toContain('complete')
    expect(outcomes).not.toContain('none')
  })

  it.each([
    ['5/6/2026 4:00:01 PM: [INFO] Running Get-UAL', true],
    ['2026-05-06 16:00:01: === Starting Mailbox Rules Collection ===', true],
    ['6-5-2026 16:00:01: [ERROR] An error occurred: 403', true],
    ['06/05/2026 4:00:01 p. m.: [INFO] Running Get-Users', true],
    ['2026/5/6 16:00:01: [WARNING] You must call Connect-M365', true],
    ['5/6/2026 4:00:01 PM: somebody else’s log', false],
    ['2026-05-06 16:00:01, INFO, of another tool', false],
    ['Date,[INFO] a table', false],
  ])('is recognised by the form of its lines: %s', (line, isOurs) => {
    expect(chosen(linesHead([line])) === dialect.id).toBe(isOurs)
  })

  it('of a record type is about the log that holds it', () => {
    const of = (type: string) =>
      feedLines(dialect, [
        `5/6/2026 4:00:01 PM: === Processing RecordType: ${type} ===`,
        '5/6/2026 4:00:01 PM: [INFO] Found 3 audit logs between 2026-02-05T00:00:00Z and 2026-02-06T00:00:00Z',
      ]).collections[0]?.sources
    expect(of('ExchangeItemAggregated')).toEqual(['ual.mail-access'])
    expect(of('ExchangeItem')).toEqual(['ual.exchange-item', 'ual.mail-access'])
    expect(of('SomethingNew')).toEqual(unifiedAudit)
  })

  it('of older versions tells an answer that was empty against all counts', () => {
    const { collections } = feedLines(dialect, [
      '5/6/2026 4:00:01 PM: [INFO] No audit logs between 2023-01-01T00:00:00Z and 2023-01-02T00:00:00Z. Moving on!',
      '5/6/2026 4:00:01 PM: [WARNING] Empty data set returned between 2023-01-02T00:00:00Z and 2023-01-03T00:00:00Z. Retry count reached. Moving forward!',
      '5/6/2026 4:00:01 PM: [INFO] Extracting all available audit logs between 2023-01-01T00:00:00Z and 2023-02-01T00:00:00Z',
    ])
    expect(collections.map(({ outcome, records }) => [outcome, records])).toEqual([
      ['asked', 0],
      ['failed', null],
      ['asked', null],
    ])
  })

  it('tells mailboxes it asked for rules, and what it says of errors', () => {
    const { collections } = feedLines(dialect, [
      '5/6/2026 4:00:01 PM: === Starting Mailbox Rules Collection ===',
      '5/6/2026 4:00:02 PM: [INFO] Checking rules for: Kim@Contoso.com',
      '5/6/2026 4:00:03 PM: [ERROR] An error occurred: access denied',
      'Mailbox Rules Summary:',
    ])
    expect(collections).toMatchObject([
      { outcome: 'asked', scope: 'kim@contoso.com', sources: ['snapshot.inbox-rules'], from: null },
      { outcome: 'failed', scope: null, sources: ['snapshot.inbox-rules'] },
    ])
  })

  it.each([
    'Window 2026-02-05T06:00:00Z -> never has 5000+ events. SOME EVENTS IN THIS RANGE ARE NOT CAPTURED.',
    '5/6/2026 4:00:01 PM: [ERROR] Max retries reached for window ? -> ?. Skipping.',
    '5/6/2026 4:00:01 PM: [INFO] Found 99999999999999999999 audit logs between 2026-02-05T00:00:00Z and 2026-01-05T00:00:00Z',
    '\u202e[ERROR] <script>',
    '',
  ])('takes what is damaged: %j', (line) => {
    const { collections } = feedLines(dialect, [line])
    for (const { from, to } of collections) expect([from, to]).toEqual([null, null])
  })
})
