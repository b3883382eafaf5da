import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { app, dialog, ipcMain, Menu, type BrowserWindow } from 'electron'
import type { ChosenFile, Received, Settings } from '#contract'
import { AppError } from '#shared'
import type { EngineClient } from '../engine/service/client.ts'
import { registerBridge } from './bridge.ts'
import { chooseFiles } from './dialogs.ts'
import { createDispatch } from './dispatch.ts'
import { startEngine } from './engine-host.ts'
import { failureText } from './failure.ts'
import { FileTokens } from './file-tokens.ts'
import { createHandlers } from './handlers.ts'
import type { Log } from './log.ts'
import { menuTemplate } from './menu.ts'
import { openPages } from './pages.ts'
import { printPdf } from './print-pdf.ts'
import { PrintJobs } from './print-jobs.ts'
import { RecentCases } from './recent.ts'
import { SettingsFile } from './settings.ts'
import { texts } from './texts.ts'
import { createTell, type Tell } from './topics.ts'
import { applyTheme, openWindow } from './window.ts'

/** What is acknowledged is on disk already: this only saves the next opening some work. */
const closingMs = 2_000

/** The window and what is behind it. The window comes first: the engine starts while it paints. */
export class Desktop {
  readonly #tokens = new FileTokens()
  readonly #settings: SettingsFile
  readonly #recent: RecentCases
  readonly #tell: Tell
  readonly #engine: EngineClient
  readonly #prints: PrintJobs
  #window: BrowserWindow | null

  constructor(log: Log) {
    const userData = app.getPath('userData')
    const [systemLanguage = 'en'] = app.getPreferredSystemLanguages()
    this.#settings = new SettingsFile(join(userData, 'settings.json'), systemLanguage)
    this.#recent = new RecentCases(join(userData, 'recent.json'))
    this.#window = openWindow(openPages(log), this.#settings.current, log)
    this.#window.on('closed', () => (this.#window = null))
    this.#tell = createTell(() => this.#page())
    this.#engine = startEngine(log, join(userData, 'samples'))
    this.#prints = new PrintJobs({
      engine: this.#engine,
      folder: join(userData, 'printing'),
      print: printPdf,
      tell: (job) => this.#tell('job.changed', job),
    })
    this.#engine.on('case.changed', (payload) => this.#tell('case.changed', payload))
    this.#engine.on('engine.changed', (payload) => this.#tell('engine.changed', payload))
    this.#engine.on('job.changed', (job) => this.#prints.changed(job))
    this.#apply(this.#settings.current)
    this.#answerCalls(log)
  }

  /** A second start of the app shows this one. */
  focus(): void {
    if (this.#window?.isMinimized() === true) this.#window.restore()
    this.#window?.focus()
  }

  /** For `--case`; a failure is said in a dialog, for the page has asked nothing. */
  async openCase(folder: string): Promise<void> {
    const answer = await this.#engine.call('case.open', { file: folder })
    if (answer.ok) return this.#recent.add(folder)
    const { language } = this.#settings.current
    dialog.showErrorBox(texts.appName[language], failureText(answer.error, language))
  }

  /** Puts the case away; an engine that does not answer in time ends with the app. */
  async close(): Promise<void> {
    await Promise.race([this.#engine.close(), after(closingMs)])
  }

  #answerCalls(log: Log): void {
    const handlers = createHandlers({
      engine: this.#engine,
      tokens: this.#tokens,
      settings: this.#settings,
      recent: this.#recent,
      prints: this.#prints,
      choose: (input) => this.#choose(input),
      apply: (settings) => this.#apply(settings),
      greet: () => this.#tell('engine.changed', this.#engine.state),
    })
    registerBridge(ipcMain, {
      page: () => this.#page(),
      tokens: this.#tokens,
      dispatch: createDispatch(handlers, this.#engine),
      log,
      checkOutputs: process.env['EVV_CHECK_OUTPUTS'] !== undefined,
    })
  }

  #page() {
    return this.#window?.webContents ?? null
  }

  #choose(input: Received<'files.choose'>): Promise<ChosenFile[]> {
    if (this.#window === null) throw new AppError('call/sender')
    const documents = app.getPath('documents')
    const { language } = this.#settings.current
    const desk = { dialog, window: this.#window, tokens: this.#tokens, documents, language }
    return chooseFiles(desk, input)
  }

  #apply({ theme, language }: Settings): void {
    applyTheme(theme, this.#window)
    const template = menuTemplate({
      language,
      platform: process.platform,
      isPackaged: app.isPackaged,
      run: (command) => this.#tell('menu.command', { command }),
    })
    Menu.setApplicationMenu(Menu.buildFromTemplate(template))
  }
}
