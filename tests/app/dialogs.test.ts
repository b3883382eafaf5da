import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BaseWindow, Dialog, OpenDialogOptions, SaveDialogOptions } from 'electron'
import { beforeEach, describe, expect, it } from 'vitest'
import { chooseFiles, safeName, type Desk, type Purpose } from '../../main/app/dialogs.ts'
import { FileTokens } from '../../main/app/file-tokens.ts'
import { tempFolders } from '../helpers/temp-folder.ts'

const newFolder = tempFolders('dialogs')
let folder: string
let tokens: FileTokens
let asked: (OpenDialogOptions | SaveDialogOptions)[]

beforeEach(() => {
  folder = newFolder()
  tokens = new FileTokens()
  asked = []
})

/** A desk whose person answers every dialog with `answer`, or closes it (null). */
function deskOf(answer: readonly string[] | null, language: Desk['language'] = 'en'): Desk {
  const dialog = {
    showOpenDialog: async (...given: [BaseWindow, OpenDialogOptions] | [OpenDialogOptions]) => {
      asked.push(given.at(-1) as OpenDialogOptions)
      return { canceled: answer === null, filePaths: [...(answer ?? [])] }
    },
    showSaveDialog: async (...given: [BaseWindow, SaveDialogOptions] | [SaveDialogOptions]) => {
      asked.push(given.at(-1) as SaveDialogOptions)
      return { canceled: answer === null, filePath: answer?.[0] ?? '' }
    },
  } satisfies Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'>
  return { dialog, window: {} as BaseWindow, tokens, documents: folder, language }
}

const all: Purpose[] = [
  'open-case',
  'new-case',
  'evidence-files',
  'evidence-folder',
  'artefact',
  'save-report',
]

describe('choosing', () => {
  it.each(all)('answers with nothing when the dialog for %s was closed', async (purpose) => {
    expect(await chooseFiles(deskOf(null), { purpose })).toEqual([])
  })

  it('asks for a folder, one file or several, as the purpose says', async () => {
    for (const purpose of all) await chooseFiles(deskOf(null), { purpose })
    expect(asked.map(({ properties }) => properties)).toEqual([
      ['openDirectory'],
      expect.any(Array),
      ['openFile', 'multiSelections'],
      ['openDirectory'],
      ['openFile'],
      expect.any(Array),
    ])
  })

  it('gives a token for each file', async () => {
    const paths = ['a.csv', 'b.json'].map((name) => join(folder, name))
    for (const path of paths) writeFileSync(path, '')
    const files = await chooseFiles(deskOf(paths), { purpose: 'evidence-files' })
    expect(files.map(({ token }) => tokens.pathOf(token))).toEqual(paths)
  })

  it('lets a statement be saved in four forms, the first where none is named', async () => {
    const names = ['x.html', 'x.PDF', 'x.json', 'x.csv', 'x', 'x.txt'].map((one) =>
      join(folder, one),
    )
    const files = []
    for (const name of names)
      files.push(...(await chooseFiles(deskOf([name]), { purpose: 'save-report' })))
    expect(asked[0]!.filters!.map(({ extensions }) => extensions)).toEqual([
      ['html'],
      ['pdf'],
      ['json'],
      ['csv'],
    ])
    expect(files.map(({ name }) => name)).toEqual([
      'x.html',
      'x.PDF',
      'x.json',
      'x.csv',
      'x.html',
      'x.txt.html',
    ])
  })

  it('names a new case .evcase', async () => {
    const [file] = await chooseFiles(deskOf([join(folder, 'harrow')]), { purpose: 'new-case' })
    expect(file).toMatchObject({ name: 'harrow.evcase', folder: true })
    expect(tokens.pathOf(file!.token)).toBe(join(folder, 'harrow.evcase'))
  })

  it('refuses what is no file', async () => {
    mkdirSync(join(folder, 'x'))
    const gone = deskOf([join(folder, 'x/gone')])
    await expect(chooseFiles(gone, { purpose: 'artefact' })).rejects.toThrow('not a file')
  })

  it('speaks both languages', async () => {
    await chooseFiles(deskOf(null, 'en'), { purpose: 'open-case' })
    await chooseFiles(deskOf(null, 'zh-CN'), { purpose: 'open-case' })
    expect(asked[0]!.title).toMatch(/^[\x20-\x7e]+$/)
    expect(asked[1]!.title).toMatch(/\p{Script=Han}/u)
  })

  it.each([
    ['../../etc/cron.d/x.html', '-..-etc-cron.d-x.html'],
    ['..\\..\\x.html', '-..-x.html'],
    ['/etc/passwd', '-etc-passwd'],
    ['C:\\x.html', 'C-x.html'],
    ['.bashrc', 'bashrc'],
    ['a\u202Efdp.html', 'a-fdp.html'],
    ['...', 'statement'],
    ['案件.html', '案件.html'],
  ])('takes %j for a name and not a place', async (suggested, name) => {
    expect(safeName(suggested)).toBe(name)
    await chooseFiles(deskOf(null), { purpose: 'save-report', suggested })
    expect(asked[0]!.defaultPath).toBe(join(folder, name))
  })
})
