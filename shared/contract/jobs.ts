import * as v from 'valibot'
import { call, count, failure, id, nothing } from './call.ts'
import { found, importReport } from './evidence.ts'

/** Long work: it has its rate, an end in sight and a way to stop it, and outlives a change of screen. */
export const job = v.object({
  id,
  kind: v.picklist([
    'import',
    'sample',
    'resume',
    'withdraw',
    'reread',
    'evaluate',
    'report',
    'find',
  ]),
  state: v.picklist(['running', 'cancelling', 'done', 'cancelled', 'failed']),
  /** What it is at: a file's name; null before the first. */
  at: v.nullable(v.string()),
  /** `settle`: the bytes are read, duplicates are looked for and indexes built. */
  phase: v.picklist(['read', 'settle', 'judge', 'write']),
  filesDone: count,
  files: count,
  bytesDone: count,
  bytes: count,
  /** Bytes a second over the last seconds; null until it is known. */
  rate: v.nullable(count),
  remainingMs: v.nullable(count),
  elapsedMs: count,
  canCancel: v.boolean(),
  error: v.nullable(failure),
  imported: v.nullable(importReport),
  found: v.nullable(found),
})
export type Job = v.InferOutput<typeof job>

export const jobCalls = {
  /** Running ones, and those that ended since the case was opened; newest first. */
  'jobs.list': call('app', nothing, v.array(job)),
  'jobs.cancel': call('app', v.strictObject({ job: id }), v.null()),
}
