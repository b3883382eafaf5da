import { rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import * as v from 'valibot'
import { chosenFile } from '#contract'
import { FileTokens } from '../../main/app/file-tokens.ts'
import { tempFolders } from '../helpers/temp-folder.ts'

const newFolder = tempFolders('tokens')
let folder: string
let tokens: FileTokens

beforeEach(() => {
  folder = newFolder()
  tokens = new FileTokens()
  writeFileSync(join(folder, 'a.json'), '[]\n')
})

const issuing = (path: string) => () => tokens.issue(path)

describe('file tokens', () => {
  it('say a file’s name and size and keep its path', () => {
    const file = tokens.issue(join(folder, 'a.json'))
    expect(file).toEqual({ token: file.token, name: 'a.json', folder: false, bytes: 3 })
    expect(v.is(chosenFile, file)).toBe(true)
    expect(JSON.stringify(file)).not.toContain(folder)
    expect(tokens.pathOf(file.token)).toBe(join(folder, 'a.json'))
  })

  it('have no size for a folder', () => {
    expect(tokens.issue(folder)).toMatchObject({ folder: true, bytes: null })
  })

  it('are never the same twice, and unknown to another run', () => {
    const path = join(folder, 'a.json')
    const [first, second] = [tokens.issue(path).token, tokens.issue(path).token]
    expect(first).not.toBe(second)
    expect(() => new FileTokens().pathOf(first)).toThrow('no longer known')
    expect(() => tokens.pathOf('__proto__')).toThrow('no longer known')
  })

  it('show a name that would reorder itself', () => {
    writeFileSync(join(folder, 'a\u202Efdp.exe'), '')
    expect(tokens.issue(join(folder, 'a\u202Efdp.exe')).name).toBe('a\\u202efdp.exe')
  })

  it('follow a link once: what it points to later does not matter', () => {
    symlinkSync(join(folder, 'a.json'), join(folder, 'link.json'))
    const file = tokens.issue(join(folder, 'link.json'))
    expect(file).toMatchObject({ name: 'link.json', bytes: 3 })
    rmSync(join(folder, 'link.json'))
    symlinkSync('/etc/passwd', join(folder, 'link.json'))
    expect(tokens.pathOf(file.token)).toBe(join(folder, 'a.json'))
  })

  it('are not for what is neither a file nor a folder here', () => {
    expect(issuing('')).toThrow('not a file')
    expect(issuing('a.json')).toThrow('not a file')
    expect(issuing(join(folder, 'gone.json'))).toThrow('not a file')
    expect(issuing('/dev/null')).toThrow('not a file')
    execFileSync('mkfifo', [join(folder, 'pipe')])
    expect(issuing(join(folder, 'pipe'))).toThrow('not a file')
    symlinkSync(join(folder, 'gone'), join(folder, 'dangling'))
    expect(issuing(join(folder, 'dangling'))).toThrow('not a file')
  })

  it('are also for what is to be made', () => {
    const report = tokens.issueNew(join(folder, 'statement.pdf'), 'file')
    expect(report).toMatchObject({ name: 'statement.pdf', folder: false, bytes: 0 })
    const made = tokens.issueNew(join(folder, 'new.evcase'), 'folder')
    expect(made).toMatchObject({ name: 'new.evcase', folder: true, bytes: null })
    expect(v.is(v.array(chosenFile), [report, made])).toBe(true)
  })
})
