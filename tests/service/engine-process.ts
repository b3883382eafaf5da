import { serve } from '../../main/engine/service/serve.ts'
import type { FromEngine, Role, ToEngine } from '../../main/engine/service/protocol.ts'
import { writeSample } from '../../main/sample/index.ts'

/** An engine process as the app starts one, over the channel of a forked Node. */
const [role, samplesFolder] = process.argv.slice(2) as [Role, string]

// Whoever forked it is gone: nobody is left to answer.
process.on('disconnect', () => process.exit())

serve(
  role,
  {
    postMessage: (message: FromEngine) => void process.send!(message),
    on: (_, listener) => void process.on('message', (message) => listener(message as ToEngine)),
  },
  { makeSample: writeSample, samplesFolder },
)
