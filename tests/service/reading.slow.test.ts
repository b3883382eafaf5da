import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as v from 'valibot'
import { calls, type CallName } from '#contract'
import { openForWriting } from '../../main/engine/case/case.ts'
import { evv } from '../helpers/evv.ts'
import {
  currentBoard,
  failureOf,
  freshFolder,
  jobsOf,
  sampleCase,
  startEngine,
  valueOf,
  withSample,
} from './engine.ts'

/** What a call answers must be what the contract says, or the page shows nonsense. */
function conforms<Name extends CallName>(name: Name, value: unknown): void {
  const { issues } = v.safeParse(calls[name].output, value)
  expect(issues, name).toBeUndefined()
}

describe('a case that is read', () => {
  it('answers every screen as the contract says, in both languages', async () => {
    const { engine } = await withSample()
    for (const language of ['en', 'zh-CN'] as const) {
      const board = valueOf(await engine.call('case.board', { language }))
      conforms('case.board', board)
      expect(board).toMatchObject({
        overall: 'residual-access',
        outdated: false,
        counts: { refuted: 4, undetermined: 4, supported: 2, 'not-applicable': 0 },
      })
      const rows = valueOf(await engine.call('claims.list', { language }))
      conforms('claims.list', rows)
      for (const { id } of rows)
        conforms('claims.get', valueOf(await engine.call('claims.get', { claim: id, language })))
      conforms('evidence.ledger', valueOf(await engine.call('evidence.ledger', { language })))
      conforms('evidence.coverage', valueOf(await engine.call('evidence.coverage', { language })))
    }
    const summary = valueOf(await engine.call('case.summary', {}))
    conforms('case.summary', summary)
    expect(summary).toMatchObject({ name: 'Harrow Ridge', heldBy: null, pending: [], files: 18 })
  })

  it('does not judge again what is stored for this journal and these rules', async () => {
    const { engine } = await withSample()
    const board = valueOf(await engine.call('case.board', { language: 'en' }))
    expect(board?.outdated).toBe(false)
    expect(await jobsOf(engine)).toEqual([])
  })

  it('shows an old evaluation as outdated and judges the case by itself', async () => {
    const folder = await sampleCase()
    const kase = openForWriting(folder)
    kase.db.prepare("UPDATE evaluation SET ruleset = 'another'").run()
    kase.close()
    const engine = startEngine()
    valueOf(await engine.call('case.open', { file: folder }))
    expect((await currentBoard(engine)).overall).toBe('residual-access')
    expect((await jobsOf(engine)).map(({ kind, state }) => [kind, state])).toEqual([
      ['evaluate', 'done'],
    ])
  })

  it('leads from a finding to the bytes of its records', async () => {
    const { engine, folder } = await withSample()
    const detail = valueOf(
      await engine.call('claims.get', { claim: 'no-tainted-credential-signin', language: 'en' }),
    )
    const finding = detail.findings[0]!
    const page = valueOf(
      await engine.call('claims.events', {
        finding: finding.id,
        first: 2,
        count: 3,
        language: 'en',
      }),
    )
    conforms('claims.events', page)
    expect(page.total).toBe(finding.events)
    expect(page.events).toHaveLength(3)
    const event = page.events[0]!
    const raw = valueOf(
      await engine.call('event.raw', { event: event.id, version: 0, finding: finding.id }),
    )
    conforms('event.raw', raw)
    const sealed = readFileSync(join(folder, 'evidence', raw.sha256))
    expect(raw.text).toBe(sealed.toString('utf8', raw.offset, raw.offset + raw.length))
    expect(raw.file).not.toContain('/')
    const marked = raw.marks.map(([from, to]) => raw.text!.slice(from, to).toLowerCase())
    expect(marked).toContain(event.credentialKeyId)
    const rows = evv(['events', folder, '--filter', `credentialKeyId=${event.credentialKeyId}`])
    expect(rows.stdout).toContain(event.id)
  })

  it('prints queries that run as they stand', async () => {
    const { engine, folder } = await withSample()
    const rows = valueOf(await engine.call('claims.list', { language: 'en' }))
    const details = await Promise.all(
      rows.map(({ id }) => engine.call('claims.get', { claim: id, language: 'en' })),
    )
    await engine.close()
    const kase = openForWriting(folder)
    try {
      const queries = details.flatMap((answer) => valueOf(answer).queries)
      expect(queries.length).toBeGreaterThan(10)
      for (const { sql } of queries) expect(() => kase.db.prepare(sql).all()).not.toThrow()
    } finally {
      kase.close()
    }
  })

  it('has a lane for every source, whose days add up and whose hours make the day', async () => {
    const { engine } = await withSample()
    const { lanes } = valueOf(await engine.call('evidence.coverage', { language: 'en' }))
    const never = lanes.find(({ source }) => source === 'ual.sharepoint')!
    expect(never).toMatchObject({ events: 0, gaps: [{ reason: 'C24', tenantWide: true }] })
    expect(never.claims.length).toBeGreaterThan(0)
    const lane = lanes.find(({ source }) => source === 'ual.mail-access')!
    const [day, events] = lane.days[20]!
    const { hours } = valueOf(await engine.call('evidence.hours', { source: lane.source, day }))
    expect(hours.reduce((sum, one) => sum + one, 0)).toBe(events)
  })

  it('ranks what to export by the claims that wait for it', async () => {
    const { engine } = await withSample()
    const board = valueOf(await engine.call('case.board', { language: 'en' }))!
    const settles = board.next.map((one) => one.settles.length)
    expect(settles).toEqual(settles.toSorted((a, b) => b - a))
    expect(settles[0]).toBeGreaterThan(1)
  })

  it('reads beside a process that holds the case, and changes nothing', async () => {
    const { engine, folder } = await withSample()
    const other = startEngine()
    const summary = valueOf(await other.call('case.open', { file: folder }))
    expect(summary.heldBy).toBe(engine.pids.writer)
    expect((await currentBoard(other)).overall).toBe('residual-access')
    const decide = { finding: 'f-0', as: 'benign', by: 'a', why: 'b', artefact: null } as const
    expect(failureOf(await other.call('claims.decide', decide))).toBe('case/locked')
    const files = { files: [folder], asOf: null, collectedBy: null, language: 'en' as const }
    expect(failureOf(await other.call('evidence.import', files))).toBe('case/locked')
    expect(failureOf(await engine.call('claims.decide', decide))).toBe('decision/unknown-finding')
  })

  it('judges a case that it may not write, without storing that', async () => {
    const bare = await sampleCase()
    const holder = openForWriting(bare)
    try {
      holder.db.prepare('DELETE FROM evaluation').run()
      // The lock of this process: an engine of its own must find the case held.
      const engine = startEngine()
      const summary = valueOf(await engine.call('case.open', { file: bare }))
      expect(summary.heldBy).toBe(process.pid)
      expect((await currentBoard(engine)).overall).toBe('residual-access')
      expect(holder.db.prepare('SELECT count(*) FROM evaluation').pluck().get()).toBe(0)
    } finally {
      holder.close()
    }
  })

  it('writes the statement that the command line writes', async () => {
    const { engine, folder } = await withSample()
    const out = join(freshFolder(), 'statement.json')
    valueOf(await engine.call('case.report', { file: out, language: 'en' }))
    await new Promise<void>((resolve) => {
      engine.on('job.changed', ({ kind, state }) => {
        if (kind === 'report' && state === 'done') resolve()
      })
    })
    await engine.close()
    const expected = join(freshFolder(), 'expected.json')
    expect(evv(['report', folder, '--out', expected]).status).toBe(0)
    expect(readFileSync(out)).toEqual(readFileSync(expected))
    expect(readFileSync(join(folder, 'activity.jsonl'), 'utf8')).toContain('statement.json')
    expect(readdirSync(join(out, '..'))).toEqual(['statement.json'])
  })
})
