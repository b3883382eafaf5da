import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { inputsDigest } from '../../build/app/inputs.ts'
import { tempFolders } from '../helpers/temp-folder.ts'

const temporary = tempFolders('inputs')

function checkout(): string {
  const folder = temporary()
  for (const name of ['build/app', 'main', 'renderer', 'shared'])
    mkdirSync(join(folder, name), { recursive: true })
  for (const name of ['build/tools.ts', 'package.json', 'package-lock.json', 'tsconfig.base.json'])
    writeFileSync(join(folder, name), '')
  writeFileSync(join(folder, 'main', 'a.ts'), 'a')
  return folder
}

describe('the digest of the inputs', () => {
  it('is the same wherever the checkout lies', () => {
    expect(inputsDigest(checkout())).toBe(inputsDigest(checkout()))
  })

  it.each([
    ['a change', (folder: string) => writeFileSync(join(folder, 'main', 'a.ts'), 'b')],
    ['a new file', (folder: string) => writeFileSync(join(folder, 'renderer', 'b.tsx'), '')],
    ['a new version', (folder: string) => writeFileSync(join(folder, 'package-lock.json'), '{}')],
    [
      'a new name',
      (folder: string) => renameSync(join(folder, 'main', 'a.ts'), join(folder, 'main', 'b.ts')),
    ],
  ])('sees %s', (_what, change) => {
    const folder = checkout()
    const before = inputsDigest(folder)
    change(folder)
    expect(inputsDigest(folder)).not.toBe(before)
  })
})
