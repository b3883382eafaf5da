import { fork as forkNode } from 'node:child_process'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  databaseExecArgv,
  type DatabaseAnswer,
  type DatabaseAsk,
  type DatabaseProcess,
} from './protocol.ts'

/** Beside this file, as source or as what was made of it for the package. */
const entry = fileURLToPath(
  new URL(`./node-database-entry${extname(new URL(import.meta.url).pathname)}`, import.meta.url),
)

/** Longest time for one answer: a table of which a page takes longer was not made to be read. */
const answerMs = 60_000

/** As plain Node does it, by the command line and in tests. */
export function forkDatabase(): DatabaseProcess {
  const child = forkNode(entry, {
    execArgv: [...databaseExecArgv],
    // Its words are of no use, and could be the database's own.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  return {
    post: (ask) => void (child.connected && child.send(ask, () => {})),
    onAnswer: (listener) =>
      void child.on('message', (answer) => listener(answer as DatabaseAnswer)),
    onExit(listener) {
      child.on('error', () => listener('not started'))
      child.on('exit', (code, signal) => listener(signal ?? `exit ${code}`))
    },
    kill: () => void child.kill('SIGKILL'),
  }
}

let forkProcess = forkDatabase

/** For a process that cannot fork by itself, as Electron's utility processes cannot. */
export function forkDatabasesBy(fork: () => DatabaseProcess): void {
  forkProcess = fork
}

/** Why there is no answer; `detail` is for a person. */
export class DatabaseFailure extends Error {
  readonly detail: string

  constructor(detail: string) {
    super(`the database cannot be read: ${detail}`)
    this.detail = detail
  }
}

/** One process, for as long as what is asked of it takes; it is gone when this settles. */
export async function withDatabase<Result>(
  use: (ask: (question: DatabaseAsk) => Promise<DatabaseAnswer>) => Promise<Result>,
  signal?: AbortSignal,
): Promise<Result> {
  signal?.throwIfAborted()
  const child = forkProcess()
  let waiting: { resolve(answer: DatabaseAnswer): void; reject(error: unknown): void } | null = null
  let ended: unknown = null
  const end = (reason: unknown) => {
    ended ??= reason
    waiting?.reject(ended)
  }
  child.onAnswer((answer) =>
    answer.kind === 'failed'
      ? waiting?.reject(new DatabaseFailure(answer.detail))
      : waiting?.resolve(answer),
  )
  child.onExit((ending) => end(new DatabaseFailure(`its reader ended: ${ending}`)))
  const abort = () => end(signal?.reason)
  signal?.addEventListener('abort', abort)
  const ask = async (question: DatabaseAsk) => {
    if (ended !== null) throw ended
    const late = () => end(new DatabaseFailure(`no answer within ${answerMs / 1000} s`))
    const timer = setTimeout(late, answerMs)
    try {
      return await new Promise<DatabaseAnswer>((resolve, reject) => {
        waiting = { resolve, reject }
        child.post(question)
      })
    } finally {
      clearTimeout(timer)
      waiting = null
    }
  }
  try {
    return await use(ask)
  } finally {
    signal?.removeEventListener('abort', abort)
    child.kill()
  }
}
