import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { releaseOf } from '../../build/check-runtime.ts'
import { root } from '../../build/tools.ts'

const { version: packedVersion } = releaseOf(join(root, 'node_modules', 'electron'))

/**
 * A folder laid out like Electron's runtime on Linux and Windows, with nothing in it that runs: enough to see what
 * packing makes of the app where the runtime cannot be had.
 */
export function makeStandInRuntime(folder: string, version = packedVersion): string {
  for (const name of ['locales', 'resources']) mkdirSync(join(folder, name), { recursive: true })
  for (const name of ['electron', 'electron.exe']) {
    writeFileSync(join(folder, name), '#!/bin/sh\nexit 1\n')
    chmodSync(join(folder, name), 0o755)
  }
  for (const name of ['LICENSE', 'LICENSES.chromium.html']) writeFileSync(join(folder, name), name)
  for (const language of ['de', 'en-US', 'zh-CN'])
    writeFileSync(join(folder, 'locales', `${language}.pak`), language)
  writeFileSync(join(folder, 'version'), version)
  return folder
}
