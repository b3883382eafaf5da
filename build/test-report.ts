import { readFileSync } from 'node:fs'

/** Cases of a suite written by others, or of a table, that one test passed; `part` is a group of them. */
export type Score = { suite: string; part: string; passed: number; of: number }

/** The part of Vitest's JSON report that is counted here. */
export type Report = {
  testResults: readonly {
    name: string
    status: string
    assertionResults: readonly {
      ancestorTitles: readonly string[]
      title: string
      status: string
      meta?: { scores?: readonly Score[] }
    }[]
  }[]
}

export type Tally = { passed: number; failed: number; skipped: number; notes: readonly string[] }

/** Null when the file is absent or unreadable, as after a crash of the test runner. */
export function readReport(path: string): Report | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Report
  } catch {
    return null
  }
}

/**
 * Counts so that nothing can look like success that was not seen to succeed: a file that did not load, a
 * runner that died, a run of no test each add one failure. Notes name them and every skipped test.
 */
export function tallyTests(report: Report | null, status: number, root: string): Tally {
  if (report === null)
    return { passed: 0, failed: 1, skipped: 0, notes: ['FAILED  tests: the runner left no report'] }
  const notes: string[] = []
  let [passed, failed, skipped] = [0, 0, 0]
  for (const file of report.testResults) {
    const path = file.name.startsWith(root) ? file.name.slice(root.length + 1) : file.name
    const tests = file.assertionResults
    const failures = tests.filter((test) => test.status === 'failed')
    const skips = tests.filter((test) => test.status !== 'failed' && test.status !== 'passed')
    passed += tests.length - failures.length - skips.length
    failed += failures.length
    skipped += skips.length
    notes.push(...failures.map((test) => `FAILED  ${path}: ${nameOf(test)}`))
    notes.push(...skips.map((test) => `SKIPPED ${path}: ${nameOf(test)}`))
    if (file.status === 'failed' && failures.length === 0) {
      failed += 1
      notes.push(`FAILED  ${path}: the file did not run to its end`)
    }
  }
  if (passed + failed === 0 || (status !== 0 && failed === 0)) {
    failed += 1
    notes.push(`FAILED  tests: the runner ended with status ${status} and no failed test`)
  }
  return { passed, failed, skipped, notes }
}

/** One line a suite, its parts added up over all tests: `suite json: y 95/95, n 182/188`. */
export function scoreLines(report: Report | null): string[] {
  const suites = new Map<string, Map<string, { passed: number; of: number }>>()
  const tests = report?.testResults.flatMap((file) => file.assertionResults) ?? []
  for (const { suite, part, passed, of } of tests.flatMap((test) => test.meta?.scores ?? [])) {
    const parts = suites.get(suite) ?? new Map<string, { passed: number; of: number }>()
    suites.set(suite, parts)
    const sum = parts.get(part) ?? { passed: 0, of: 0 }
    parts.set(part, { passed: sum.passed + passed, of: sum.of + of })
  }
  return [...suites]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([suite, parts]) => {
      const shares = [...parts].map(([part, { passed, of }]) => `${part} ${passed}/${of}`)
      return `suite ${suite}: ${shares.join(', ')}`
    })
}

function nameOf(test: { ancestorTitles: readonly string[]; title: string }): string {
  return [...test.ancestorTitles, test.title].join(' › ')
}

/** The last line of `npm test`, which scripts read. */
export function lastLine(tally: { passed: number; failed: number; skipped: number }): string {
  const skipped = tally.skipped > 0 ? `, ${tally.skipped} skipped` : ''
  return `${tally.passed} passed, ${tally.failed} failed${skipped}`
}
