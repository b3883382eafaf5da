import { filteredEvents } from '../../engine/scope/events.ts'
import { parseFilter } from '../../engine/scope/filter.ts'
import { EventPrinter } from '../../engine/import/event-json.ts'
import { openCaseToRead } from '../../engine/import/replay.ts'
import { choice, exit, optional, readArguments, usageError, type Command } from '../command.ts'
import { csvCell, csvColumns } from '../csv.ts'
import { linePrinter } from '../output.ts'

export const command: Command = {
  usage: 'evv events CASE [--filter EXPR] [--limit N] [--format ndjson|csv] [--raw]',
  summary:
    'Normalised events in time order; EXPR such as: operation=userloggedin and (ip=192.0.2.1 or userAgent~"python").',
  async run(args) {
    const { values, rest } = readArguments(
      'events',
      args,
      {
        filter: { type: 'string' },
        limit: { type: 'string' },
        format: { type: 'string' },
        raw: { type: 'boolean' },
      },
      { min: 1, max: 1 },
    )
    const format = choice('events', 'format', optional(values, 'format') ?? 'ndjson', [
      'ndjson',
      'csv',
    ])
    const limit = Number(optional(values, 'limit') ?? Number.MAX_SAFE_INTEGER)
    if (!Number.isSafeInteger(limit) || limit < 0)
      throw usageError('events', '--limit takes a number.')
    const text = optional(values, 'filter')
    const filter = text === null ? null : parseFilter(text)
    const kase = await openCaseToRead(rest[0]!)
    try {
      const printer = new EventPrinter(kase.db, kase.folder)
      const out = linePrinter()
      if (format === 'csv') out.line(csvColumns.map(csvCell).join(','))
      for (const event of filteredEvents(kase.db, filter, limit)) {
        const row = printer.print(event, { raw: values['raw'] === true })
        out.line(
          format === 'csv'
            ? csvColumns.map((name) => csvCell(row[name])).join(',')
            : JSON.stringify(row),
        )
      }
      out.end()
      return exit.done
    } finally {
      kase.close()
    }
  },
}
