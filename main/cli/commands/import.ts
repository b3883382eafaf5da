import { eventSources } from '#shared'
import type { Reading } from '../../engine/case/entries.ts'
import { importInto } from '../../engine/import/import-into.ts'
import { isRefused, type FileReport, type ImportReport } from '../../engine/import/report.ts'
import {
  choice,
  exit,
  optional,
  readArguments,
  timeOption,
  type Command,
  type Options,
} from '../command.ts'
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

/** How the person says the files are to be read; undefined where they say nothing. */
function statedReading(values: Options): Reading | undefined {
  const [dateOrder, encoding] = ['date-order', 'encoding'].map((name) => optional(values, name))
  const reading: Reading = {}
  if (typeof dateOrder === 'string')
    reading.dateOrder = choice('import', 'date-order', dateOrder, ['day-first', 'month-first'])
  if (typeof encoding === 'string')
    reading.encoding = choice('import', 'encoding', encoding, ['windows-1252'])
  return Object.keys(reading).length === 0 ? undefined : reading
}

export const command: Command = {
  usage:
    'evv import CASE PATH… [--source S] [--collected-by UPN] [--as-of T] [--date-order day-first|month-first] [--encoding windows-1252] [--json]',
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
        'date-order': { type: 'string' },
        encoding: { type: 'string' },
        json: { type: 'boolean' },
      },
      { min: 2 },
    )
    const asOf = timeOption('import', values, 'as-of')
    const source = optional(values, 'source')
    if (source !== null) choice('import', 'source', source, eventSources)
    const reading = statedReading(values)
    let at = { path: '', bytes: 0 }
    const report = await importInto(rest[0]!, rest.slice(1), {
      collectedBy: optional(values, 'collected-by'),
      asOf,
      declaredSource: source,
      ...(reading === undefined ? {} : { reading }),
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
    return report.files.some(isRefused) ? exit.failed : exit.done
  },
}
