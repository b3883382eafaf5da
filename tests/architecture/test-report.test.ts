import { describe, expect, it } from 'vitest'
import type { Report, Score } from '../../build/test-report.ts'
import { lastLine, readReport, scoreLines, tallyTests } from '../../build/test-report.ts'

function report(status: string, ...statuses: string[]): Report {
  const assertionResults = statuses.map((each, index) => ({
    ancestorTitles: ['group'],
    title: `t${index}`,
    status: each,
  }))
  return { testResults: [{ name: '/checkout/tests/a.test.ts', status, assertionResults }] }
}

describe('the count of npm test', () => {
  it('counts what passed, failed and was skipped, and names what did not pass', () => {
    const tally = tallyTests(
      report('failed', 'passed', 'failed', 'skipped', 'pending', 'todo'),
      1,
      '/checkout',
    )
    expect(tally).toEqual({
      passed: 1,
      failed: 1,
      skipped: 3,
      notes: [
        'FAILED  tests/a.test.ts: group › t1',
        'SKIPPED tests/a.test.ts: group › t2',
        'SKIPPED tests/a.test.ts: group › t3',
        'SKIPPED tests/a.test.ts: group › t4',
      ],
    })
  })

  it('passes a run in which all passed', () => {
    expect(tallyTests(report('passed', 'passed'), 0, '/checkout')).toMatchObject({
      passed: 1,
      failed: 0,
      notes: [],
    })
  })

  it.each([
    ['no report', null, 1],
    ['no report though the runner says well', null, 0],
    ['a file that did not load', report('failed'), 1],
    ['a file that broke off after its tests', report('failed', 'passed'), 1],
    ['no test at all', { testResults: [] }, 0],
    ['only skipped tests', report('passed', 'skipped'), 0],
    ['a runner that failed outside the tests', report('passed', 'passed'), 1],
  ])('fails on %s', (_, given, status) => {
    expect(tallyTests(given, status, '/checkout').failed).toBe(1)
  })

  it('reads an absent report as none', () => {
    expect(readReport('/no/such/report.json')).toBeNull()
  })

  it('mentions skipped tests on the last line only when there are any', () => {
    expect(lastLine({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed')
    expect(lastLine({ passed: 3, failed: 1, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped')
  })
})

describe('the scores of suites', () => {
  const scored = (...scores: Score[]): Report['testResults'][number] => ({
    name: 'a',
    status: 'passed',
    assertionResults: [{ ancestorTitles: [], title: 't', status: 'passed', meta: { scores } }],
  })

  it('adds up the parts of a suite over all files', () => {
    const testResults = [
      scored(
        { suite: 'json', part: 'y', passed: 95, of: 95 },
        { suite: 'json', part: 'n', passed: 182, of: 188 },
      ),
      scored({ suite: 'csv', part: 'valid', passed: 1, of: 2 }),
      scored({ suite: 'csv', part: 'valid', passed: 3, of: 3 }),
    ]
    expect(scoreLines({ testResults })).toEqual([
      'suite csv: valid 4/5',
      'suite json: y 95/95, n 182/188',
    ])
  })

  it('is nothing without a report', () => {
    expect(scoreLines(null)).toEqual([])
    expect(scoreLines(report('passed', 'passed'))).toEqual([])
  })
})
