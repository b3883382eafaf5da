import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import * as v from 'valibot'
import { calls, type Answer, type CallName, type Settings } from '#contract'
import { createDispatch } from '../../main/app/dispatch.ts'
import type { Engine } from '../../main/app/engine.ts'
import { FileTokens } from '../../main/app/file-tokens.ts'
import { createHandlers, type HandlerParts } from '../../main/app/handlers.ts'
import { PrintJobs } from '../../main/app/print-jobs.ts'
import { RecentCases } from '../../main/app/recent.ts'
import { SettingsFile } from '../../main/app/settings.ts'
import { tempFolders } from '../helpers/temp-folder.ts'

const newFolder = tempFolders('handlers')
let folder: string
let asked: { name: string; input: unknown }[]
let tokens: FileTokens
let greet: HandlerParts['greet']
let apply: HandlerParts['apply']

beforeEach(() => {
  folder = newFolder()
  asked = []
  tokens = new FileTokens()
  greet = vi.fn<HandlerParts['greet']>()
  apply = vi.fn<HandlerParts['apply']>()
})

/** Handlers over an engine that answers everything with `answer`. */
function open(answer: Answer<unknown> = { ok: true, value: null }) {
  const call = async (name: string, input: unknown) => {
    asked.push({ name, input })
    return answer
  }
  const engine: Engine = { call: call as Engine['call'] }
  const printing = { folder: join(folder, 'printing'), print: async () => Buffer.from('%PDF') }
  const handlers = createHandlers({
    engine,
    tokens,
    greet,
    apply,
    settings: new SettingsFile(join(folder, 'settings.json'), 'en'),
    recent: new RecentCases(join(folder, 'recent.json')),
    prints: new PrintJobs({ ...printing, engine, tell: () => undefined }),
    choose: async () => [],
  })
  return createDispatch(handlers, engine)
}

function newCase(name: string): string {
  const at = join(folder, name)
  mkdirSync(at)
  writeFileSync(join(at, 'journal.jsonl'), '')
  return at
}

async function start(dispatch: ReturnType<typeof open>) {
  const answer = await dispatch('app.start', {}, [])
  if (!answer.ok) throw new Error(answer.error.code)
  return answer.value
}

const failed = { ok: false, error: { code: 'case/locked', params: { pid: 7 } } } as const

describe('the app’s own calls', () => {
  it('say how it started, without a path, and how the engine is', async () => {
    const dispatch = open()
    await dispatch('case.open', { file: newCase('harrow.evcase') }, [])
    const value = await start(dispatch)
    expect(v.is(calls['app.start'].output, value)).toBe(true)
    expect(value.host).toBe('chromium')
    expect(value.recent.map(({ name }) => name)).toEqual(['harrow.evcase'])
    expect(JSON.stringify(value)).not.toContain(folder)
    expect(greet).toHaveBeenCalledOnce()
  })

  it('keep settings and let window and menu follow', async () => {
    const dispatch = open()
    const wanted: Settings = { ...(await start(dispatch)).settings, language: 'zh-CN' }
    expect(await dispatch('app.settings', wanted, [])).toEqual({ ok: true, value: wanted })
    expect(apply).toHaveBeenCalledWith(wanted)
    expect((await start(open())).settings).toEqual(wanted)
  })

  it('give tokens for what was dropped', async () => {
    const at = newCase('dropped.evcase')
    const answer = await open()('files.dropped', {}, [at])
    if (!answer.ok) throw new Error(answer.error.code)
    expect(answer.value.map(({ token }) => tokens.pathOf(token))).toEqual([at])
  })

  it('remember a case that was opened or made, and not one that was refused', async () => {
    const [opened, refused] = [newCase('a.evcase'), newCase('b.evcase')]
    await open()('case.open', { file: opened }, [])
    expect(await open(failed)('case.open', { file: refused }, [])).toEqual(failed)
    expect((await start(open())).recent.map(({ name }) => name)).toEqual(['a.evcase'])
  })
})

describe('the engine’s calls', () => {
  it('go to it as they are, and so does its answer', async () => {
    expect(await open(failed)('case.summary', {}, [])).toEqual(failed)
    expect(asked).toEqual([{ name: 'case.summary', input: {} }])
  })

  it('ask it for HTML where the statement is to be a PDF, and else for what was asked', async () => {
    const dispatch = open(failed)
    for (const name of ['x.html', 'x.json', 'x.PDF', 'pdf'])
      await dispatch('case.report', { file: join(folder, name), language: 'en' }, [])
    const files = asked.map(({ input }) => (input as { file: string }).file)
    expect(files.map((file) => file.startsWith(join(folder, 'printing')))).toEqual([
      false,
      false,
      true,
      false,
    ])
    expect(files[2]).toMatch(/\.html$/)
  })

  it('are all answered by one of the two', async () => {
    const dispatch = open(failed)
    const input = { file: join(folder, 'x.json'), purpose: 'artefact' }
    for (const name of Object.keys(calls) as CallName[]) {
      const answer = await dispatch(name, input as never, [])
      expect(answer.ok || answer.error.code === 'case/locked').toBe(true)
    }
  })
})
