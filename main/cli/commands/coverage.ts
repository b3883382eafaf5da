import { formatDate, formatTime } from '#shared'
import { currentScope } from '../../engine/case/case.ts'
import { evaluateCase } from '../../engine/claims/evaluate.ts'
import { unitedGaps } from '../../engine/claims/limits.ts'
import { Coverage } from '../../engine/coverage/coverage.ts'
import { exportScript } from '../../engine/coverage/export-script.ts'
import { nextExports } from '../../engine/coverage/next-exports.ts'
import { openCaseToRead } from '../../engine/import/replay.ts'
import { exit, readArguments, type Command } from '../command.ts'
import { print, printJson, table } from '../output.ts'

const dayMs = 24 * 3_600_000

export const command: Command = {
  usage: 'evv coverage CASE [--json | --script]',
  summary:
    'Sources by day, gaps with their reason codes, and the next exports to ask for, also as a PowerShell script.',
  async run(args) {
    const { values, rest } = readArguments(
      'coverage',
      args,
      { json: { type: 'boolean' }, script: { type: 'boolean' } },
      { min: 1, max: 1 },
    )
    const kase = await openCaseToRead(rest[0]!)
    const coverage = new Coverage(kase.db, currentScope(kase.journal))
    if (values['script']) {
      const { evaluation } = evaluateCase(kase)
      const gaps = unitedGaps(coverage.gaps, evaluation.claims)
      kase.close()
      print(exportScript(nextExports(gaps).map(({ params }) => params)))
      return exit.done
    }
    const sources = coverage.sources.map((source) => ({
      source,
      days: coverage
        .days()
        .filter((row) => row.source === source)
        .map(({ day, events }) => ({ day: formatDate(day * dayMs), events })),
    }))
    const gaps = coverage.gaps.map((gap) => ({
      ...gap,
      from: formatTime(gap.from),
      to: formatTime(gap.to),
    }))
    const next = nextExports(coverage.gaps)
    kase.close()
    if (values['json']) {
      printJson({ sources, gaps, latency: null, next })
      return exit.done
    }
    const total = (days: { events: number }[]) => days.reduce((sum, { events }) => sum + events, 0)
    print(
      table([
        ['source', 'days', 'events'],
        ...sources.map(({ source, days }) => [source, days.length, total(days)]),
      ]),
    )
    print('')
    print(
      gaps.length === 0
        ? 'No gap found in the sources collected.'
        : table([
            ['gap', 'from', 'to', 'reason'],
            ...gaps.map(({ source, from, to, reason }) => [source, from, to, reason]),
          ]),
    )
    return exit.done
  },
}
