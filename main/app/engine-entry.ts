import { serve } from '../engine/service/serve.ts'
import { writeSample } from '../sample/index.ts'

// What an engine process runs: the engine knows no Electron and no sample, so they are joined here.

const [role, samplesFolder] = process.argv.slice(2)
const { parentPort } = process

if (samplesFolder === undefined || (role !== 'writer' && role !== 'view' && role !== 'query'))
  throw new Error(`not an engine process: ${role} ${samplesFolder}`)

serve(
  role,
  {
    postMessage: parentPort.postMessage.bind(parentPort),
    on: (event, listener) => void parentPort.on(event, ({ data }) => listener(data)),
  },
  { makeSample: writeSample, samplesFolder },
)
