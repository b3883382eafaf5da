import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Failure, Job, Received } from '#contract'
import type { Engine } from '../../main/app/engine.ts'
import { PrintJobs, type PrintParts } from '../../main/app/print-jobs.ts'
import { tempFolders } from '../helpers/temp-folder.ts'

const newFolder = tempFolders('print')
const job: Job = {
  id: 'j1',
  kind: 'report',
  state: 'running',
  at: null,
  phase: 'write',
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
const failed: Job = { ...job, state: 'failed', error: { code: 'disk/full', params: {} } }

let to: string
let told: Job[]
let htmlAt: string
let jobs: Job[]

beforeEach(() => {
  to = join(newFolder(), 'statement.pdf')
  told = []
  jobs = [job]
})

/** An engine whose report ends when the test says so, or is refused. */
function engineOf(refusal: Failure | null): Engine {
  const call = async (name: string, input: Received<'case.report'>) => {
    if (name === 'jobs.list') return { ok: true, value: jobs }
    if (refusal !== null) return { ok: false, error: refusal }
    htmlAt = input.file
    writeFileSync(htmlAt, '<p>')
    return { ok: true, value: { job: job.id } }
  }
  return { call: call as Engine['call'] }
}

function open(print: PrintParts['print'], refusal: Failure | null = null): PrintJobs {
  return new PrintJobs({
    engine: engineOf(refusal),
    folder: join(dirname(to), 'printing'),
    print,
    tell: (one) => void told.push(one),
  })
}

const states = () => told.map(({ state }) => state)
const ended = () => vi.waitFor(() => expect(['done', 'failed']).toContain(states().at(-1)))

describe('a statement as PDF', () => {
  it('is running until it is printed, then done, and leaves nothing behind', async () => {
    const prints = open(async (html) => Buffer.from(`%PDF of ${Buffer.from(html).toString()}`))
    expect(await prints.start({ file: to, language: 'en' })).toEqual({
      ok: true,
      value: { job: 'j1' },
    })
    prints.changed({ ...job, state: 'done' })
    expect(prints.shown({ ...job, state: 'done' })).toMatchObject({
      state: 'running',
      canCancel: false,
    })
    await ended()
    expect(states()).toEqual(['running', 'running', 'done'])
    expect(readFileSync(to, 'utf8')).toBe('%PDF of <p>')
    expect(prints.shown({ ...job, state: 'done' }).state).toBe('done')
    expect(existsSync(dirname(htmlAt))).toBe(false)
  })

  it('is failed with its name, in the list too, when it cannot be written', async () => {
    mkdirSync(to)
    const prints = open(async () => Buffer.from('%PDF'))
    await prints.start({ file: to, language: 'en' })
    prints.changed({ ...job, state: 'done' })
    await ended()
    expect(told.at(-1)).toMatchObject({ state: 'failed', error: { code: 'report/print' } })
    expect(told.at(-1)!.error!.params['path']).toBe('statement.pdf')
    expect(prints.shown({ ...job, state: 'done' }).state).toBe('failed')
    expect(existsSync(dirname(htmlAt))).toBe(false)
  })

  it('is failed when the window cannot print, and nothing is written', async () => {
    const prints = open(() => Promise.reject(new Error('no printer')))
    await prints.start({ file: to, language: 'en' })
    prints.changed({ ...job, state: 'done' })
    await ended()
    expect(told.at(-1)!.error).toEqual({
      code: 'report/print',
      params: { path: 'statement.pdf', detail: 'no printer' },
    })
    expect(existsSync(to)).toBe(false)
  })

  it('ends as the engine’s part does when that fails', async () => {
    const print = vi.fn<PrintParts['print']>(async () => Buffer.from('%PDF'))
    const prints = open(print)
    await prints.start({ file: to, language: 'en' })
    prints.changed(failed)
    await vi.waitFor(() => expect(existsSync(dirname(htmlAt))).toBe(false))
    expect(prints.shown(failed)).toEqual(failed)
    expect(print).not.toHaveBeenCalled()
  })

  it('is printed also when the engine was done before it said which job it is', async () => {
    const prints = open(async () => Buffer.from('%PDF'))
    jobs = [{ ...job, state: 'done' }]
    await prints.start({ file: to, language: 'en' })
    await ended()
    expect(states().at(-1)).toBe('done')
  })

  it('is refused with the engine’s own failure', async () => {
    const refusal = { code: 'case/none', params: {} }
    const prints = open(vi.fn<PrintParts['print']>(), refusal)
    expect(await prints.start({ file: to, language: 'en' })).toEqual({ ok: false, error: refusal })
    expect(told).toEqual([])
  })

  it('does not outlive a run that was killed while it printed', () => {
    const left = join(dirname(to), 'printing', 'statement-x')
    mkdirSync(left, { recursive: true })
    open(async () => Buffer.from('%PDF'))
    expect(existsSync(left)).toBe(false)
  })

  it('leaves other jobs as they are', () => {
    const prints = open(async () => Buffer.from('%PDF'))
    prints.changed({ ...job, id: 'other', state: 'done' })
    expect(told).toEqual([{ ...job, id: 'other', state: 'done' }])
  })
})
