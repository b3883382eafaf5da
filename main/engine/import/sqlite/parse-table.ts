import { Encoder } from '../encoder.ts'
import { connect, type ParseJob, type ParseSink } from '../parse-file.ts'
import type { RecordSink } from '../record.ts'
import { SignWatch } from '../signs.ts'
import { Tally, type FileTally } from '../tally.ts'
import { DatabaseFailure, withDatabase } from './database-process.ts'
import type { TableRow } from './protocol.ts'

const tableOf = ({ layout }: ParseJob): string | undefined =>
  layout.shape === 'json' ? layout.json.table : undefined

/** Whether the records are rows of a foreign database, which no parser of this process may open. */
export function isTable(job: ParseJob): boolean {
  return tableOf(job) !== undefined
}

/** A row stands at its row id, and is as long as its JSON text. */
function give(row: TableRow, sink: RecordSink): number {
  if ('fault' in row) {
    sink.bad(row.fault, row.rowid, 0)
    return 0
  }
  const bytes = Buffer.byteLength(row.text)
  sink.json(JSON.parse(row.text), row.rowid, bytes, row.text)
  return bytes
}

/**
 * Parses one table, of which a process of its own reads row after row. What it cannot give any more, because
 * the table is damaged or made to harm, is a warning; what came before stays.
 */
export async function parseTable(
  job: ParseJob,
  on: ParseSink,
  signal?: AbortSignal,
): Promise<FileTally> {
  const tally = new Tally()
  const encoder = new Encoder((batch) => on.batch(batch))
  const signs = new SignWatch(job.head, job.plan)
  const sink = connect(job, encoder, tally, signs)
  let bytes = 0
  try {
    await withDatabase(async (ask) => {
      await ask({ kind: 'open', path: job.path, table: tableOf(job)! })
      for (let isLast = false; !isLast;) {
        const answer = await ask({ kind: 'next' })
        if (answer.kind !== 'rows') throw new DatabaseFailure('no rows')
        for (const row of answer.rows) bytes += give(row, sink)
        on.progress(bytes)
        if (answer.damage !== null) throw new DatabaseFailure(answer.damage)
        isLast = answer.isLast
      }
    }, signal)
  } catch (error) {
    if (!(error instanceof DatabaseFailure)) throw error
    tally.warn(
      'table-damaged',
      `The table cannot be read to its end (${error.detail}): ${tally.records} rows were read.`,
    )
  }
  encoder.flush()
  return tally.result(signs.signs)
}
