// Judges the sample tenant with the engine of one app folder and prints the result as JSON:
// `node packed-engine.ts APP_FOLDER EXTENSION WORK_FOLDER`. The extension tells the checkout from what is
// packed; nothing of the checkout may be imported here but types.
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type * as Evaluate from '../../main/engine/claims/evaluate.ts'
import type * as SampleCase from '../../main/engine/service/sample-case.ts'
import type * as Sample from '../../main/sample/index.ts'

const [app = '', extension = '', work = ''] = process.argv.slice(2)

async function load<Module>(path: string): Promise<Module> {
  const url = pathToFileURL(resolve(app, `${path}.${extension}`))
  return (await import(url.href)) as Module
}

const { writeSample } = await load<typeof Sample>('main/sample/index')
const { openSample, fillSample } = await load<typeof SampleCase>('main/engine/service/sample-case')
const { evaluateCase } = await load<typeof Evaluate>('main/engine/claims/evaluate')

const manifest = await writeSample(work)
const kase = await openSample(work, manifest)
try {
  await fillSample(kase, work, manifest)
  const { evaluation, failed } = evaluateCase(kase)
  process.stdout.write(JSON.stringify({ failed, ...evaluation }))
} finally {
  kase.close()
}
