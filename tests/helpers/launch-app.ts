import type { Page } from 'playwright-core'
import { buildApp } from '../../build/build.ts'
import { findElectron } from '../../build/electron-runtime.ts'
import { launchOnChromium } from './launch-chromium.ts'
import { launchOnElectron } from './launch-electron.ts'

/** The app in its window, with what a test does to it that the page's own controls cannot. */
export type RunningApp = {
  readonly host: 'electron' | 'chromium'
  readonly page: Page
  /** The process that the app's main part runs in. */
  readonly pid: number
  /** The next native dialog answers with these paths; null is a dialog closed without a choice. */
  nextDialog(paths: readonly string[] | null): Promise<void>
  /** Drops real files on the first element that fits. */
  dropFiles(selector: string, paths: readonly string[]): Promise<void>
  /** Process ids of the engine as it runs now; absent is one that is not running. */
  enginePids(): Promise<Partial<Record<EngineRole, number>>>
  /** Content policy violations, console errors and uncaught exceptions from the first moment on. */
  violations(): Promise<readonly string[]>
  /** Every address the browser asked for, refused ones too. */
  requests(): Promise<readonly string[]>
  /** Ends the app as closing its window does, and waits until it is gone. */
  close(): Promise<void>
}

export type EngineRole = 'writer' | 'view' | 'query'

export type LaunchOptions = {
  args?: readonly string[]
  env?: Readonly<Record<string, string>>
  /** Where the app keeps its settings; an empty folder of its own when left out. */
  userData?: string
  /** The built app of this checkout when left out. */
  appFolder?: string
}

/** Electron's runtime comes from its own site and not with the package: it may be absent. */
export const hasElectron = findElectron() !== null

/** Starts the app and waits for its window. Every caller closes what it launched. */
export async function launchApp(options: LaunchOptions = {}): Promise<RunningApp> {
  const appFolder = options.appFolder ?? (await buildApp())
  const launch = hasElectron ? launchOnElectron : launchOnChromium
  announceHost()
  return launch({ ...options, appFolder })
}

let isAnnounced = false

/** Once for each file of tests: what a run proves depends on it. */
function announceHost(): void {
  if (isAnnounced) return
  isAnnounced = true
  const name = hasElectron
    ? 'Electron'
    : 'the stand-in (Node and Chromium): no Electron runtime here'
  process.stderr.write(`The app runs on ${name}\n`)
}
