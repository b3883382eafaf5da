import { mkdirSync, rmSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Answer, Job, Output, Received } from '#contract'
import { AppError, visible } from '#shared'
import type { Engine } from './engine.ts'
import { toFailure } from './failure.ts'
import { writeAtomic } from './write-atomic.ts'

export type PrintParts = {
  engine: Engine
  /** Where HTML waits to be printed. What a run that was killed left there goes with the next start. */
  folder: string
  /** Prints the statement: HTML to PDF, both as bytes. */
  print: (html: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>
  /** Tells the page of a job. */
  tell: (job: Job) => void
}

type Print = { folder: string; to: string; ending: Job | null }

/**
 * A statement as PDF is one job to the person and two steps here: the engine writes HTML into a private
 * folder, then a hidden window prints it. The engine's job is shown as running until the second has ended.
 */
export class PrintJobs {
  readonly #parts: PrintParts
  readonly #prints = new Map<string, Print>()

  constructor(parts: PrintParts) {
    this.#parts = parts
    rmSync(parts.folder, { recursive: true, force: true })
    mkdirSync(parts.folder, { recursive: true, mode: 0o700 })
  }

  /** `file` ends in .pdf. */
  async start({ file, language }: Received<'case.report'>): Promise<Answer<Output<'case.report'>>> {
    const folder = await mkdtemp(join(this.#parts.folder, 'statement-'))
    const html = join(folder, 'statement.html')
    const answer = await this.#parts.engine.call('case.report', { file: html, language })
    if (!answer.ok) {
      await rm(folder, { recursive: true, force: true })
      return answer
    }
    const { job } = answer.value
    this.#prints.set(job, { folder, to: file, ending: null })
    await this.#catchUp(job)
    return answer
  }

  /** A short report may have ended before it was known which job it is. */
  async #catchUp(id: string): Promise<void> {
    const listed = await this.#parts.engine.call('jobs.list', {})
    const job = listed.ok ? listed.value.find((one) => one.id === id) : undefined
    if (job !== undefined) this.changed(job)
  }

  /** Hears of every change of a job of the engine and tells the page what it is to see. */
  changed(job: Job): void {
    const print = this.#prints.get(job.id)
    this.#parts.tell(this.shown(job))
    if (print === undefined || print.ending !== null) return
    if (job.state === 'done') void this.#print(job, print)
    else if (job.state !== 'running' && job.state !== 'cancelling') void this.#end(job, print)
  }

  /** A job as the page is to see it. */
  shown(job: Job): Job {
    const print = this.#prints.get(job.id)
    if (print === undefined || job.state !== 'done') return job
    return print.ending ?? asPrinting(job)
  }

  async #print(job: Job, print: Print): Promise<void> {
    print.ending = asPrinting(job)
    try {
      const html = await readFile(join(print.folder, 'statement.html'))
      writeAtomic(print.to, await this.#parts.print(html))
      await this.#end(job, print)
    } catch (error) {
      const { params } = toFailure(error)
      const failed = new AppError('report/print', {
        path: visible(basename(print.to)),
        detail: String(params['detail'] ?? error),
      })
      await this.#end({ ...job, state: 'failed', error: toFailure(failed) }, print)
    }
  }

  async #end(job: Job, print: Print): Promise<void> {
    print.ending = job
    await rm(print.folder, { recursive: true, force: true })
    this.#parts.tell(job)
  }
}

function asPrinting(job: Job): Job {
  return { ...job, state: 'running', phase: 'write', canCancel: false }
}
