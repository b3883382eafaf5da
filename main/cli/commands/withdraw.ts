import { withdraw } from '../../engine/import/replay.ts'
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
    note(`Withdrawn: ${await withdraw(rest[0]!, rest[1]!, by, why)}`)
    return exit.done
  },
}
