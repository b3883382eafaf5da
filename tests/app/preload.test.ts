import type { ContextBridge, IpcRenderer, IpcRendererEvent, WebUtils } from 'electron'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { callChannel, topicChannel, type Bridge } from '#contract'

type TopicListener = (event: IpcRendererEvent, ...sent: unknown[]) => void

const fake = vi.hoisted(() => ({
  exposed: new Map<string, unknown>(),
  invoked: [] as unknown[][],
  listen: new Map<string, unknown>(),
  fails: false,
}))

vi.mock('electron', () => ({
  contextBridge: {
    exposeInMainWorld: (name, api: unknown) => void fake.exposed.set(name, api),
  } satisfies Pick<ContextBridge, 'exposeInMainWorld'>,
  ipcRenderer: {
    invoke: async (...sent) => {
      fake.invoked.push(sent)
      if (fake.fails) throw new Error('no handler')
      return { ok: true, value: null }
    },
    on(channel, listener) {
      fake.listen.set(channel, listener)
      return this as never
    },
  } satisfies Pick<IpcRenderer, 'invoke' | 'on'>,
  webUtils: { getPathForFile: (file) => `/dropped/${file.name}` } satisfies WebUtils,
}))

await import('../../main/preload/preload.ts')

const bridge = fake.exposed.get('bridge') as Bridge
const tell = (topic: string, payload: unknown) =>
  (fake.listen.get(topicChannel) as TopicListener)({ sender: 'secret' } as never, topic, payload)

beforeEach(() => {
  fake.invoked.length = 0
  fake.fails = false
})

describe('the preload', () => {
  it('gives the page two functions and nothing else', () => {
    expect([...fake.exposed.keys()]).toEqual(['bridge'])
    expect(Object.keys(bridge).sort()).toEqual(['invoke', 'on'])
    expect([...fake.listen.keys()]).toEqual([topicChannel])
  })

  it('passes a call on, with the paths of what was dropped', async () => {
    await bridge.invoke('jobs.list', {})
    await bridge.invoke('files.dropped', {}, [{ name: 'a.json', size: 1 }])
    expect(fake.invoked).toEqual([
      [callChannel, 'jobs.list', {}, []],
      [callChannel, 'files.dropped', {}, ['/dropped/a.json']],
    ])
  })

  it.each([
    'case.delete',
    '__proto__',
    'constructor',
    '',
    7,
    null,
    undefined,
    ['jobs.list'],
    Symbol('x'),
    Object.create(null),
  ])('passes no call %o on', async (name) => {
    const answer = await bridge.invoke(name as 'jobs.list', {})
    expect(answer).toMatchObject({ ok: false, error: { code: 'call/unknown' } })
    expect(fake.invoked).toEqual([])
  })

  it('answers rather than rejects when the main process does not', async () => {
    fake.fails = true
    const answer = await bridge.invoke('jobs.list', {})
    expect(answer).toEqual({
      ok: false,
      error: { code: 'bug/unexpected', params: { detail: 'no handler' } },
    })
  })

  it('tells a listener the payload only, until it unsubscribes', () => {
    const listener = vi.fn<(payload: unknown) => void>()
    const stop = bridge.on('case.changed', listener)
    tell('case.changed', { revision: 1 })
    tell('job.changed', { id: 'other' })
    stop()
    tell('case.changed', { revision: 2 })
    expect(listener.mock.calls).toEqual([[{ revision: 1 }]])
  })

  it('keeps two subscriptions of one listener apart', () => {
    const listener = vi.fn<(payload: unknown) => void>()
    const stop = bridge.on('case.changed', listener)
    bridge.on('case.changed', listener)
    stop()
    tell('case.changed', { revision: 3 })
    expect(listener).toHaveBeenCalledOnce()
  })

  it('subscribes to no other channel', () => {
    const listener = vi.fn<(payload: unknown) => void>()
    bridge.on('__proto__' as 'case.changed', listener)()
    tell('__proto__', { revision: 4 })
    expect(listener).not.toHaveBeenCalled()
  })
})
