import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import * as v from 'valibot'
import { settings as schema, type Settings } from '#contract'
import { RecentCases } from '../../main/app/recent.ts'
import { SettingsFile } from '../../main/app/settings.ts'
import { tempFolders } from '../helpers/temp-folder.ts'

const newFolder = tempFolders('settings')
let folder: string
let path: string

beforeEach(() => {
  folder = newFolder()
  path = join(folder, 'settings.json')
})

const chosen: Settings = {
  language: 'zh-CN',
  theme: 'contrast',
  density: 'comfortable',
  clock: 'local',
  letterKeys: false,
}

describe('settings', () => {
  it.each([
    ['zh-CN', 'zh-CN'],
    ['zh-Hant-TW', 'zh-CN'],
    ['zh', 'zh-CN'],
    ['en-GB', 'en'],
    ['de', 'en'],
    ['zha', 'en'],
    ['', 'en'],
  ])('begin in the system’s language: %s', (system, language) => {
    const { current } = new SettingsFile(path, system)
    expect(current.language).toBe(language)
    expect(v.is(schema, current)).toBe(true)
  })

  it('last from run to run, whatever the system’s language', () => {
    new SettingsFile(path, 'en').save(chosen)
    expect(new SettingsFile(path, 'en').current).toEqual(chosen)
    expect(readdirSync(folder)).toEqual(['settings.json'])
  })

  it.each(['', '{', 'null', '[]', '{"language":"tlh"}', '{"theme":"light"}', '\u0000'])(
    'begin anew where the file is %j, which is kept aside',
    (text) => {
      writeFileSync(path, text)
      const file = new SettingsFile(path, 'en')
      expect(file.current.theme).toBe('system')
      expect(existsSync(path)).toBe(false)
      expect(readFileSync(`${path}.broken`, 'utf8')).toBe(text)
      file.save(chosen)
      expect(new SettingsFile(path, 'en').current).toEqual(chosen)
    },
  )
})

describe('recent cases', () => {
  const newCase = (name: string) => {
    const at = join(folder, name)
    mkdirSync(at)
    writeFileSync(join(at, 'journal.jsonl'), '')
    return at
  }
  const open = () => new RecentCases(join(folder, 'recent.json'))

  it('are none at first, and none where the list is broken', () => {
    expect(open().list()).toEqual([])
    for (const text of ['{', '{}', '[1]']) {
      writeFileSync(join(folder, 'recent.json'), text)
      expect(open().list()).toEqual([])
    }
  })

  it('come newest first, each once, at most ten, across runs', () => {
    const cases = Array.from({ length: 12 }, (_, index) => newCase(`case-${index}.evcase`))
    for (const at of [...cases, cases[5]!]) open().add(at)
    const expected = [5, 11, 10, 9, 8, 7, 6, 4, 3, 2].map((index) => cases[index])
    expect(open().list()).toEqual(expected)
  })

  it('leave out what is no case any more', () => {
    const kept = newCase('kept.evcase')
    open().add(join(folder, 'gone.evcase'))
    open().add(kept)
    expect(open().list()).toEqual([kept])
  })
})
