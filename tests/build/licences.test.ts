import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isPermissive, thirdPartyLicences } from '../../build/app/licences.ts'
import { runtimePackages, type ShippedPackage } from '../../build/app/packages.ts'
import { tempFolders } from '../helpers/temp-folder.ts'

const temporary = tempFolders('licences')

function shipped(name: string, licence: string, text?: string): ShippedPackage {
  const folder = temporary()
  if (text !== undefined) writeFileSync(join(folder, 'LICENSE.md'), text)
  return { name, version: '1.2.3', licence, folder, dependencies: [] }
}

describe('licences of what ships', () => {
  it.each([
    ['a', 'MIT'],
    ['a', '(MIT OR GPL-3.0-only)'],
    ['a', 'GPL-3.0-only OR Apache-2.0'],
    ['a', 'MIT AND BSD-3-Clause'],
    ['@fontsource-variable/inter', 'OFL-1.1'],
  ])('let %s under %s through', (name, licence) => {
    expect(isPermissive({ name, licence })).toBe(true)
  })

  it.each([
    ['a', 'GPL-3.0-only'],
    ['a', 'LGPL-2.1-or-later'],
    ['a', 'MPL-2.0'],
    ['a', 'MIT AND GPL-2.0-only'],
    ['a', 'SEE LICENSE IN LICENSE'],
    ['a', 'none declared'],
    ['a', 'OFL-1.1'],
  ])('hold %s under %s back', (name, licence) => {
    expect(isPermissive({ name, licence })).toBe(false)
    expect(() => thirdPartyLicences([shipped('fine', 'MIT'), shipped(name, licence)])).toThrow(
      `${name} 1.2.3 (${licence})`,
    )
  })

  it('are given in full', () => {
    const text = thirdPartyLicences([
      shipped('first', 'MIT', 'Copyright First\r\n'),
      shipped('second', 'ISC'),
    ])
    expect(text).toContain('first 1.2.3\nLicence: MIT\n\nCopyright First\n')
    expect(text).toContain('second 1.2.3\nLicence: ISC\n\n(The package holds no text')
    expect(text).toContain('SQLite')
  })
})

describe('packages needed at run time', () => {
  const names = runtimePackages().map((found) => found.name)

  it('are the dependencies and theirs', () => {
    expect(names).toEqual(expect.arrayContaining(['better-sqlite3', 'pino', 'sonic-boom', 'pend']))
  })

  it('are no tool and no header file', () => {
    expect(names).not.toEqual(expect.arrayContaining(['node-addon-api']))
    expect(names.filter((name) => /^(vite|vitest|electron|react|node-linux)/.test(name))).toEqual(
      [],
    )
  })
})
