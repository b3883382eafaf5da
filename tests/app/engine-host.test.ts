import { spawn, type ChildProcess } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { basename } from 'node:path'
import { PassThrough } from 'node:stream'
import type { ForkOptions, UtilityProcess } from 'electron'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Log } from '../../main/app/log.ts'

/** A utility process that answers every call with null; behind its pid is a real process that waits. */
class FakeUtility
  extends EventEmitter
  implements Pick<UtilityProcess, 'pid' | 'stderr' | 'postMessage'>
{
  readonly stderr = new PassThrough()
  readonly child: ChildProcess = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
  readonly parameters: readonly string[]
  readonly options: ForkOptions
  readonly heard: unknown[] = []
  pid = this.child.pid
  isMute = false

  constructor(parameters: readonly string[], options: ForkOptions) {
    super()
    this.parameters = parameters
    this.options = options
    this.child.once('exit', () => this.emit('exit', 9))
  }

  postMessage(message: { seq?: number }): void {
    const { seq } = message
    this.heard.push(message)
    const answer = { ok: true, value: null }
    if (seq === undefined || this.isMute) return
    queueMicrotask(() => this.emit('message', { kind: 'answer', seq, answer }))
  }
}

const fake = vi.hoisted(() => ({ forked: [] as unknown[], entries: [] as string[] }))
const forked = fake.forked as FakeUtility[]

vi.mock('electron', () => ({
  utilityProcess: {
    fork(entry: string, parameters: string[], options: ForkOptions) {
      const child = new FakeUtility(parameters, options)
      fake.entries.push(entry)
      forked.push(child)
      return child
    },
  },
}))

const { startEngine } = await import('../../main/app/engine-host.ts')

let error: ReturnType<typeof vi.fn<Log['error']>>
let engine: ReturnType<typeof startEngine>

beforeEach(() => {
  forked.length = 0
  error = vi.fn<Log['error']>()
  engine = startEngine({ error } as unknown as Log, '/home/analyst/samples')
})

afterEach(async () => {
  await engine.close()
  for (const { child } of forked) child.kill('SIGKILL')
})

describe('the engine’s processes', () => {
  it('run the entry beside the app, each with its role, its name and the samples’ folder', () => {
    expect(new Set(fake.entries.map((entry) => basename(entry)))).toEqual(
      new Set(['engine-entry.ts']),
    )
    expect(forked.map(({ parameters }) => parameters)).toEqual([
      ['writer', '/home/analyst/samples'],
      ['view', '/home/analyst/samples'],
    ])
    expect(forked.map(({ options }) => options.serviceName)).toEqual([
      'eviction-verifier-writer',
      'eviction-verifier-view',
    ])
  })

  it('have what they say of a defect in the log, made visible and cut', () => {
    forked[0]!.stderr.emit('data', Buffer.from(`TypeError: \u202Ex\n\n${'y'.repeat(5_000)}\n`))
    const lines = error.mock.calls.map(([context, text]) => ({ context, text: String(text) }))
    expect(lines.map(({ context }) => context)).toEqual([{ role: 'writer' }, { role: 'writer' }])
    expect(lines[0]!.text).toBe('TypeError: \\u202ex')
    expect(lines[1]!.text).toHaveLength(2_000)
  })

  it('answer what was asked of one that dies by name, and are forked again', async () => {
    const [writer] = forked
    writer!.isMute = true
    const asked = engine.call('case.close', {})
    writer!.child.kill('SIGKILL')
    expect(await asked).toEqual({
      ok: false,
      error: { code: 'engine/died', params: { server: 'writer', ending: 'exit 9' } },
    })
    expect(forked.at(-1)!.parameters[0]).toBe('writer')
    expect(engine.state.state).toBe('restarted')
  })

  it('have the process of a foreign database forked for them, mute and of bounded memory', () => {
    const [writer] = forked
    writer!.emit('message', { kind: 'database', id: 1, ask: 'fork' })
    expect(basename(fake.entries.at(-1)!)).toBe('database-entry.ts')
    const database = forked.at(-1)!
    expect(database.options).toMatchObject({ stdio: 'ignore' })
    expect(database.options.execArgv?.join()).toContain('--max-old-space-size')
    database.emit('message', { kind: 'opened' })
    const last = { kind: 'database', id: 1, answer: { kind: 'opened' } }
    expect(writer!.heard.at(-1)).toEqual(last)
    writer!.emit('message', { kind: 'database', id: 1, ask: 'kill' })
    database.emit('exit', 9)
    expect(writer!.heard.at(-1)).toEqual(last)
  })

  it('end at once when the engine is closed, also one that ended just before', async () => {
    const [writer, view] = forked
    view!.child.kill('SIGKILL')
    await once(view!.child, 'exit')
    await engine.close()
    expect(writer!.child.signalCode).toBe('SIGKILL')
  })
})
