import { Chromium } from './chromium.ts'
import { Targets } from './targets.ts'

export type HostOptions = {
  /** Folder with the app's package.json. */
  appFolder: string
  executable: string
  hasWindow: boolean
  isDriven: boolean
  /** Somebody sits before the window and answers its dialogs. */
  hasPerson: boolean
}

const windowSize = { width: 1360, height: 860 } as const

let options: HostOptions | null = null
let running: Browser | null = null

/** Called once, before the app's first line runs. */
export function configureHost(given: HostOptions): void {
  options = given
}

export function hostOptions(): HostOptions {
  if (options === null) throw new Error('electron: import it through build/chromium-host/run.ts')
  return options
}

export type Browser = { chromium: Chromium; targets: Promise<Targets> }

function launch(given: Omit<HostOptions, 'appFolder' | 'hasPerson'>): Browser {
  const chromium = new Chromium({ ...given, ...windowSize })
  const targets = new Targets(chromium)
  targets.first().catch((error: Error) => {
    process.stderr.write(`stand-in: ${error.message}\n`)
    process.exitCode = 1
  })
  return { chromium, targets: targets.start().then(() => targets) }
}

/** The browser of the window, started at the first call. */
export function startBrowser(): Browser {
  running ??= launch(hostOptions())
  return running
}

/** One more for a page that nobody sees: Chromium prints no page that is hidden in a window's browser. */
export function startHiddenBrowser(): Browser {
  return launch({ executable: hostOptions().executable, hasWindow: false, isDriven: false })
}

/** Null while no window was wanted yet. */
export function runningChromium(): Chromium | null {
  return running?.chromium ?? null
}
