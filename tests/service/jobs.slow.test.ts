import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Job } from '#contract'
import { evv } from '../helpers/evv.ts'
import {
  currentBoard,
  ended,
  failureOf,
  jobsOf,
  journaled,
  sampleCase,
  startEngine,
  until,
  valueOf,
  withEmptyCase,
  withSample,
  writeExports,
} from './engine.ts'

const padding = 'x'.repeat(700)

const asked = (files: string[]) => ({
  files,
  asOf: null,
  collectedBy: 'ir@test.example',
  language: 'en' as const,
})

/** What a case says, without when and in which order it was told. */
function contentOf(folder: string): { events: string; totals: unknown; records: number[] } {
  const rows = evv(['events', folder]).stdout
  const ledger = evv(['files', folder, '--json']).json<{
    files: { path: string; records: number }[]
    totals: unknown
  }>()
  return {
    events: createHash('sha256').update(rows).digest('hex'),
    totals: ledger.totals,
    records: ledger.files.map(({ records }) => records),
  }
}

describe('an import', () => {
  it('tells how far it is, ends with its ledger, and has the case judged', async () => {
    const { engine } = await withEmptyCase()
    const files = writeExports([50, 40_000, 20], padding)
    const seen: Job[] = []
    engine.on('job.changed', (job) => seen.push(job))
    const { job } = valueOf(await engine.call('evidence.import', asked(files)))
    expect(failureOf(await engine.call('evidence.import', asked(files)))).toBe('case/busy')
    expect(failureOf(await engine.call('case.close', {}))).toBe('case/busy')
    const done = await ended(engine, job)
    expect(done).toMatchObject({
      state: 'done',
      files: 3,
      filesDone: 3,
      imported: { totals: { records: 40_070, imported: 40_070 } },
    })
    expect(done.imported!.files.map(({ name }) => name)).toEqual(
      files.map((path) => path.slice(path.lastIndexOf('/') + 1)),
    )
    const own = seen.filter(({ id }) => id === job)
    const bytes = own.map(({ bytesDone }) => bytesDone)
    expect(bytes).toEqual(bytes.toSorted((a, b) => a - b))
    expect(own.some(({ at, rate }) => at === 'export-1.json' && rate !== null)).toBe(true)
    expect(own.some(({ phase }) => phase === 'settle')).toBe(true)
    await currentBoard(engine)
  })

  it('cancelled and resumed leaves the case of one that was not', async () => {
    const { engine, folder } = await withEmptyCase()
    const files = writeExports([50, 90_000, 20], padding)
    const { job } = valueOf(await engine.call('evidence.import', asked(files)))
    await journaled(engine, folder, 'export-1.json')
    const writer = engine.pids.writer
    valueOf(await engine.call('jobs.cancel', { job }))
    const cancelled = await ended(engine, job)
    expect(cancelled).toMatchObject({ state: 'cancelled', error: { code: 'job/cancelled' } })
    // It ended by itself: one that does not is killed.
    expect(engine.pids.writer).toBe(writer)

    const summary = valueOf(await engine.call('case.summary', {}))!
    const pending = summary.pending.map(({ name }) => name)
    expect(pending).toContain('export-1.json')
    expect(pending).not.toContain('export-2.json')
    const decision = { finding: 'f', as: 'benign', by: 'a', why: 'b', artefact: null } as const
    expect(failureOf(await engine.call('claims.decide', decision))).toBe('case/pending')
    expect(failureOf(await engine.call('evidence.import', asked(files)))).toBe('case/pending')
    valueOf(await engine.call('evidence.ledger', { language: 'en' }))
    const judging = valueOf(await engine.call('case.evaluate', {}))
    expect((await ended(engine, judging.job)).error?.code).toBe('case/pending')

    const resumed = valueOf(await engine.call('evidence.resume', { language: 'en' }))
    const done = await ended(engine, resumed.job)
    expect(done).toMatchObject({ state: 'done', imported: { totals: { records: 90_070 } } })
    expect(valueOf(await engine.call('case.summary', {}))!.pending).toEqual([])
    await currentBoard(engine)
    await engine.close()

    const whole = await withEmptyCase()
    const { job: other } = valueOf(await whole.engine.call('evidence.import', asked(files)))
    await ended(whole.engine, other)
    await whole.engine.close()
    expect(contentOf(folder)).toEqual(contentOf(whole.folder))
  }, 180_000)

  it('cancelled while an original is sealed leaves no trace of it', async () => {
    const { engine, folder } = await withEmptyCase()
    const files = writeExports([150_000], padding)
    const { job } = valueOf(await engine.call('evidence.import', asked(files)))
    await until(engine, async () => (await jobsOf(engine)).find(({ bytesDone }) => bytesDone > 0))
    valueOf(await engine.call('jobs.cancel', { job }))
    expect((await ended(engine, job)).state).toBe('cancelled')
    const summary = valueOf(await engine.call('case.summary', {}))!
    const sealed = readdirSync(join(folder, 'evidence'))
    // A fast disk may have sealed it before the word came; then it is pending, and nothing in between.
    expect(sealed.length).toBe(summary.pending.length)
    expect(sealed.filter((name) => name.startsWith('.'))).toEqual([])
    const resumed = valueOf(await engine.call('evidence.resume', { language: 'en' }))
    const done = await ended(engine, resumed.job)
    expect(done.imported!.totals.imported).toBe(150_000)
  })

  it('says of each file that it refused why', async () => {
    const { engine } = await withEmptyCase()
    const [good] = writeExports([3], padding)
    const { job } = valueOf(
      await engine.call(
        'evidence.import',
        asked([good!, '/nowhere/at/all.json', import.meta.filename]),
      ),
    )
    const { state, imported } = await ended(engine, job)
    expect(state).toBe('done')
    expect(imported!.files.map(({ refused }) => refused?.code ?? null)).toEqual([
      null,
      'input/not-found',
      'input/unknown-format',
    ])
  })
})

describe('a withdrawal', () => {
  it('takes a file out of the verdicts and keeps its original', async () => {
    const { engine, folder } = await withSample()
    const { files } = valueOf(await engine.call('evidence.ledger', { language: 'en' }))
    const file = files.find(({ format }) => format.includes('signin'))!
    const asking = { sha256: file.sha256, by: 'Ana', why: 'of another tenant' }
    const { job } = valueOf(await engine.call('evidence.withdraw', asking))
    expect(await ended(engine, job)).toMatchObject({ state: 'done', error: null })
    const after = valueOf(await engine.call('evidence.ledger', { language: 'en' }))
    expect(after.files.map(({ sha256 }) => sha256)).not.toContain(file.sha256)
    expect(after.files).toHaveLength(files.length - 1)
    await currentBoard(engine)
    await engine.close()
    expect(readdirSync(join(folder, 'evidence'))).toContain(file.sha256)
    const again = await sampleCase()
    const told = evv(['withdraw', again, file.sha256, '--by', 'Ana', '--why', 'of another tenant'])
    expect(told.status, told.stderr).toBe(0)
    const verdicts = (path: string) => evv(['evaluate', path, '--json']).stdout
    expect(verdicts(folder)).toBe(verdicts(again))
  })
})

describe('a sample', () => {
  it('cancelled leaves nothing, and the case before it open', async () => {
    const { engine } = await withSample()
    const { job } = valueOf(await engine.call('case.sample', {}))
    await until(engine, async () =>
      (await jobsOf(engine)).find(({ id, at }) => id === job && at !== null),
    )
    valueOf(await engine.call('jobs.cancel', { job }))
    expect((await ended(engine, job)).state).toBe('cancelled')
    expect(valueOf(await engine.call('case.summary', {}))?.files).toBe(18)
  })
})

describe('the list of jobs', () => {
  it('has the newest first and starts anew with another case', async () => {
    const { engine } = await withEmptyCase()
    await currentBoard(engine)
    const { job } = valueOf(await engine.call('evidence.import', asked(writeExports([2], ''))))
    await ended(engine, job)
    await currentBoard(engine)
    const kinds = (await jobsOf(engine)).map(({ kind }) => kind)
    expect(kinds).toEqual(['evaluate', 'import', 'evaluate'])
    valueOf(await engine.call('case.open', { file: await sampleCase() }))
    expect(await jobsOf(engine)).toEqual([])
    expect(startEngine().state.state).toBe('starting')
  })
})
