import { annexKinds } from '#shared'
import { importAnnex } from '../../engine/import/annex.ts'
import { openCase } from '../../engine/import/replay.ts'
import { choice, exit, readArguments, required, usageError, type Command } from '../command.ts'
import { note } from '../output.ts'

export const command: Command = {
  usage: `evv annex import CASE --kind ${annexKinds.join('|')} FILE`,
  summary: 'What only people know: tickets, responders, approved items.',
  async run(args) {
    const { values, rest } = readArguments(
      'annex',
      args,
      { kind: { type: 'string' } },
      { min: 3, max: 3 },
    )
    if (rest[0] !== 'import') throw usageError('annex', `Unknown action “${rest[0]}”.`)
    const kind = choice('annex', 'kind', required('annex', values, 'kind'), annexKinds)
    const kase = await openCase(rest[1]!)
    try {
      const { rows } = await importAnnex(kase, kind, rest[2]!)
      note(`Annex ${kind}: ${rows} rows`)
      return exit.done
    } finally {
      kase.close()
    }
  },
}
