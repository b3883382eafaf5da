import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import type { WebContents, WebFrameMain } from 'electron'
import { app } from './app.ts'
import type { Protocol } from './devtools.ts'
import { startBrowser, startHiddenBrowser, type Browser } from './host.ts'
import { dispatchInvoke, dispatchSend } from './ipc-main.ts'
import { Menu, menuChanges } from './menu.ts'
import { nativeTheme } from './native-theme.ts'
import { Page, type Verdict } from './page.ts'
import { pdfParameters } from './pdf.ts'
import type { StandInSession } from './session.ts'
import type { Target } from './targets.ts'
import { toWire } from './worlds/wire.ts'
import type { FromPreload } from './worlds/preload-world.ts'

export type ContentsOptions = {
  session: StandInSession
  preload: string | null
  hasScripts: boolean
  /** Whether a person is meant to see it; Chromium has one window, which the first of these takes. */
  isHidden: boolean
}

let lastId = 0

/** The main frame; `origin` is the one Chromium vouches for. */
class StandInFrame implements Pick<WebFrameMain, 'url' | 'origin' | 'parent'> {
  url = 'about:blank'
  origin = 'null'
  readonly parent = null
}

function notHere(): Error {
  return new Error('the window is closed')
}

/** The page of a window, over one page of Chromium. */
export class StandInContents
  extends EventEmitter
  implements
    Pick<
      WebContents,
      'id' | 'send' | 'isDestroyed' | 'loadURL' | 'printToPDF' | 'setWindowOpenHandler'
    >
{
  readonly id: number
  readonly session: StandInSession
  readonly mainFrame = new StandInFrame()
  readonly #options: ContentsOptions
  readonly #browser: Browser
  readonly #page: Promise<Page>
  #current: Page | null = null
  #isDestroyed = false
  /** The address the app itself loads: no navigation of the page. */
  #loading: string | null = null

  constructor(options: ContentsOptions) {
    super()
    lastId += 1
    this.id = lastId
    this.session = options.session
    this.#options = options
    this.#browser = options.isHidden ? startHiddenBrowser() : startBrowser()
    this.#page = this.#browser.targets
      .then((targets) => targets.first())
      .then((target) => this.#open(target))
    // Whoever waits for the page hears of it; the window notices the end by itself.
    this.#page.catch(() => this.#end())
    app.emit('web-contents-created', {}, this)
  }

  async #open(target: Target): Promise<Page> {
    void target.closed.then(() => this.#end())
    const { preload, hasScripts } = this.#options
    this.#current = await Page.open(target, {
      preload: preload === null ? null : readFileSync(preload, 'utf8'),
      hasScripts,
      onMessage: (message, origin) => void this.#hear(message, origin),
      onRequest: (request) => this.#decide(request),
      onNavigated: (url, origin) => Object.assign(this.mainFrame, { url, origin }),
      onLoaded: () => this.emit('did-finish-load'),
      onKey: (key) => Menu.getApplicationMenu()?.press(key),
    })
    this.#follow(this.#current)
    return this.#current
  }

  /** The menu's keys and the colour scheme, now and when the app changes them. */
  #follow(page: Page): void {
    const keys = () => page.setMenuKeys(Menu.getApplicationMenu()?.keys ?? [])
    const theme = () => page.setColourScheme(nativeTheme.themeSource)
    keys()
    theme()
    menuChanges.on('changed', keys)
    nativeTheme.on('updated', theme)
    this.once('destroyed', () => {
      menuChanges.off('changed', keys)
      nativeTheme.off('updated', theme)
    })
  }

  #end(): void {
    if (this.#isDestroyed) return
    this.#isDestroyed = true
    this.emit('destroyed')
  }

  isDestroyed(): boolean {
    return this.#isDestroyed
  }

  /** Every window a page opens by itself is denied, whatever the handler would say. */
  setWindowOpenHandler(): void {}

  send(channel: string, ...parameters: unknown[]): void {
    if (this.#isDestroyed) throw new TypeError('Object has been destroyed')
    this.#current?.tell({ kind: 'topic', channel, parameters: toWire(parameters, () => null) })
  }

  /** Settles when the document and what it needs have loaded. */
  async loadURL(url: string): Promise<void> {
    const page = await this.#page
    this.#loading = new URL(url).href
    const loaded = new Promise<void>((done, refuse) => {
      this.once('did-finish-load', done)
      this.once('destroyed', () => refuse(notHere()))
    })
    loaded.catch(() => undefined)
    await this.#grant(new URL(url).origin)
    await page.navigate(url)
    await loaded
  }

  async printToPDF(options: Parameters<WebContents['printToPDF']>[0]): Promise<Buffer> {
    const page = await this.#page
    const { data } = await page.session.send('Page.printToPDF', pdfParameters(options))
    return Buffer.from(data, 'base64')
  }

  /** Runs in the page's DevTools conversation once there is one. */
  async withPage<Value>(action: (page: Page) => Promise<Value>): Promise<Value> {
    return action(await this.#page)
  }

  /** The browser goes with its only page. */
  async close(): Promise<void> {
    await this.#browser.chromium.close()
    this.#end()
  }

  /** All that a page could ask for is denied, but for copying where the app allows it. */
  async #grant(origin: string): Promise<void> {
    const browser = this.#browser.chromium.devTools.session()
    await browser.send('Browser.grantPermissions', {
      permissions: this.session.mayCopy(origin) ? ['clipboardSanitizedWrite'] : [],
    })
    await browser.send('Browser.setDownloadBehavior', { behavior: 'deny' })
  }

  async #hear(message: FromPreload, origin: string): Promise<void> {
    this.mainFrame.origin = origin
    const page = await this.#page
    const event = { sender: this, senderFrame: this.mainFrame }
    const parameters = (await page.unwire(message.parameters)) as unknown[]
    if (message.kind === 'send') {
      dispatchSend(message.channel, event, parameters)
      return
    }
    const { call } = message
    try {
      const value = await dispatchInvoke(message.channel, event, parameters)
      page.tell({ kind: 'answer', call, value: toWire(value, () => null), error: null })
    } catch (error) {
      const reason = `Error invoking remote method '${message.channel}': ${String(error)}`
      page.tell({ kind: 'answer', call, value: null, error: reason })
    }
  }

  async #decide(paused: Protocol.Fetch.requestPausedPayload): Promise<Verdict> {
    const { url, method } = paused.request
    const isDocument = paused.resourceType === 'Document'
    if (isDocument && !this.#mayNavigate(url)) return { kind: 'refuse', reason: 'Aborted' }
    const blocked = { kind: 'refuse', reason: 'BlockedByClient' } as const
    const details = { url, method, resourceType: isDocument ? 'mainFrame' : 'other' }
    if (await this.session.isCancelled(details as never)) return blocked
    const answer = await this.session.answer(requestOf(paused.request))
    if (answer === null) return blocked
    const body = new Uint8Array(await answer.arrayBuffer())
    return { kind: 'answer', status: answer.status, headers: [...answer.headers], body }
  }

  /** Loading by the app and loading again are no navigation; all else the app may prevent. */
  #mayNavigate(url: string): boolean {
    if (url === this.#loading || url === this.mainFrame.url) return true
    let isPrevented = false
    const event = {
      url,
      isMainFrame: true,
      preventDefault() {
        isPrevented = true
      },
    }
    this.emit('will-frame-navigate', event)
    this.emit('will-navigate', event, url)
    return !isPrevented
  }
}

function requestOf(request: Protocol.Network.Request): Request {
  const { url, method, headers, postData } = request
  const hasBody = postData !== undefined && method !== 'GET' && method !== 'HEAD'
  return new Request(url, { method, headers, ...(hasBody ? { body: postData } : {}) })
}
