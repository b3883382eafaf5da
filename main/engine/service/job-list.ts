import type { Failure, Job } from '#contract'
import type { JobChange, JobEnd, Role } from './protocol.ts'

type Kept = { job: Job; server: Role; startedAt: number }

/** Jobs of this run, as the page lists them. It outlives the processes that do the work. */
export class JobList {
  readonly #changed: (job: Job) => void
  #kept: Kept[] = []
  #count = 0

  constructor(changed: (job: Job) => void) {
    this.#changed = changed
  }

  /** Newest first. */
  get all(): Job[] {
    return this.#kept.map(withElapsed).reverse()
  }

  add(kind: Job['kind'], server: Role): Job {
    this.#count += 1
    const job: Job = {
      id: `job-${this.#count}`,
      kind,
      state: 'running',
      at: null,
      phase: kind === 'evaluate' || kind === 'report' ? 'judge' : 'read',
      filesDone: 0,
      files: 0,
      bytesDone: 0,
      bytes: 0,
      rate: null,
      remainingMs: null,
      elapsedMs: 0,
      canCancel: true,
      error: null,
      imported: null,
      found: null,
    }
    this.#kept.push({ job, server, startedAt: performance.now() })
    // A reader may be at something else for long; a writer answers at once, and may refuse.
    if (server === 'query') this.#changed(job)
    return job
  }

  /** It was taken on. */
  begun(id: string): void {
    this.change(id, {})
  }

  /** It was refused before it began; where that was announced, it has to be taken back. */
  refused(id: string, error: Failure): void {
    if (this.find(id)?.server === 'query')
      this.end(id, { state: 'failed', error, imported: null, found: null })
    else this.#kept = this.#kept.filter((kept) => kept.job.id !== id || !isRunning(kept))
  }

  running(server: Role): Job[] {
    return this.#kept
      .filter((kept) => kept.server === server && isRunning(kept))
      .map(({ job }) => job)
  }

  /** The one that may still be cancelled, and who does it. */
  find(id: string): { job: Job; server: Role } | null {
    return this.#kept.find((kept) => kept.job.id === id && isRunning(kept)) ?? null
  }

  change(id: string, change: JobChange & { state?: 'cancelling' }): void {
    this.#update(id, (job) => ({ ...job, ...change }))
  }

  end(id: string, end: JobEnd): void {
    this.#update(id, (job) => ({
      ...job,
      ...end,
      canCancel: false,
      remainingMs: null,
      filesDone: end.state === 'done' ? job.files : job.filesDone,
      bytesDone: end.state === 'done' ? job.bytes : job.bytesDone,
    }))
  }

  /** What a process that ended leaves: what a person had cancelled is cancelled, the rest has failed. */
  endAll(server: Role, failure: Failure | null): void {
    const cancelled: Failure = { code: 'job/cancelled', params: {} }
    for (const { id, state } of this.running(server)) {
      const isCancelled = failure === null || state === 'cancelling'
      this.end(id, {
        state: isCancelled ? 'cancelled' : 'failed',
        error: isCancelled ? cancelled : failure,
        imported: null,
        found: null,
      })
    }
  }

  /** Another case: what ended was of the one before. */
  forgetEnded(): void {
    this.#kept = this.#kept.filter(isRunning)
  }

  #update(id: string, next: (job: Job) => Job): void {
    const kept = this.#kept.find(({ job }) => job.id === id)
    if (kept === undefined || !isRunning(kept)) return
    kept.job = next(kept.job)
    kept.job = { ...kept.job, elapsedMs: elapsedOf(kept) }
    this.#changed(kept.job)
  }
}

const isRunning = ({ job }: Kept) => job.state === 'running' || job.state === 'cancelling'
const elapsedOf = ({ startedAt }: Kept) => Math.round(performance.now() - startedAt)
const withElapsed = (kept: Kept): Job =>
  isRunning(kept) ? { ...kept.job, elapsedMs: elapsedOf(kept) } : kept.job
