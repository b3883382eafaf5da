import { EventEmitter } from 'node:events'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { App, CommandLine } from 'electron'
import { hostOptions } from './host.ts'
import { openWindows } from './open-windows.ts'
import { defaultPath, userDataFolder, type PathName } from './paths.ts'
import { endHost } from './shutdown.ts'

type Manifest = { name?: string; productName?: string; version?: string }

function manifest(): Manifest {
  return JSON.parse(readFileSync(join(hostOptions().appFolder, 'package.json'), 'utf8')) as Manifest
}

/** Of the stand-in's own command line; what the app appends changes nothing of a running Chromium. */
function createCommandLine() {
  const switches = new Map<string, string>()
  for (const parameter of process.argv.slice(2)) {
    const [, name, value = ''] = /^--([^=]+)(?:=(.*))?$/s.exec(parameter) ?? []
    if (name !== undefined) switches.set(name, value)
  }
  return {
    appendSwitch: (name, value = '') => void switches.set(name, value),
    hasSwitch: (name) => switches.has(name),
    getSwitchValue: (name) => switches.get(name) ?? '',
    removeSwitch: (name) => void switches.delete(name),
  } satisfies Pick<CommandLine, 'appendSwitch' | 'hasSwitch' | 'getSwitchValue' | 'removeSwitch'>
}

/** An event the app may prevent; `allowed` runs where it did not. */
function ask(emit: (event: object) => void, allowed: () => void): void {
  let isPrevented = false
  const preventDefault = () => {
    isPrevented = true
  }
  emit({ preventDefault })
  if (!isPrevented) allowed()
}

class StandInApp
  extends EventEmitter
  implements
    Pick<
      App,
      | 'name'
      | 'isPackaged'
      | 'whenReady'
      | 'isReady'
      | 'getName'
      | 'getVersion'
      | 'getAppPath'
      | 'getPath'
      | 'setPath'
      | 'getLocale'
      | 'getPreferredSystemLanguages'
      | 'enableSandbox'
      | 'requestSingleInstanceLock'
      | 'quit'
      | 'exit'
    >
{
  readonly isPackaged = false
  readonly commandLine = createCommandLine()
  readonly #paths = new Map<string, string>()
  #isQuitting = false

  get name(): string {
    return this.getName()
  }

  whenReady(): Promise<void> {
    return Promise.resolve()
  }

  isReady(): boolean {
    return true
  }

  getName(): string {
    const { productName, name } = manifest()
    return productName ?? name ?? 'app'
  }

  getVersion(): string {
    return manifest().version ?? '0.0.0'
  }

  getAppPath(): string {
    return hostOptions().appFolder
  }

  getPath(name: PathName): string {
    const path = this.#paths.get(name) ?? defaultPath(name, this.#userData())
    if (name === 'userData') mkdirSync(path, { recursive: true, mode: 0o700 })
    return path
  }

  #userData(): string {
    const given = this.commandLine.getSwitchValue('user-data-dir')
    return this.#paths.get('userData') ?? userDataFolder(this.getName(), given)
  }

  setPath(name: string, path: string): void {
    this.#paths.set(name, path)
  }

  getLocale(): string {
    return this.getPreferredSystemLanguages()[0] ?? 'en'
  }

  getPreferredSystemLanguages(): string[] {
    const { LANGUAGE, LC_ALL, LC_MESSAGES, LANG } = process.env
    const given = [...(LANGUAGE ?? '').split(':'), LC_ALL, LC_MESSAGES, LANG]
    const tags = given.map((name) => name?.replace(/[.@].*$/, '').replace('_', '-') ?? '')
    return [...new Set(tags.filter((tag) => tag !== '' && tag !== 'C' && tag !== 'POSIX'))]
  }

  /** Chromium's own sandbox is always on, except for root, whom it refuses. */
  enableSandbox(): void {}

  /** A second start gets a window of its own; the lock of a case keeps two from writing to one. */
  requestSingleInstanceLock(): boolean {
    return true
  }

  /** Closes every window first, each of which may prevent it. */
  quit(): void {
    if (this.#isQuitting) return
    ask(
      (event) => this.emit('before-quit', event),
      () => {
        this.#isQuitting = true
        for (const window of [...openWindows]) window.close()
        if (openWindows.size === 0) this.#willQuit()
        else this.#isQuitting = false
      },
    )
  }

  exit(code = 0): void {
    this.emit('quit', {}, code)
    void endHost(code)
  }

  /** The stand-in's windows say so when the last of them is gone. */
  windowsClosed(): void {
    if (this.#isQuitting) return
    if (!this.emit('window-all-closed')) this.quit()
  }

  #willQuit(): void {
    ask(
      (event) => this.emit('will-quit', event),
      () => this.exit(0),
    )
  }
}

export const app = new StandInApp()
