import { AppError } from '#shared'
import { openCase, withdraw } from '../../engine/import/replay.ts'
import { exit, readArguments, required, type Command } from '../command.ts'
import { note } from '../output.ts'

export const command: Command = {
  usage: 'evv withdraw CASE SHA256 --by NAME --why TEXT',
  summary:
    'Takes a wrongly imported file out of the verdicts; the original and the journal keep it.',
  async run(args) {
    const { values, rest } = readArguments(
      'withdraw',
      args,
      { by: { type: 'string' }, why: { type: 'string' } },
      { min: 2, max: 2 },
    )
    const by = required('withdraw', values, 'by')
    const why = required('withdraw', values, 'why')
    const kase = await openCase(rest[0]!)
    const held = kase.db
      .prepare("SELECT DISTINCT sha256 FROM file WHERE sha256 LIKE ? || '%'")
      .pluck()
      .all(rest[1]) as string[]
    if (held.length !== 1) {
      kase.close()
      throw new AppError('case/evidence-missing', { sha256: rest[1]! })
    }
    ;(await withdraw(kase, held[0]!, by, why)).close()
    note(`Withdrawn: ${held[0]}`)
    return exit.done
  },
}
