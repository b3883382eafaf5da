import { readFileSync } from 'node:fs'
import { applyDecisions } from '../../engine/claims/decision-script.ts'
import { openCase } from '../../engine/import/replay.ts'
import { exit, readArguments, usageError, type Command } from '../command.ts'
import { note } from '../output.ts'

export const command: Command = {
  usage: 'evv decisions apply CASE FILE.jsonl',
  summary:
    'Human inputs from a script, each checked like one that is typed; stops at the first that is wrong.',
  async run(args) {
    const { rest } = readArguments('decisions', args, {}, { min: 3, max: 3 })
    const [action, folder, path] = rest
    if (action !== 'apply') throw usageError('decisions', `Unknown action “${action}”.`)
    const kase = await openCase(folder!)
    try {
      const applied = applyDecisions(kase, readFileSync(path!, 'utf8'))
      note(`Applied ${applied} inputs`)
      return exit.done
    } finally {
      kase.close()
    }
  },
}
