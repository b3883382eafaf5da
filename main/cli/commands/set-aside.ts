import { openCaseToRead } from '../../engine/import/replay.ts'
import { choice, exit, optional, readArguments, type Command } from '../command.ts'
import { linePrinter } from '../output.ts'

const outcomes = ['quarantined', 'ignored', 'duplicate', 'merged'] as const

type Row = {
  outcome: (typeof outcomes)[number]
  code: string | null
  sha256: string
  member: string | null
  offset: number
  length: number
}

export const command: Command = {
  usage: `evv set-aside CASE [--outcome ${outcomes.join('|')}] [--file SHA256]`,
  summary:
    'Every record that is no event of its own, one JSON line each: what became of it, why, and its bytes.',
  async run(args) {
    const { values, rest } = readArguments(
      'set-aside',
      args,
      { outcome: { type: 'string' }, file: { type: 'string' } },
      { min: 1, max: 1 },
    )
    const outcome = optional(values, 'outcome')
    if (outcome !== null) choice('set-aside', 'outcome', outcome, outcomes)
    const kase = await openCaseToRead(rest[0]!)
    try {
      const rows = kase.db
        .prepare(
          `SELECT outcome, code, sha256, member, offset, s.length
           FROM set_aside s JOIN file USING (file_id)
           WHERE outcome = ifnull(?, outcome) AND sha256 = ifnull(?, sha256)
           ORDER BY journal_seq, file_id, offset, s.rowid`,
        )
        .iterate(outcome, optional(values, 'file')) as IterableIterator<Row>
      const out = linePrinter()
      for (const { code, sha256, member, offset, length, ...row } of rows)
        out.line(
          JSON.stringify({
            outcome: row.outcome,
            ...(code === null ? {} : { code }),
            raw: { file: sha256, ...(member === null ? {} : { member }), offset, length },
          }),
        )
      out.end()
      return exit.done
    } finally {
      kase.close()
    }
  },
}
