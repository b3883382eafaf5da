import { eventSources } from '#shared'
import { importPaths } from '../../engine/import/import.ts'
import { openCase } from '../../engine/import/replay.ts'
import type { FileReport, ImportReport } from '../../engine/import/report.ts'
import { choice, exit, optional, readArguments, timeOption, type Command } from '../command.ts'
import { note, print, printJson, progressLine, table } from '../output.ts'

function show({ files, totals }: ImportReport): void {
  const row = (name: string, counts: Omit<ImportReport['totals'], never>) => [
    name,
    counts.records,
    counts.imported,
    counts.duplicate,
    counts.merged,
    counts.quarantined,
    counts.ignored,
  ]
  print(
    table([
      ['file', 'records', 'imported', 'duplicate', 'merged', 'quarantined', 'ignored', 'format'],
      ...files.map((file) => [...row(file.path, file), file.format ?? '–']),
      [...row('total', totals), ''],
    ]),
  )
}

function complain({ path, reason, warnings }: FileReport): void {
  for (const { code, message } of warnings)
    note(`evv: ${code === reason ? '' : 'warning '}${code}: ${path}: ${message}`)
}

export const command: Command = {
  usage: 'evv import CASE PATH… [--source S] [--collected-by UPN] [--as-of T] [--json]',
  summary:
    'Imports files and folders, recognised by content; what is in the case already is not added again.',
  async run(args) {
    const { values, rest } = readArguments(
      'import',
      args,
      {
        source: { type: 'string' },
        'collected-by': { type: 'string' },
        'as-of': { type: 'string' },
        json: { type: 'boolean' },
      },
      { min: 2 },
    )
    const asOf = timeOption('import', values, 'as-of')
    const source = optional(values, 'source')
    if (source !== null) choice('import', 'source', source, eventSources)
    const kase = await openCase(rest[0]!)
    let at = { path: '', bytes: 0 }
    try {
      const report = await importPaths(kase, rest.slice(1), {
        collectedBy: optional(values, 'collected-by'),
        asOf,
        declaredSource: source,
        watch: {
          begin: (path, bytes) => (at = { path, bytes }),
          parsed: (bytes) =>
            progressLine(`${at.path}  ${Math.floor((bytes * 100) / Math.max(at.bytes, 1))} %`),
        },
      })
      progressLine('')
      for (const file of report.files) complain(file)
      if (values['json']) printJson(report)
      else show(report)
      return report.files.some(({ reason }) => reason !== undefined) ? exit.failed : exit.done
    } finally {
      kase.close()
    }
  },
}
