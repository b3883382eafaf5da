import { fork } from 'node:child_process'
import { closeSync, cpSync, openSync, readFileSync, readdirSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach } from 'vitest'
import type { Answer, Job } from '#contract'
import { EngineClient, type EngineProcess, type Role } from '../../main/engine/service/client.ts'
import type { FromEngine } from '../../main/engine/service/protocol.ts'
import { forkDatabase } from '../../main/engine/import/sqlite/database-process.ts'
import { record } from '../helpers/faults.ts'
import { tempFolders } from '../helpers/temp-folder.ts'

const entry = fileURLToPath(new URL('./engine-process.ts', import.meta.url))

export const freshFolder = tempFolders('service')

const clients = new Set<EngineClient>()
afterEach(async () => {
  await Promise.all([...clients].map((client) => client.close()))
  clients.clear()
})

/** Forks engine processes as the app does, but as plain Node. */
export function forkEngine(role: Role, samples: string, file = entry): EngineProcess {
  const child = fork(file, [role, samples], { execArgv: [], stdio: 'inherit' })
  return {
    pid: child.pid,
    postMessage: (message) => {
      // One that was killed this moment is told of by its exit, not by the pipe.
      if (child.connected) child.send(message, () => undefined)
    },
    onMessage: (listener) => void child.on('message', (message) => listener(message as FromEngine)),
    onExit: (listener) =>
      void child.on('exit', (code, signal) => listener(signal ?? `exit code ${code}`)),
    kill: () => void child.kill('SIGKILL'),
  }
}

/** A client with processes of its own, closed after the test. */
export function startEngine(samples = freshFolder(), start = forkEngine): EngineClient {
  const client = new EngineClient({ fork: (role) => start(role, samples), forkDatabase })
  clients.add(client)
  return client
}

/** The value of an answer; a failure fails the test with its code. */
export function valueOf<Value>(answer: Answer<Value>): Value {
  if (!answer.ok) throw new Error(`${answer.error.code} ${JSON.stringify(answer.error.params)}`)
  return answer.value
}

export const failureOf = (answer: Answer<unknown>): string =>
  answer.ok ? 'no failure' : answer.error.code

/** Resolves when the condition holds, looked at again after every message of the engine. */
export function until<Value>(
  engine: EngineClient,
  look: () => Promise<Value | undefined> | Value | undefined,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const stop: (() => void)[] = []
    const tryAgain = () =>
      void Promise.resolve(look()).then((value) => {
        if (value === undefined) return
        for (const one of stop) one()
        resolve(value)
      }, reject)
    stop.push(
      engine.on('job.changed', tryAgain),
      engine.on('case.changed', tryAgain),
      engine.on('engine.changed', tryAgain),
    )
    tryAgain()
  })
}

export async function jobsOf(engine: EngineClient): Promise<readonly Job[]> {
  return valueOf(await engine.call('jobs.list', {}))
}

export function ended(engine: EngineClient, id: string): Promise<Job> {
  return until(engine, async () =>
    (await jobsOf(engine)).find(
      (job) => job.id === id && !['running', 'cancelling'].includes(job.state),
    ),
  )
}

/** The board of the case as it is now. */
export function currentBoard(engine: EngineClient) {
  return until(engine, async () => {
    const board = await engine.call('case.board', { language: 'en' })
    return board.ok && board.value !== null && !board.value.outdated ? board.value : undefined
  })
}

let sample: Promise<string> | undefined

async function makeSample(): Promise<string> {
  const samples = freshFolder()
  const engine = startEngine(samples)
  const { job } = valueOf(await engine.call('case.sample', {}))
  await ended(engine, job)
  await currentBoard(engine)
  await engine.close()
  return join(samples, readdirSync(samples)[0]!)
}

/** A copy of the sample case, judged; made once for a test file. */
export async function sampleCase(): Promise<string> {
  const made = await (sample ??= makeSample())
  const folder = join(freshFolder(), 'harrow-ridge.evcase')
  cpSync(join(made, 'harrow-ridge.evcase'), folder, { recursive: true })
  return folder
}

/** An engine with a copy of the sample case open. */
export async function withSample(): Promise<{ engine: EngineClient; folder: string }> {
  const folder = await sampleCase()
  const engine = startEngine()
  valueOf(await engine.call('case.open', { file: folder }))
  return { engine, folder }
}

const scope = {
  name: 'test',
  tenants: ['contoso.example'],
  incidentStart: '2020-01-01',
  containedAt: '2020-06-01',
  observedUntil: '2020-09-01',
  frozenAt: null,
  policy: 'bec-30',
} as const

/** An engine with an empty case open. */
export async function withEmptyCase(): Promise<{ engine: EngineClient; folder: string }> {
  const folder = join(freshFolder(), 'empty.evcase')
  const engine = startEngine()
  valueOf(await engine.call('case.create', { file: folder, ...scope, tenants: [...scope.tenants] }))
  return { engine, folder }
}

/** Exports of as many records each, with ids of their own; names in the order of import. */
export function writeExports(counts: readonly number[], padding: string): string[] {
  const folder = freshFolder()
  return counts.map((count, index) => {
    const path = join(folder, `export-${index}.json`)
    const file = openSync(path, 'w')
    for (let line = 0; line < count; line += 1) writeSync(file, `${record(padding)}\n`)
    closeSync(file)
    return path
  })
}

/** Waits until an original is sealed and journaled: from then on its records are read. */
export function journaled(engine: EngineClient, folder: string, name: string): Promise<true> {
  const path = join(folder, 'journal.jsonl')
  return until(engine, () => (readFileSync(path, 'utf8').includes(name) ? true : undefined))
}
