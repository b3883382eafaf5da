import { EventEmitter } from 'node:events'
import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron'
import { app } from './app.ts'
import { openWindows } from './open-windows.ts'
import { session, StandInSession } from './session.ts'
import { StandInContents } from './web-contents.ts'

/**
 * A window. The first that has a preload is Chromium's own window; any other is a page nobody sees. Position
 * and size are Chromium's business: what the app asks for is kept and given back.
 */
export class StandInWindow
  extends EventEmitter
  implements
    Pick<
      BrowserWindow,
      | 'loadURL'
      | 'show'
      | 'isVisible'
      | 'focus'
      | 'restore'
      | 'isMinimized'
      | 'isDestroyed'
      | 'setBackgroundColor'
      | 'getBackgroundColor'
      | 'setTitle'
      | 'getTitle'
      | 'close'
      | 'destroy'
    >
{
  readonly webContents: StandInContents
  #isVisible: boolean
  #isClosed = false
  #background: string
  #title: string

  constructor(options: BrowserWindowConstructorOptions = {}) {
    super()
    const { webPreferences = {} } = options
    const { session: own, partition } = webPreferences
    this.#isVisible = options.show ?? true
    this.#background = options.backgroundColor ?? '#fff'
    this.#title = options.title ?? app.getName()
    this.webContents = new StandInContents({
      session: own instanceof StandInSession ? own : session.fromPartition(partition ?? ''),
      preload: webPreferences.preload ?? null,
      hasScripts: webPreferences.javascript ?? true,
      isHidden: webPreferences.preload === undefined,
    })
    openWindows.add(this)
    app.emit('browser-window-created', {}, this)
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show'))
    this.webContents.once('destroyed', () => this.#end())
  }

  get id(): number {
    return this.webContents.id
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url)
  }

  show(): void {
    this.#isVisible = true
    this.focus()
  }

  focus(): void {
    void this.webContents
      .withPage((page) => page.session.send('Page.bringToFront'))
      .catch(() => undefined)
  }

  restore(): void {
    this.focus()
  }

  isVisible(): boolean {
    return this.#isVisible && !this.#isClosed
  }

  isMinimized(): boolean {
    return false
  }

  isDestroyed(): boolean {
    return this.#isClosed
  }

  setBackgroundColor(color: string): void {
    this.#background = color
  }

  getBackgroundColor(): string {
    return this.#background
  }

  setTitle(title: string): void {
    this.#title = title
  }

  getTitle(): string {
    return this.#title
  }

  /** As a person closes it: the app may prevent it. */
  close(): void {
    if (this.#isClosed) return
    let isPrevented = false
    this.emit('close', {
      preventDefault() {
        isPrevented = true
      },
    })
    if (!isPrevented) this.destroy()
  }

  destroy(): void {
    if (this.#isClosed) return
    void this.webContents.close().catch(() => undefined)
    this.#end()
  }

  #end(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    openWindows.delete(this)
    this.emit('closed')
    if (openWindows.size === 0) app.windowsClosed()
  }
}
