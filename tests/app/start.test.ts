import { EventEmitter } from 'node:events'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { WebContents } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { topicChannel } from '#contract'
import { openLog, type Log } from '../../main/app/log.ts'
import { readParameters } from '../../main/app/parameters.ts'
import { createTell } from '../../main/app/topics.ts'
import { groundOf, loadAgainAfterCrash } from '../../main/app/window.ts'
import { tempFolders } from '../helpers/temp-folder.ts'

vi.mock('electron', () => ({ BrowserWindow: undefined, nativeTheme: undefined }))

const newFolder = tempFolders('start')

describe('parameters of the app', () => {
  it.each([
    [[], null, null],
    [['--case', '/x.evcase'], null, '/x.evcase'],
    [['--case=/x.evcase'], null, '/x.evcase'],
    [['--self-test', 'out', '--no-sandbox'], resolve('out'), null],
    [['--self-test'], null, null],
  ])('of %j', (given, selfTest, caseFolder) => {
    expect(readParameters(given)).toEqual({ selfTest, caseFolder })
  })
})

describe('topics', () => {
  it('reach our window while it is there', () => {
    const send = vi.fn<WebContents['send']>()
    let page: Pick<WebContents, 'send' | 'isDestroyed'> | null = null
    let isDestroyed = false
    const tell = createTell(() => page)
    tell('case.changed', { revision: 1 })
    page = { send, isDestroyed: () => isDestroyed }
    tell('case.changed', { revision: 2 })
    isDestroyed = true
    tell('case.changed', { revision: 3 })
    expect(send.mock.calls).toEqual([[topicChannel, 'case.changed', { revision: 2 }]])
  })
})

describe('the log', () => {
  it('begins anew with each start and keeps five before it', () => {
    const folder = join(newFolder(), 'logs')
    for (let run = 0; run < 8; run += 1) openLog(folder, undefined).info({ run }, 'started')
    const runOf = (name: string) =>
      (JSON.parse(readFileSync(join(folder, name), 'utf8')) as { run: number }).run
    expect(readdirSync(folder)).toHaveLength(6)
    expect([runOf('app.log'), runOf('app.1.log'), runOf('app.5.log')]).toEqual([7, 6, 2])
    expect(existsSync(join(folder, 'app.6.log'))).toBe(false)
  })

  it('takes its level from outside, if there is such a level', () => {
    expect(openLog(newFolder(), 'debug').level).toBe('debug')
    expect(openLog(newFolder(), 'loud').level).toBe('info')
  })
})

describe('a page whose process dies', () => {
  it('is loaded again, but not for ever, and not when it ended as it should', () => {
    const page = new EventEmitter()
    const load = vi.fn<() => void>()
    const error = vi.fn<Log['error']>()
    loadAgainAfterCrash(page as unknown as WebContents, load, { error })
    page.emit('render-process-gone', {}, { reason: 'clean-exit', exitCode: 0 })
    expect(load).not.toHaveBeenCalled()
    for (let crash = 0; crash < 10; crash += 1)
      page.emit('render-process-gone', {}, { reason: 'oom', exitCode: 9 })
    expect(load).toHaveBeenCalledTimes(3)
    expect(error).toHaveBeenCalledTimes(10)
  })
})

describe('the ground of the window', () => {
  it('is that of the page’s theme, as its style sheet has it', () => {
    const style = readFileSync(new URL('../../renderer/ui/tokens.css', import.meta.url), 'utf8')
    const grounds = [...style.matchAll(/--bg: (#[0-9a-f]{6});/g)].map(([, colour]) => colour)
    expect(grounds).toEqual(
      ['light', 'dark', 'contrast'].map((one) => groundOf(one as 'light', true)),
    )
    expect(groundOf('system', true)).toBe(groundOf('dark', false))
    expect(groundOf('system', false)).toBe(groundOf('light', true))
  })
})
