import { parentPort, workerData } from 'node:worker_threads'
import type { Batch } from './encoder.ts'
import { parseFile, type ParseJob } from './parse-file.ts'
import type { FileTally } from './tally.ts'

export type WorkerJob = ParseJob & {
  /** Batches this thread may still send; the writer gives one back for each it has stored. */
  credit: Int32Array
}

export type ParserMessage =
  | { kind: 'batch'; batch: Batch }
  | { kind: 'progress'; bytes: number }
  | { kind: 'end'; tally: FileTally }

const job = workerData as WorkerJob
const port = parentPort!
const tell = (message: ParserMessage, transfer: ArrayBuffer[] = []) =>
  port.postMessage(message, transfer)

const tally = await parseFile(job, {
  batch(batch) {
    Atomics.wait(job.credit, 0, 0)
    Atomics.sub(job.credit, 0, 1)
    const { columns, recordIds, details, detailEnds } = batch
    const moved = [columns, recordIds, details, detailEnds].map(({ buffer }) => buffer)
    tell({ kind: 'batch', batch }, moved as ArrayBuffer[])
  },
  progress: (bytes) => tell({ kind: 'progress', bytes }),
})
tell({ kind: 'end', tally })
