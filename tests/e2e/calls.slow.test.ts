import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as v from 'valibot'
import { calls, failure } from '#contract'
import { launchApp, type RunningApp } from '../helpers/launch-app.ts'
import { isReady } from './steps.ts'

/** What no person asks for and no input may set off. */
const quiet = ['files.choose', 'case.sample', 'case.create']

const named = v.strictObject({ ok: v.literal(false), error: failure })

describe('calls from a page that was taken over', () => {
  let app: RunningApp
  beforeAll(async () => {
    app = await launchApp()
    await isReady(app.page)
  })
  afterAll(() => app.close())

  const invoke = (name: unknown, input: unknown, files?: unknown): Promise<unknown> =>
    app.page.evaluate(
      ([callName, callInput, callFiles]) =>
        (window.bridge.invoke as (...parameters: unknown[]) => Promise<unknown>)(
          callName,
          callInput,
          callFiles,
        ),
      [name, input, files],
    )

  it('with a malformed input are each answered with a named failure', async () => {
    const names = Object.keys(calls).filter((name) => !quiet.includes(name))
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names),
        fc.jsonValue({ maxDepth: 3 }),
        async (name, input) => {
          const schema = calls[name as keyof typeof calls].input
          fc.pre(!v.safeParse(schema, input).success)
          const answer = await invoke(name, input)
          expect(v.safeParse(named, answer).success, JSON.stringify(answer)).toBe(true)
          expect(answer).toMatchObject({ error: { code: 'call/invalid' } })
        },
      ),
      { numRuns: 400 },
    )
  })

  it.each([
    ['a name nobody has', 'case.delete', {}, 'call/unknown'],
    ['the name of a method of objects', 'constructor', {}, 'call/unknown'],
    ['a path for a token', 'case.open', { file: '/etc/passwd' }, 'call/invalid'],
    ['a token nobody made', 'case.open', { file: '0'.repeat(32) }, 'file/token'],
    ['no case', 'evidence.ledger', { language: 'en' }, 'case/none'],
    ['a job nobody started', 'jobs.cancel', { job: 'x' }, 'job/unknown'],
    ['more than asked for', 'case.close', { and: 'more' }, 'call/invalid'],
  ])('%s', async (_what, name, input, code) => {
    expect(await invoke(name, input)).toMatchObject({ ok: false, error: { code } })
  })

  it('cannot make a path out of a file of their own', async () => {
    const answer = await app.page.evaluate(async () => {
      const file = new File(['text'], '/etc/passwd')
      return window.bridge.invoke('files.dropped', {}, [file])
    })
    expect(answer).toMatchObject({ ok: false, error: { code: 'file/dropped' } })
  })

  it('find nothing else to call', async () => {
    const found = await app.page.evaluate(() => ({
      require: typeof (window as unknown as Record<string, unknown>)['require'],
      process: typeof (window as unknown as Record<string, unknown>)['process'],
      bridge: Object.keys(window.bridge).sort(),
    }))
    expect(found).toEqual({ require: 'undefined', process: 'undefined', bridge: ['invoke', 'on'] })
  })

  it('turn no text into markup and none into a program', async () => {
    const outcomes = await app.page.evaluate(() => {
      const attempt = (action: () => unknown) => {
        try {
          action()
          return 'done'
        } catch (error) {
          return (error as Error).name
        }
      }
      return [
        attempt(() => (document.createElement('div').innerHTML = '<b>x</b>')),
        attempt(() => new DOMParser().parseFromString('<b>x</b>', 'text/html')),
        attempt(() => (document.createElement('script').text = 'alert(1)')),
        attempt(() => document.write('<b>x</b>')),
      ]
    })
    expect(outcomes).toEqual(['TypeError', 'TypeError', 'TypeError', 'TypeError'])
  })

  it('reach no address', async () => {
    const outcomes = await app.page.evaluate(async () => {
      const image = new Promise((done) => {
        const element = new Image()
        element.addEventListener('load', () => done('loaded'))
        element.addEventListener('error', () => done('refused'))
        element.src = 'https://contoso.example/pixel.png'
      })
      const fetched = fetch('https://contoso.example/').then(
        () => 'loaded',
        () => 'refused',
      )
      return Promise.all([image, fetched])
    })
    expect(outcomes).toEqual(['refused', 'refused'])
    // The positive control of the tests that expect none: these two were noticed.
    expect((await app.violations()).length).toBeGreaterThanOrEqual(2)
  })
})
