import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { root } from '../../build/tools.ts'
import { hasElectron } from '../helpers/launch-app.ts'
import { tempFolders } from '../helpers/temp-folder.ts'
import { electronChecks } from './electron-checks.ts'
import { electronOnly } from './electron-only.ts'
import { pack } from './pack.ts'

const temporary = tempFolders('electron')
const longestMs = 10 * 60_000
const items = Object.entries(electronOnly).map(([id, item]) => ({ id, ...item }))

function executableIn(folder: string): string {
  const [packed = ''] = readdirSync(folder).filter((name) => /^(linux|mac|win)/.test(name))
  const names: Partial<Record<NodeJS.Platform, string>> = {
    darwin: 'Eviction Verifier.app/Contents/MacOS/Eviction Verifier',
    win32: 'Eviction Verifier.exe',
  }
  return join(folder, packed, names[process.platform] ?? 'eviction-verifier')
}

let executable = ''
beforeAll(async () => {
  if (!hasElectron) return
  const folder = temporary()
  const packing = await pack(join(root, 'node_modules', 'electron', 'dist'), folder)
  expect(packing).toMatchObject({ status: 0, connections: '' })
  executable = executableIn(folder)
}, longestMs)

describe('Electron only', () => {
  it.for(items)(
    '$name (needs $needs: $reason)',
    { timeout: longestMs },
    async ({ id, reason }, context) => {
      const check = electronChecks[id as keyof typeof electronOnly]
      if (!hasElectron || check === undefined) return context.skip(reason)
      await expect(check(executable, temporary())).resolves.toBeUndefined()
    },
  )

  it.for(items)('is listed in the README: $name', ({ name }) => {
    expect(readFileSync(join(root, 'README.md'), 'utf8')).toContain(`\n- ${name}\n`)
  })
})
