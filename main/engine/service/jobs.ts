import { setImmediate } from 'node:timers/promises'
import type { Job } from '#contract'
import { AppError } from '#shared'
import { toFailure } from './failure.ts'
import { Meter } from './meter.ts'
import type { JobEnd, Tell } from './protocol.ts'

/** One job under way, as its work sees it. */
export type Running = { id: string; meter: Meter; signal: AbortSignal }

type Outcome = Job['imported'] | Job['found']
type Work = (running: Running) => Promise<Outcome> | Outcome

/**
 * The jobs of an engine process, one at a time. A writer refuses a second one; a reader, which can do
 * nothing else meanwhile anyway, takes it up after the first.
 */
export class JobRunner {
  readonly #tell: Tell
  #running: { id: string; abort: AbortController } | null = null
  #last: Promise<void> = Promise.resolve()

  constructor(tell: Tell) {
    this.#tell = tell
  }

  /** @throws AppError case/busy */
  assertFree(): void {
    if (this.#running !== null) throw new AppError('case/busy')
  }

  /**
   * Begins after the call that asked for it was answered, and always ends with a message.
   * @throws AppError case/busy
   */
  start(id: string, work: Work): { job: string } {
    this.assertFree()
    return this.enqueue(id, work)
  }

  /** As `start`, but after the jobs before it. */
  enqueue(id: string, work: Work): { job: string } {
    const abort = new AbortController()
    const running = { id, abort }
    this.#running ??= running
    this.#last = this.#last.then(async () => {
      await setImmediate()
      this.#running = running
      await this.#run({ id, meter: this.#meter(id), signal: abort.signal }, work)
    })
    return { job: id }
  }

  cancel(id: string): void {
    if (this.#running?.id === id) this.#running.abort.abort(new AppError('job/cancelled'))
  }

  #meter(id: string): Meter {
    return new Meter((change) => this.#tell({ kind: 'job', job: id, change }))
  }

  async #run(running: Running, work: Work): Promise<void> {
    const end = await outcomeOf(running, work)
    running.meter.flush()
    this.#running = null
    this.#tell({ kind: 'end', job: running.id, end })
  }
}

async function outcomeOf(running: Running, work: Work): Promise<JobEnd> {
  try {
    const outcome = await work(running)
    const found = outcome !== null && 'given' in outcome ? outcome : null
    const imported = outcome !== null && 'files' in outcome ? outcome : null
    return { state: 'done', error: null, imported, found }
  } catch (error) {
    const failure = toFailure(error)
    const state = failure.code === 'job/cancelled' ? 'cancelled' : 'failed'
    return { state, error: failure, imported: null, found: null }
  }
}
