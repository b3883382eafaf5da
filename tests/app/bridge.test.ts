import type { IpcMain, IpcMainInvokeEvent, WebContents, WebFrameMain } from 'electron'
import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import * as v from 'valibot'
import { callChannel, calls, failure, type Answer, type CallName } from '#contract'
import { AppError } from '#shared'
import { registerBridge, type BridgeParts, type Dispatch } from '../../main/app/bridge.ts'
import type { Log } from '../../main/app/log.ts'
import { appOrigin } from '../../main/app/origin.ts'

const page = {
  mainFrame: { origin: appOrigin } satisfies Partial<WebFrameMain> as WebFrameMain,
} satisfies Partial<WebContents> as WebContents
const trusted = { sender: page, senderFrame: page.mainFrame } as IpcMainInvokeEvent
const stranger = { sender: page, senderFrame: null } as IpcMainInvokeEvent

const token = '0123456789abcdef0123456789abcdef'
const path = '/home/analyst/harrow-ridge.evcase'

type Invoke = (event: IpcMainInvokeEvent, ...sent: unknown[]) => Promise<Answer<unknown>>

/** A bridge over a dispatch that keeps what reaches it. */
function open(dispatch: (name: string) => unknown = () => null, parts: Partial<BridgeParts> = {}) {
  const reached: { name: string; input: unknown; dropped: readonly string[] }[] = []
  const log = { error: vi.fn<Log['error']>(), warn: vi.fn<Log['warn']>() }
  let invoke: Invoke | undefined
  const ipcMain = {
    handle: (channel, listener) => {
      if (channel === callChannel) invoke = listener
    },
  } satisfies Pick<IpcMain, 'handle'>
  registerBridge(ipcMain, {
    page: () => page,
    tokens: {
      pathOf: (given) => {
        if (given !== token) throw new AppError('file/token')
        return path
      },
    },
    dispatch: (async (name: string, input: unknown, dropped: readonly string[]) => {
      reached.push({ name, input, dropped })
      return { ok: true, value: dispatch(name) }
    }) as Dispatch,
    log,
    checkOutputs: false,
    ...parts,
  })
  return { invoke: invoke!, reached, log }
}

const codeOf = (answer: Answer<unknown>) => (answer.ok ? null : answer.error.code)

describe('the bridge', () => {
  it('answers a call with what its server said', async () => {
    const { invoke } = open(() => [{ id: 'a' }])
    expect(await invoke(trusted, 'jobs.list', {})).toEqual({ ok: true, value: [{ id: 'a' }] })
  })

  it('puts the path in place of a token: one, several, or none', async () => {
    const { invoke, reached } = open()
    await invoke(trusted, 'case.open', { file: token })
    await invoke(trusted, 'evidence.import', {
      files: [token, token],
      asOf: null,
      collectedBy: null,
      language: 'en',
    })
    const decision = { finding: 'f', as: 'benign', by: 'a', why: 'b', artefact: null }
    await invoke(trusted, 'claims.decide', decision)
    expect(reached.map(({ input }) => input)).toEqual([
      { file: path },
      { files: [path, path], asOf: null, collectedBy: null, language: 'en' },
      decision,
    ])
  })

  it('refuses a token of another run', async () => {
    const { invoke, reached } = open()
    const answer = await invoke(trusted, 'case.open', { file: token.replace('0', 'f') })
    expect([codeOf(answer), reached]).toEqual(['file/token', []])
  })

  it('refuses a path where a token belongs', async () => {
    const { invoke, reached } = open()
    const answer = await invoke(trusted, 'case.open', { file: path })
    expect([codeOf(answer), reached]).toEqual(['call/invalid', []])
  })

  it('refuses a frame that is not our page, and everybody once the window is closed', async () => {
    const { invoke, reached } = open()
    expect(codeOf(await invoke(stranger, 'jobs.list', {}))).toBe('call/sender')
    const closed = open(() => null, { page: () => null })
    expect(codeOf(await closed.invoke(trusted, 'jobs.list', {}))).toBe('call/sender')
    expect([...reached, ...closed.reached]).toEqual([])
  })

  it.each(['', 'case.delete', '__proto__', 'constructor', 'toString', null, 7, ['case.open'], {}])(
    'knows no call %j',
    async (name) => {
      const { invoke, reached } = open()
      expect(codeOf(await invoke(trusted, name, {}))).toBe('call/unknown')
      expect(reached).toEqual([])
    },
  )

  it('says where an input is wrong, and not what it was', async () => {
    const { invoke } = open()
    const answer = await invoke(trusted, 'evidence.hours', { source: 'x', day: 'SECRET' })
    expect(answer).toEqual({
      ok: false,
      error: {
        code: 'call/invalid',
        params: { call: 'evidence.hours', detail: expect.any(String) },
      },
    })
    expect(JSON.stringify(answer)).toContain('day')
    expect(JSON.stringify(answer)).not.toContain('SECRET')
  })

  it('takes dropped paths only for a call that is made for them', async () => {
    const { invoke, reached } = open()
    expect(codeOf(await invoke(trusted, 'files.dropped', {}, [path]))).toBeNull()
    expect(codeOf(await invoke(trusted, 'jobs.list', {}, [path]))).toBe('call/invalid')
    expect(codeOf(await invoke(trusted, 'files.dropped', {}, [7]))).toBe('call/invalid')
    expect(codeOf(await invoke(trusted, 'files.dropped', {}, path))).toBe('call/invalid')
    expect(reached).toEqual([{ name: 'files.dropped', input: {}, dropped: [path] }])
  })

  it('answers a named failure by its code, a defect with its message, and logs its stack', async () => {
    const named = open(() => {
      throw new AppError('case/locked', { pid: 7 })
    })
    expect(await named.invoke(trusted, 'case.close', {})).toEqual({
      ok: false,
      error: { code: 'case/locked', params: { pid: 7 } },
    })
    const defect = open(() => {
      throw new TypeError('x is undefined')
    })
    expect(await defect.invoke(trusted, 'case.close', {})).toEqual({
      ok: false,
      error: { code: 'bug/unexpected', params: { detail: 'x is undefined' } },
    })
    expect(JSON.stringify(defect.log.error.mock.calls)).toContain('TypeError')
    expect(named.log.error).not.toHaveBeenCalled()
  })

  it('passes a failure of the engine on as it is', async () => {
    const error = { code: 'engine/died', params: { server: 'writer', ending: 'exit 9' } }
    const dispatch = (async () => ({ ok: false, error })) as Dispatch
    const { invoke } = open(undefined, { dispatch, checkOutputs: true })
    expect(await invoke(trusted, 'case.close', {})).toEqual({ ok: false, error })
  })

  it('notices an output that is not the contract’s when asked to', async () => {
    const drifted = open(() => ({ jobs: [] }), { checkOutputs: true })
    expect(codeOf(await drifted.invoke(trusted, 'jobs.list', {}))).toBe('bug/unexpected')
    const kept = open(() => [], { checkOutputs: true })
    expect(codeOf(await kept.invoke(trusted, 'jobs.list', {}))).toBeNull()
  })

  it('answers whatever is sent with a typed answer and never rejects', async () => {
    const { invoke } = open(() => {
      throw new Error('reached')
    })
    const names = Object.keys(calls) as CallName[]
    const values = fc.anything({ withDate: true, withMap: true, withSet: true, withBigInt: true })
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.constantFrom(...names), values),
        fc.oneof(values, fc.dictionary(fc.string(), values), nearInput),
        fc.oneof(fc.constant(undefined), values, fc.array(fc.string())),
        async (name, input, dropped) => {
          const answer = await invoke(trusted, name, input, dropped)
          expect(answer.ok).toBe(false)
          if (!answer.ok) v.parse(failure, answer.error)
        },
      ),
      { numRuns: 3_000 },
    )
  })
})

/** Objects that have the right names and mostly wrong values. */
const nearInput = fc.dictionary(
  fc.constantFrom(
    ...new Set(
      Object.values(calls).flatMap(({ input }) =>
        'entries' in input ? Object.keys(input.entries) : [],
      ),
    ),
    '__proto__',
  ),
  fc.oneof(
    fc.constantFrom<unknown>(token, 'en', 'benign', 0, 1, 500, null, [token], [], {}),
    fc.anything(),
  ),
)
