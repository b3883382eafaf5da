import { once } from 'node:events'
import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { parseFile, type ParseJob, type ParseSink } from './parse-file.ts'
import type { ParserMessage, WorkerJob } from './parser-worker.ts'
import { isTable, parseTable } from './sqlite/parse-table.ts'
import type { FileTally } from './tally.ts'

/** Batches under way between parser and writer: enough to keep both busy, few enough to bound memory. */
const credits = 3

/**
 * Node reads a port until it is empty, and a busy parser never leaves it empty: after this long the rest
 * of this process, which may have been told to stop, gets its turn.
 */
const turnMs = 10

/** Beside this file, as source or as what was made of it for the package. */
const workerFile = new URL(
  `./parser-worker${extname(new URL(import.meta.url).pathname)}`,
  import.meta.url,
)

/** Starting a thread takes longer than parsing this much; collectors write thousands of such files. */
const smallBytes = 256 * 1024

/** What an archive's member unpacks to is not known before it has been; a growing copy is waited for. */
const isSmall = ({ member, range, copy }: ParseJob): boolean =>
  member === null && copy === undefined && range.to - range.from <= smallBytes

/** Parses one evidence file, a small one at once and a large one beside the writer. */
export async function parse(
  job: ParseJob,
  on: ParseSink,
  signal?: AbortSignal,
): Promise<FileTally> {
  signal?.throwIfAborted()
  if (isTable(job)) return parseTable(job, on, signal)
  return isSmall(job) ? parseFile(job, on) : parseBeside(job, on, signal)
}

/**
 * In a thread of its own, so that parsing and writing use a core each. SQLite stays out of that thread:
 * ending it while it is in native code would abort the process.
 */
async function parseBeside(
  job: ParseJob,
  on: ParseSink,
  signal: AbortSignal | undefined,
): Promise<FileTally> {
  const credit = new Int32Array(new SharedArrayBuffer(4))
  Atomics.store(credit, 0, credits)
  const worker = new Worker(workerFile, {
    workerData: { ...job, credit } satisfies WorkerJob,
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  })
  const giveBack = () => {
    Atomics.add(credit, 0, 1)
    Atomics.notify(credit, 0)
  }
  let turnedAt = performance.now()
  let tally: FileTally | undefined
  let failure: unknown
  worker.on('message', (message: ParserMessage) => {
    if (failure !== undefined) return
    try {
      if (message.kind === 'batch') {
        on.batch(message.batch)
        if (performance.now() - turnedAt < turnMs) giveBack()
        else
          setImmediate(() => {
            turnedAt = performance.now()
            giveBack()
          })
      } else if (message.kind === 'progress') on.progress(message.bytes)
      else tally = message.tally
    } catch (error) {
      failure = error
      void worker.terminate()
    }
  })
  worker.on('error', (error) => (failure ??= error))
  signal?.addEventListener('abort', () => {
    failure ??= signal.reason
    void worker.terminate()
  })
  await once(worker, 'exit')
  if (failure !== undefined) throw failure
  if (tally === undefined) throw new Error('the parser ended without a result')
  return tally
}
