// `npm run dist`: builds the app and packs it for this platform; `npm run dist -- --dir` as a folder. What is
// given goes on to electron-builder. EVV_ELECTRON_DIST names an archive of Electron's runtime, a folder of
// such archives or an unpacked one, so that nothing is fetched.
import { join, resolve } from 'node:path'
import { buildApp } from './build.ts'
import { checkRuntime, releaseOf } from './check-runtime.ts'
import { root, run } from './tools.ts'

async function runtimeParameters(): Promise<readonly string[]> {
  const given = process.env['EVV_ELECTRON_DIST']
  if (given === undefined) return []
  const path = resolve(given)
  await checkRuntime(path, releaseOf(join(root, 'node_modules', 'electron')))
  return [`--config.electronDist=${path}`]
}

try {
  const runtime = await runtimeParameters()
  await buildApp()
  const parameters = ['--publish', 'never', ...runtime, ...process.argv.slice(2)]
  const { status } = await run({ name: 'pack', script: 'electron-builder/cli.js', parameters })
  process.exitCode = status
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
