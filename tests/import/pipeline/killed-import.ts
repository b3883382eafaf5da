import { openCase } from '../../../main/engine/import/replay.ts'
import { importPaths } from '../../../main/engine/import/import.ts'

// Imports one file and tells at each step where it is, for somebody who will kill it there.

export type Step = 'opened' | 'sealing' | 'writing' | 'settling' | 'done'

const [folder, input] = process.argv.slice(2)
const tell = (step: Step) => process.send?.(step)

const kase = await openCase(folder!)
tell('opened')
await importPaths(kase, [input!], {
  collectedBy: null,
  asOf: null,
  watch: {
    begin: () => tell('sealing'),
    parsed: () => tell('writing'),
    settle: () => tell('settling'),
  },
})
kase.close()
tell('done')
