import { readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import type { Answer, Failure, Job, Output } from '#contract'
import { version } from '#shared'
import type { EngineClient } from '../engine/service/client.ts'
import { startEngine } from './engine-host.ts'
import { toFailure } from './failure.ts'
import type { Log } from './log.ts'
import { PrintJobs } from './print-jobs.ts'
import { printPdf } from './print-pdf.ts'
import { writeAtomic } from './write-atomic.ts'

type Result = { version: string; passed: boolean; steps: string[]; error: Failure | null }

/** Where every wait ends: an installed app that hangs must fail, too. */
const longestMs = 300_000

/**
 * What an installed, fused app is tested with, where no driver can attach: makes the sample case below
 * `folder`, judges it, writes the statement as HTML and PDF, and says in `self-test.json` how far it came.
 * Resolves with the exit status.
 */
export async function runSelfTest(folder: string, log: Log): Promise<number> {
  await mkdir(folder, { recursive: true })
  const engine = startEngine(log, folder)
  const result: Result = { version, passed: false, steps: [], error: null }
  try {
    await runSteps(engine, folder, result.steps)
    result.passed = true
  } catch (error) {
    result.error = toFailure(error)
  }
  await engine.close()
  writeAtomic(join(folder, 'self-test.json'), `${JSON.stringify(result, null, 2)}\n`)
  return result.passed ? 0 : 1
}

async function runSteps(engine: EngineClient, folder: string, steps: string[]): Promise<void> {
  const ends = new JobEnds()
  const prints = new PrintJobs({
    engine,
    folder: join(folder, 'printing'),
    print: printPdf,
    tell: (job) => ends.hear(job),
  })
  engine.on('job.changed', (job) => prints.changed(job))
  await ends.of(engine.call('case.sample', {}))
  steps.push('sample')
  steps.push(`evaluate: ${await ends.until(() => verdictOf(engine))}`)
  const language = 'en'
  const html = join(folder, 'statement.html')
  await ends.of(engine.call('case.report', { file: html, language }))
  expectStart(html, '<!doctype html>')
  steps.push('html')
  const pdf = join(folder, 'statement.pdf')
  await ends.of(prints.start({ file: pdf, language }))
  expectStart(pdf, '%PDF-')
  steps.push('pdf')
}

/** Null until the case is judged as it is now; the engine judges it by itself after every change. */
async function verdictOf(engine: EngineClient): Promise<string | null> {
  const board = valueOf(await engine.call('case.board', { language: 'en' }))
  return board === null || board.outdated ? null : board.overall
}

/** Jobs that ended, and who waits for one to end. */
class JobEnds {
  readonly #ended = new Map<string, Job>()
  #wake = () => {}

  hear(job: Job): void {
    if (job.state === 'running' || job.state === 'cancelling') return
    this.#ended.set(job.id, job)
    this.#wake()
  }

  /** Waits for the job that a call was answered with. @throws Error where it failed or takes too long */
  async of(call: Promise<Answer<Output<'case.report'>>>): Promise<void> {
    const { job } = valueOf(await call)
    const { kind, state, error } = await this.until(async () => this.#ended.get(job) ?? null)
    if (state !== 'done') throw new Error(`${kind}: ${state} ${JSON.stringify(error)}`)
  }

  /** Asks whenever a job ends, and every second, until the answer is not null. */
  async until<Value>(ask: () => Promise<Value | null>): Promise<Value> {
    const late = performance.now() + longestMs
    for (;;) {
      const value = await ask()
      if (value !== null) return value
      if (performance.now() > late) throw new Error('a job does not end')
      await Promise.race([new Promise<void>((wake) => (this.#wake = wake)), after(1_000)])
    }
  }
}

function valueOf<Value>(answer: Answer<Value>): Value {
  if (answer.ok) return answer.value
  throw new Error(JSON.stringify(answer.error))
}

function expectStart(path: string, start: string): void {
  const text = readFileSync(path).subarray(0, start.length).toString('latin1')
  if (text !== start) throw new Error(`${path} begins with ${JSON.stringify(text)}`)
}
