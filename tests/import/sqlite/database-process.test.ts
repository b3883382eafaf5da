import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  DatabaseFailure,
  forkDatabase,
  forkDatabasesBy,
  withDatabase,
} from '../../../main/engine/import/sqlite/database-process.ts'
import type { DatabaseAnswer } from '../../../main/engine/import/sqlite/protocol.ts'

const question = { kind: 'tables', path: 'a.db' } as const

/** A process that does what the test makes it do. */
class FakeProcess {
  answer: (answer: DatabaseAnswer) => void = () => {}
  exit: (ending: string) => void = () => {}
  kill = vi.fn<() => void>()
  onPost: () => void = () => {}

  post(): void {
    queueMicrotask(this.onPost)
  }

  onAnswer(listener: (answer: DatabaseAnswer) => void): void {
    this.answer = listener
  }

  onExit(listener: (ending: string) => void): void {
    this.exit = listener
  }
}

let child: FakeProcess

beforeEach(() => {
  child = new FakeProcess()
  forkDatabasesBy(() => child)
})

afterEach(() => {
  forkDatabasesBy(forkDatabase)
  vi.useRealTimers()
})

describe('a process for a foreign database', () => {
  it('answers what it is asked, and is killed when that is done', async () => {
    child.onPost = () => child.answer({ kind: 'opened' })
    expect(await withDatabase((ask) => ask(question))).toEqual({ kind: 'opened' })
    expect(child.kill).toHaveBeenCalledOnce()
  })

  it.each([
    [
      'says that it failed',
      () => child.answer({ kind: 'failed', detail: 'SQLITE_CORRUPT' }),
      'SQLITE_CORRUPT',
    ],
    ['dies over a question', () => child.exit('SIGSEGV'), 'its reader ended: SIGSEGV'],
  ])('that %s is a named failure', async (_, happens, detail) => {
    child.onPost = happens
    const asked = withDatabase((ask) => ask(question))
    await expect(asked).rejects.toMatchObject({ constructor: DatabaseFailure, detail })
    expect(child.kill).toHaveBeenCalledOnce()
  })

  it('that died between two questions answers no more', async () => {
    child.onPost = () => child.answer({ kind: 'opened' })
    const asked = withDatabase(async (ask) => {
      await ask(question)
      child.exit('exit 1')
      return ask(question)
    })
    await expect(asked).rejects.toMatchObject({ detail: 'its reader ended: exit 1' })
  })

  it('that hangs is ended after a minute', async () => {
    vi.useFakeTimers()
    const asked = withDatabase((ask) => ask(question))
    const ended = asked.catch((error: unknown) => error)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(await ended).toMatchObject({ detail: 'no answer within 60 s' })
    expect(child.kill).toHaveBeenCalledOnce()
  })

  it('is ended at once when what it works for is cancelled', async () => {
    const abort = new AbortController()
    child.onPost = () => abort.abort(new Error('cancelled'))
    await expect(withDatabase((ask) => ask(question), abort.signal)).rejects.toThrow('cancelled')
    expect(child.kill).toHaveBeenCalledOnce()
  })
})
