import { describe, expect, it } from 'vitest'
import { calls, type CallName } from '#contract'
import type { ClientCall, EngineClient } from '../../main/engine/service/client.ts'
import {
  currentBoard,
  failureOf,
  freshFolder,
  startEngine,
  valueOf,
  withEmptyCase,
} from './engine.ts'

const send = (engine: EngineClient, name: string, input: unknown) =>
  engine.call(name as ClientCall, input as never)

const engineCalls = (Object.keys(calls) as CallName[]).filter(
  (name) => calls[name].server !== 'app',
)

const wrong: readonly unknown[] = [
  null,
  undefined,
  7,
  'text',
  [],
  [{}],
  { unknown: true },
  { language: 'fr' },
  { file: 5, language: {} },
  { files: 'x', asOf: 1, collectedBy: [] },
  { claim: 'x'.repeat(300), language: 'en' },
  { event: 'e', version: -1, finding: null },
  { sha256: '../../etc/passwd', by: 'a', why: 'b' },
]

describe('calls that make no sense', () => {
  it('are each answered with a named failure, and the engine goes on', async () => {
    const { engine } = await withEmptyCase()
    for (const name of engineCalls)
      for (const input of wrong) {
        const answer = await send(engine, name, input)
        expect(failureOf(answer), `${name} ${JSON.stringify(input)}`).toBe('call/invalid')
      }
    expect(engine.state.state).toBe('running')
    expect(valueOf(await engine.call('case.summary', {}))?.name).toBe('test')
  })

  it('are unknown where the contract has none, or has it elsewhere', async () => {
    const engine = startEngine()
    for (const name of ['case.destroy', 'toString', '__proto__', 'app.start', ''])
      expect(failureOf(await send(engine, name, {})), name).toBe('call/unknown')
  })

  it('speak of a case where none is open', async () => {
    const engine = startEngine()
    expect(valueOf(await engine.call('case.summary', {}))).toBeNull()
    const failures = await Promise.all([
      engine.call('case.board', { language: 'en' }),
      engine.call('evidence.resume', { language: 'en' }),
      engine.call('case.evaluate', {}),
      engine.call('claims.list', { language: 'en' }),
    ])
    expect(failures.map(failureOf)).toEqual(Array.from(failures, () => 'case/none'))
    const nowhere = await engine.call('case.open', { file: freshFolder() })
    expect(failureOf(nowhere)).toBe('case/not-found')
  })

  it('ask for what the case does not have', async () => {
    const { engine } = await withEmptyCase()
    await currentBoard(engine)
    const answers = await Promise.all([
      engine.call('claims.get', { claim: 'no-such-claim', language: 'en' }),
      engine.call('claims.events', { finding: 'f-0', first: 0, count: 1, language: 'en' }),
      engine.call('event.raw', { event: 'e-0', version: 0, finding: null }),
      engine.call('jobs.cancel', { job: 'job-99' }),
      engine.call('evidence.withdraw', { sha256: '0'.repeat(64), by: 'a', why: 'b' }),
      engine.call('case.create', {
        file: freshFolder(),
        name: 'n',
        tenants: ['t'],
        incidentStart: '2026-02-01',
        containedAt: '2026-01-01',
        observedUntil: '2026-03-01',
        frozenAt: null,
        policy: 'bec-30',
      }),
    ])
    expect(answers.map(failureOf)).toEqual([
      'claims/unknown',
      'decision/unknown-finding',
      'event/unknown',
      'job/unknown',
      'case/evidence-missing',
      'call/invalid',
    ])
  })
})
