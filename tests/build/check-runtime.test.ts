import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkRuntime, releaseOf, type Release } from '../../build/check-runtime.ts'
import { root } from '../../build/tools.ts'
import { tempFolders } from '../helpers/temp-folder.ts'

const temporary = tempFolders('runtime')
const linux = 'electron-v45.4.1-linux-x64.zip'
const windows = 'electron-v45.4.1-win32-x64.zip'
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const release: Release = {
  version: '45.4.1',
  checksums: { [linux]: sha256('linux'), [windows]: sha256('windows') },
}

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = temporary()
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

describe('a runtime brought along', () => {
  it.each([
    [{ [linux]: 'linux', [windows]: 'windows', 'SHASUMS256.txt': '' }],
    [{ version: '45.4.1' }],
    [{ version: 'v45.4.1\n' }],
  ])('is taken as a folder with %j', async (files) => {
    await expect(checkRuntime(folderWith(files), release)).resolves.toBeUndefined()
  })

  it('is taken as one archive', async () => {
    const archive = join(folderWith({ [linux]: 'linux' }), linux)
    await expect(checkRuntime(archive, release)).resolves.toBeUndefined()
  })

  it.each([
    [{ [linux]: 'altered' }, 'not as released'],
    [{ [linux]: 'linux', [windows]: 'altered' }, `${windows} is not as released`],
    [{ 'electron-v44.0.0-linux-x64.zip': 'linux' }, 'no archive that Electron 45.4.1'],
    [{ version: '44.0.0' }, 'holds Electron 44.0.0'],
  ])('is refused as a folder with %j', async (files, words) => {
    await expect(checkRuntime(folderWith(files), release)).rejects.toThrow(words)
  })

  it('is refused as one altered archive', async () => {
    const archive = join(folderWith({ [linux]: 'altered' }), linux)
    await expect(checkRuntime(archive, release)).rejects.toThrow('not as released')
  })

  it('is refused when it is not there', async () => {
    await expect(checkRuntime('/nowhere/electron', release)).rejects.toThrow('ENOENT')
  })
})

describe('the release built for', () => {
  const { version, checksums } = releaseOf(join(root, 'node_modules', 'electron'))

  it.each(['linux-x64', 'linux-arm64', 'win32-x64', 'win32-arm64', 'darwin-x64', 'darwin-arm64'])(
    'has an archive for %s',
    (target) => {
      expect(checksums[`electron-v${version}-${target}.zip`]).toMatch(/^[0-9a-f]{64}$/)
    },
  )
})
