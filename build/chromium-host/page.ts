import { randomUUID } from 'node:crypto'
import type { Protocol } from './devtools.ts'
import { isFavicon, noFavicon } from './favicon.ts'
import { record } from './record.ts'
import type { Target } from './targets.ts'
import { filesInWire, fromWire, toWire } from './worlds/wire.ts'
import { createLink } from './worlds/link.ts'
import { observerWorld, type FromObserver } from './worlds/observer-world.ts'
import { pageWorld } from './worlds/page-world.ts'
import { preloadWorld, type FromPreload, type ToPreload } from './worlds/preload-world.ts'

export type PageParts = {
  /** Text of the preload script; null for a window without one. */
  preload: string | null
  hasScripts: boolean
  onMessage(message: FromPreload, origin: string): void
  onRequest(request: Protocol.Fetch.requestPausedPayload): Promise<Verdict>
  onNavigated(url: string, origin: string): void
  onLoaded(): void
  onKey(key: string): void
}

/** What becomes of a request. `pass` is for a file that the app itself asked to load. */
export type Verdict =
  | { kind: 'refuse'; reason: Protocol.Network.ErrorReason }
  | { kind: 'pass' }
  | { kind: 'answer'; status: number; headers: [string, string][]; body: Uint8Array }

type Context = Protocol.Runtime.ExecutionContextDescription

const worlds = { preload: 'preload', observer: 'observer', chooser: 'chooser' } as const

/** One page of Chromium with its preload in a world of its own. */
export class Page {
  readonly #target: Target
  readonly #parts: PageParts
  /** The worlds of the document that is shown; none between documents. */
  readonly #contexts = new Map<string, Context>()
  #menuKeys: readonly string[] = []

  private constructor(target: Target, parts: PageParts) {
    this.#target = target
    this.#parts = parts
  }

  static async open(target: Target, parts: PageParts): Promise<Page> {
    const page = new Page(target, parts)
    page.#listen()
    await page.#prepare()
    return page
  }

  get session() {
    return this.#target.session
  }

  async #prepare(): Promise<void> {
    const { session } = this
    const bind = (name: string, executionContextName: string) =>
      session.send('Runtime.addBinding', { name, executionContextName })
    const inject = (source: string, worldName?: string) =>
      session.send('Page.addScriptToEvaluateOnNewDocument', {
        source,
        ...(worldName === undefined ? {} : { worldName }),
      })
    // Sent together and done in this order; nothing of a document runs before all are done.
    await Promise.all([
      session.send('Page.enable'),
      session.send('Runtime.enable'),
      session.send('Log.enable'),
      session.send('Network.enable'),
      session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
      bind('evvObserve', worlds.observer),
      inject(`(${String(observerWorld)})()`, worlds.observer),
      ...(this.#parts.preload === null
        ? []
        : this.#injectPreload(this.#parts.preload, inject, bind)),
      ...(this.#parts.hasScripts
        ? []
        : [session.send('Emulation.setScriptExecutionDisabled', { value: true })]),
      session.send('Runtime.runIfWaitingForDebugger'),
    ])
  }

  #injectPreload(
    preload: string,
    inject: (source: string, worldName?: string) => Promise<unknown>,
    bind: (name: string, world: string) => Promise<unknown>,
  ): Promise<unknown>[] {
    const handover = JSON.stringify(randomUUID())
    const link = String(createLink)
    const parts = `{ handover: ${handover}, link: ${link}, toWire: ${String(toWire)},
      fromWire: ${String(fromWire)}, preload(require, module, exports) {${preload}\n} }`
    return [
      bind('evvHost', worlds.preload),
      inject(`(${String(pageWorld)})(${handover}, ${link})`),
      inject(`(${String(preloadWorld)})(${parts})`, worlds.preload),
    ]
  }

  #listen(): void {
    const { session, id } = this.#target
    session.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.auxData?.frameId !== id || context.name === '') return
      this.#contexts.set(context.name, context)
      if (context.name === worlds.observer) this.setMenuKeys(this.#menuKeys)
    })
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      for (const [world, { id: known }] of this.#contexts)
        if (known === executionContextId) this.#contexts.delete(world)
    })
    session.on('Runtime.executionContextsCleared', () => this.#contexts.clear())
    session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name === 'evvObserve') this.#observe(JSON.parse(payload) as FromObserver)
      // A document that is gone, or a frame of it, has no voice.
      const context = this.#contexts.get(worlds.preload)
      if (name === 'evvHost' && executionContextId === context?.id)
        this.#parts.onMessage(JSON.parse(payload) as FromPreload, context.origin)
    })
    session.on('Page.frameNavigated', ({ frame }) => {
      if (frame.id === id) this.#parts.onNavigated(frame.url, frame.securityOrigin)
    })
    session.on('Page.loadEventFired', () => this.#parts.onLoaded())
    session.on('Fetch.requestPaused', (request) => void this.#answer(request))
    this.#listenForComplaints()
  }

  #observe(message: FromObserver): void {
    if (message.kind === 'violation') record.violations.push(message.text)
    else this.#parts.onKey(message.key)
  }

  #listenForComplaints(): void {
    const { session } = this
    session.on('Network.requestWillBeSent', ({ request, type }) => {
      if (!isFavicon(request.url, type)) record.requests.push(request.url)
    })
    session.on('Runtime.consoleAPICalled', ({ type, args }) => {
      if (type !== 'error' && type !== 'assert') return
      const words = args.map(({ value, description }) => description ?? String(value))
      record.violations.push(`console: ${words.join(' ')}`)
    })
    session.on('Runtime.exceptionThrown', ({ exceptionDetails: { text, exception } }) => {
      record.violations.push(`exception: ${exception?.description ?? text}`)
    })
    session.on('Log.entryAdded', ({ entry }) => {
      if (entry.level === 'error')
        record.violations.push(`${entry.source}: ${entry.text} ${entry.url ?? ''}`.trimEnd())
    })
  }

  async #answer(request: Protocol.Fetch.requestPausedPayload): Promise<void> {
    const { requestId } = request
    const { session } = this
    const verdict = isFavicon(request.request.url, request.resourceType)
      ? noFavicon
      : await this.#parts
          .onRequest(request)
          .catch((): Verdict => ({ kind: 'refuse', reason: 'Failed' }))
    const done =
      verdict.kind === 'refuse'
        ? session.send('Fetch.failRequest', { requestId, errorReason: verdict.reason })
        : verdict.kind === 'pass'
          ? session.send('Fetch.continueRequest', { requestId })
          : session.send('Fetch.fulfillRequest', {
              requestId,
              responseCode: verdict.status,
              responseHeaders: verdict.headers.map(([name, value]) => ({ name, value })),
              body: Buffer.from(verdict.body).toString('base64'),
            })
    // The page may be gone before its answer comes.
    await done.catch(() => undefined)
  }

  /** Rejects when the document could not be had. */
  async navigate(url: string): Promise<void> {
    const { errorText } = await this.session.send('Page.navigate', { url })
    if (errorText !== undefined && errorText !== '') throw new Error(`${errorText} (${url})`)
  }

  /** Nobody hears it between two documents, as in Electron. */
  tell(message: ToPreload): void {
    void this.#call(worlds.preload, '(message) => evvReceive(message)', message).catch(() => {})
  }

  /** Keys of the menu in this document and those after it. */
  setMenuKeys(keys: readonly string[]): void {
    this.#menuKeys = keys
    void this.#call(worlds.observer, '(keys) => evvKeys(keys)', keys).catch(() => {})
  }

  /** What `prefers-color-scheme` says; `system` leaves it to Chromium. */
  setColourScheme(scheme: 'system' | 'light' | 'dark'): void {
    const value = scheme === 'system' ? '' : scheme
    const features = [{ name: 'prefers-color-scheme', value }]
    void this.session.send('Emulation.setEmulatedMedia', { features }).catch(() => {})
  }

  /** What a message from the preload's world says, with the real paths of its files. */
  async unwire(wire: unknown): Promise<unknown> {
    const paths = new Map<string, string>()
    for (const token of filesInWire(wire)) {
      const take = '(token) => evvTakeFile(token)'
      paths.set(token, await this.#pathOf(await this.#call(worlds.preload, take, token)))
    }
    return fromWire(wire, (token) => paths.get(token) ?? '')
  }

  /** Value of an expression in a world of the host's own, as if the person had asked for it. */
  async evaluate(expression: string): Promise<unknown> {
    const { result } = await this.session.send('Runtime.evaluate', {
      expression,
      contextId: await this.#chooserWorld(),
      awaitPromise: true,
      userGesture: true,
      returnByValue: true,
    })
    return result.value
  }

  /** Real paths of the files that an expression comes to, each with its way from a chosen folder. */
  async chooseFiles(expression: string): Promise<{ path: string; relative: string }[]> {
    const { session } = this
    const contextId = await this.#chooserWorld()
    const options = { contextId, awaitPromise: true, userGesture: true }
    const list = await session.send('Runtime.evaluate', { expression, ...options })
    const { objectId = '' } = list.result
    const { result } = await session.send('Runtime.getProperties', {
      objectId,
      ownProperties: true,
    })
    const files = result.filter(({ name, value }) => /^\d+$/.test(name) && value !== undefined)
    return Promise.all(
      files.map(async ({ value = { type: 'object' } }) => {
        const relative = await session.send('Runtime.callFunctionOn', {
          functionDeclaration: 'function () { return this.webkitRelativePath }',
          objectId: value.objectId ?? '',
        })
        return {
          path: await this.#pathOf({ result: value }),
          relative: String(relative.result.value),
        }
      }),
    )
  }

  async #chooserWorld(): Promise<number> {
    const { executionContextId } = await this.session.send('Page.createIsolatedWorld', {
      frameId: this.#target.id,
      worldName: worlds.chooser,
    })
    return executionContextId
  }

  /** Empty for a file that is on no disk, such as one that a script made. */
  async #pathOf({ result }: { result: Protocol.Runtime.RemoteObject }): Promise<string> {
    const { objectId } = result
    if (objectId === undefined) return ''
    try {
      return (await this.session.send('DOM.getFileInfo', { objectId })).path
    } finally {
      void this.session.send('Runtime.releaseObject', { objectId }).catch(() => {})
    }
  }

  #call(world: string, functionDeclaration: string, argument: unknown) {
    const context = this.#contexts.get(world)
    if (context === undefined) return Promise.reject(new Error('the page shows no document'))
    return this.session.send('Runtime.callFunctionOn', {
      functionDeclaration,
      executionContextId: context.id,
      arguments: [{ value: argument }],
    })
  }
}
