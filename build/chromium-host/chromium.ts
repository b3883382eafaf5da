import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { DevTools } from './devtools.ts'
import { endWithHost } from './shutdown.ts'

/**
 * Chromium's own errands are switched off, and what slips through finds no address: every name resolves to
 * nowhere.
 */
const quiet = [
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-component-extensions-with-background-pages',
  '--disable-default-apps',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-sync',
  '--disable-client-side-phishing-detection',
  '--disable-field-trial-config',
  '--disable-breakpad',
  '--disable-crash-reporter',
  '--disable-search-engine-choice-screen',
  '--disable-features=Translate,MediaRouter,OptimizationHints,AutofillServerCommunication,DialMediaRouteProvider',
  '--metrics-recording-only',
  '--no-pings',
  // No bar over the window that warns of the flags above.
  '--test-type',
  '--no-first-run',
  '--no-default-browser-check',
  '--no-service-autorun',
  '--password-store=basic',
  '--use-mock-keychain',
]

/** A window that is covered or not focused must go on as Electron's does: tests run several at once. */
const steady = [
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-background-timer-throttling',
  '--disable-hang-monitor',
  '--disable-ipc-flooding-protection',
]

export type ChromiumOptions = {
  executable: string
  hasWindow: boolean
  /** Also listens on a loopback port that a test driver finds in its profile. */
  isDriven: boolean
  width: number
  height: number
}

/** A Chromium of our own with an empty profile. */
export class Chromium {
  readonly devTools: DevTools
  /** Settles when the browser process is gone, whoever ended it; the profile is removed by then. */
  readonly ended: Promise<void>
  readonly #child: ChildProcess
  readonly #profile: string

  constructor(options: ChromiumOptions) {
    this.#profile = mkdtempSync(join(tmpdir(), 'evv-chromium-'))
    // A process group of its own: Ctrl-C of a terminal must not end it before the app has closed its case.
    this.#child = spawn(options.executable, switches(options, this.#profile), {
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    })
    this.devTools = new DevTools(this.#child.stdio[3] as Writable, this.#child.stdio[4] as Readable)
    const release = endWithHost(this)
    this.ended = new Promise((done) => {
      const end = () => {
        release()
        this.kill()
        done()
      }
      this.#child.once('error', end)
      this.#child.once('exit', end)
    })
  }

  get pid(): number | undefined {
    return this.#child.pid
  }

  /** Loopback port of the DevTools protocol; null until Chromium has written it, or where none was asked for. */
  get port(): number | null {
    try {
      const text = readFileSync(join(this.#profile, 'DevToolsActivePort'), 'utf8')
      return text.includes('\n') ? Number.parseInt(text, 10) : null
    } catch {
      return null
    }
  }

  async close(): Promise<void> {
    const patience = setTimeout(() => this.kill(), 3_000)
    this.devTools
      .session()
      .send('Browser.close')
      .catch(() => this.kill())
    await this.ended
    clearTimeout(patience)
  }

  /** At once and with all of its helpers; also removes the profile. */
  kill(): void {
    const { pid } = this.#child
    try {
      if (pid !== undefined) process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
    } catch {
      // Gone already.
    }
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
  }
}

function switches(options: ChromiumOptions, profile: string): string[] {
  return [
    ...quiet,
    ...steady,
    `--user-data-dir=${profile}`,
    `--window-size=${options.width},${options.height}`,
    '--remote-debugging-pipe',
    ...(options.isDriven ? ['--remote-debugging-port=0'] : []),
    // Chromium refuses to sandbox itself for root; elsewhere its sandbox stays on.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...(options.hasWindow
      ? ['--app=data:text/html,']
      : ['--headless=new', '--disable-gpu', '--disable-dev-shm-usage', 'about:blank']),
  ]
}
