import { rebuildCase } from '../../engine/import/replay.ts'
import { exit, readArguments, type Command } from '../command.ts'
import { note } from '../output.ts'

export const command: Command = {
  usage: 'evv rebuild CASE',
  summary: 'Makes case.db again from the sealed evidence and the journal.',
  async run(args) {
    const { rest } = readArguments('rebuild', args, {}, { min: 1, max: 1 })
    ;(await rebuildCase(rest[0]!)).close()
    note(`Rebuilt ${rest[0]}`)
    return exit.done
  },
}
