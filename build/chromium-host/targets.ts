import type { Chromium } from './chromium.ts'
import type { DevToolsSession } from './devtools.ts'

export type Target = { id: string; session: DevToolsSession; closed: Promise<void> }

/**
 * The one page of a Chromium. Another that a page or a person opens is closed before it loads anything: the
 * stand-in knows nothing of it, so it would be a window without rules.
 */
export class Targets {
  readonly #browser: DevToolsSession
  readonly #first = Promise.withResolvers<Target>()
  readonly #closed = Promise.withResolvers<void>()
  #firstId: string | null = null

  constructor(chromium: Chromium) {
    this.#browser = chromium.devTools.session()
    this.#browser.on('Target.attachedToTarget', ({ sessionId, targetInfo: { targetId } }) => {
      if (this.#firstId !== null && this.#firstId !== targetId) {
        this.#refuse(targetId, chromium.devTools.session(sessionId))
        return
      }
      this.#firstId = targetId
      const session = chromium.devTools.session(sessionId)
      this.#first.resolve({ id: targetId, session, closed: this.#closed.promise })
    })
    this.#browser.on('Target.targetDestroyed', ({ targetId }) => {
      if (targetId === this.#firstId) this.#closed.resolve()
    })
    this.#first.promise.catch(() => {})
    void chromium.ended.then(() => {
      this.#first.reject(new Error('Chromium ended before it showed a page'))
      this.#closed.resolve()
    })
  }

  async start(): Promise<void> {
    await this.#browser.send('Target.setDiscoverTargets', { discover: true })
    await this.#browser.send('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: true,
      flatten: true,
      filter: [{ type: 'page' }, { exclude: true }],
    })
  }

  /** Held back, it would hold back the page that opened it: it is let go, with every address refused. */
  #refuse(targetId: string, session: DevToolsSession): void {
    for (const done of [
      session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
      session.send('Runtime.runIfWaitingForDebugger'),
      this.#browser.send('Target.closeTarget', { targetId }),
    ])
      done.catch(() => {})
  }

  /** Rejects when Chromium ends before it has shown a page. */
  first(): Promise<Target> {
    return this.#first.promise
  }
}
