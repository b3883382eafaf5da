import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { EngineState } from '#contract'
import type { EngineClient, Role } from '../../main/engine/service/client.ts'
import { evv } from '../helpers/evv.ts'
import {
  currentBoard,
  ended,
  failureOf,
  forkEngine,
  jobsOf,
  journaled,
  startEngine,
  until,
  valueOf,
  withEmptyCase,
  withSample,
  writeExports,
} from './engine.ts'

/** A module that ends its process at once. */
const broken = fileURLToPath(new URL('./broken-process.ts', import.meta.url))

const padding = 'x'.repeat(700)

const asked = (files: string[]) => ({
  files,
  asOf: null,
  collectedBy: null,
  language: 'en' as const,
})

/** Kills a process as the system would, and waits until that is noticed. */
async function kill(engine: EngineClient, role: Role): Promise<EngineState> {
  const pid = engine.pids[role]!
  const noticed = new Promise<EngineState>((resolve) => {
    const stop = engine.on('engine.changed', (state) => {
      stop()
      resolve(state)
    })
  })
  process.kill(pid, 'SIGKILL')
  return noticed
}

const running = (engine: EngineClient, kind: string) =>
  until(engine, async () =>
    (await jobsOf(engine)).find((job) => job.kind === kind && job.state === 'running'),
  )

describe('a process that is killed', () => {
  it('while it imports: the job names it, and what was sealed is there to resume', async () => {
    const { engine, folder } = await withEmptyCase()
    const files = writeExports([50, 90_000, 20], padding)
    const { job } = valueOf(await engine.call('evidence.import', asked(files)))
    await journaled(engine, folder, 'export-1.json')
    expect(await kill(engine, 'writer')).toEqual({
      state: 'restarted',
      server: 'writer',
      restarts: 1,
    })
    expect(await ended(engine, job)).toMatchObject({
      state: 'failed',
      error: { code: 'engine/died', params: { server: 'writer', ending: 'SIGKILL' } },
    })
    const summary = await until(engine, async () => {
      const answer = await engine.call('case.summary', {})
      return answer.ok && answer.value!.pending.length > 0 ? answer.value! : undefined
    })
    expect(summary.pending.map(({ name }) => name)).toContain('export-1.json')
    const resumed = valueOf(await engine.call('evidence.resume', { language: 'en' }))
    expect(await ended(engine, resumed.job)).toMatchObject({
      state: 'done',
      imported: { totals: { records: 90_070, imported: 90_070 } },
    })
    await currentBoard(engine)
    await engine.close()
    expect(readdirSync(join(folder, 'evidence')).filter((name) => name.startsWith('.'))).toEqual([])
    const { totals } = evv(['files', folder, '--json']).json<{ totals: { imported: number } }>()
    expect(totals.imported).toBe(90_070)
  }, 180_000)

  it('while it makes the database again: that can be resumed', async () => {
    const { engine, folder } = await withSample()
    const { files } = valueOf(await engine.call('evidence.ledger', { language: 'en' }))
    const { sha256 } = files[0]!
    valueOf(await engine.call('evidence.withdraw', { sha256, by: 'Ana', why: 'not ours' }))
    await kill(engine, 'writer')
    const { job } = valueOf(await engine.call('evidence.resume', { language: 'en' }))
    expect((await ended(engine, job)).state).toBe('done')
    await currentBoard(engine)
    await engine.close()
    const told = evv(['files', folder, '--json']).json<{ files: { sha256: string }[] }>()
    expect(told.files.map((file) => file.sha256)).toEqual(files.slice(1).map((file) => file.sha256))
  })

  it('with calls before it: each is answered with its name, and the next ones work', async () => {
    const { engine } = await withSample()
    const waiting = Array.from({ length: 5 }, () =>
      engine.call('evidence.coverage', { language: 'en' }),
    )
    process.kill(engine.pids.view!, 'SIGKILL')
    for (const answer of await Promise.all(waiting))
      expect(['no failure', 'engine/died']).toContain(failureOf(answer))
    expect(failureOf(await waiting.at(-1)!)).toBe('engine/died')
    expect(valueOf(await engine.call('case.summary', {}))?.name).toBe('Harrow Ridge')
  })

  it('while it judges: the evaluation fails by name, and another can be asked for', async () => {
    const { engine } = await withSample()
    const { job } = valueOf(await engine.call('case.evaluate', {}))
    await running(engine, 'evaluate')
    await kill(engine, 'query')
    expect(await ended(engine, job)).toMatchObject({
      state: 'failed',
      error: { code: 'engine/died', params: { server: 'query' } },
    })
    const again = valueOf(await engine.call('case.evaluate', {}))
    expect((await ended(engine, again.job)).state).toBe('done')
    expect((await currentBoard(engine)).counts.refuted).toBe(4)
  })

  it('after a decision was acknowledged: the decision is there', async () => {
    const { engine } = await withSample()
    const claim = 'no-tainted-credential-signin'
    const before = valueOf(await engine.call('claims.get', { claim, language: 'en' }))
    const finding = before.findings[0]!.id
    const decision = { finding, as: 'benign', by: 'Ana', why: 'test', artefact: null } as const
    valueOf(await engine.call('claims.decide', decision))
    await kill(engine, 'writer')
    await currentBoard(engine)
    const after = valueOf(await engine.call('claims.get', { claim, language: 'en' }))
    expect(after.findings[0]!.decisions).toMatchObject([{ by: 'Ana', as: 'benign' }])
    valueOf(await engine.call('claims.decide', { ...decision, by: 'Ben' }))
  })

  it('again and again is left stopped, with a name', async () => {
    const { engine } = await withSample()
    for (const restarts of [1, 2, 3]) {
      expect(await kill(engine, 'view')).toEqual({ state: 'restarted', server: 'view', restarts })
      valueOf(await engine.call('case.summary', {}))
    }
    expect(await kill(engine, 'view')).toEqual({ state: 'stopped', server: 'view', restarts: 4 })
    expect(failureOf(await engine.call('case.summary', {}))).toBe('engine/stopped')
    expect(engine.pids.view).toBeNull()
  })

  it('that never comes up is not tried for ever', async () => {
    let forks = 0
    const engine = startEngine(undefined, (role, samples) => {
      forks += 1
      return forkEngine(role, samples, broken)
    })
    const answer = await engine.call('case.open', { file: '/nowhere' })
    expect(failureOf(answer)).toBe('engine/died')
    await until(engine, () => (engine.state.state === 'stopped' ? true : undefined))
    expect(forks).toBeLessThanOrEqual(8)
  })
})
