import { fork as forkNode, type ChildProcess } from 'node:child_process'
import { EventEmitter } from 'node:events'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import type { ForkOptions, UtilityProcess } from 'electron'
import { endWithHost } from './shutdown.ts'

const shim = fileURLToPath(new URL('parent-port.ts', import.meta.url))

/** Process ids by service name of what runs now. */
export const services = new Map<string, number>()

class StandInUtility
  extends EventEmitter
  implements Pick<UtilityProcess, 'pid' | 'stdout' | 'stderr' | 'postMessage' | 'kill'>
{
  readonly #child: ChildProcess
  pid: number | undefined

  constructor(path: string, parameters: readonly string[], options: ForkOptions) {
    super()
    const { stdio = 'inherit', serviceName = 'Node Utility Process' } = options
    const [, output, complaints] = typeof stdio === 'string' ? [null, stdio, stdio] : stdio
    this.#child = forkNode(path, parameters, {
      execArgv: ['--import', shim, ...(options.execArgv ?? [])],
      serialization: 'advanced',
      stdio: ['ignore', streamMode(output), streamMode(complaints), 'ipc'],
      env: { ...(options.env ?? process.env) },
      cwd: options.cwd,
    })
    const release = endWithHost(this.#child)
    this.#child.once('spawn', () => {
      this.pid = this.#child.pid
      if (this.pid !== undefined) services.set(serviceName, this.pid)
      this.emit('spawn')
    })
    this.#child.on('message', (message) => this.emit('message', message))
    this.#child.once('error', () => this.#end(serviceName, release, 1))
    // Electron gives the number of a signal as the code.
    this.#child.once('exit', (code, signal) =>
      this.#end(serviceName, release, code ?? (signal === 'SIGTERM' ? 15 : 9)),
    )
  }

  #end(serviceName: string, release: () => void, code: number): void {
    release()
    if (services.get(serviceName) === this.pid) services.delete(serviceName)
    this.pid = undefined
    this.emit('exit', code)
  }

  get stdout(): Readable | null {
    return this.#child.stdout
  }

  get stderr(): Readable | null {
    return this.#child.stderr
  }

  postMessage(message: unknown): void {
    if (this.#child.connected) this.#child.send(message as object, () => {})
  }

  kill(): boolean {
    return this.#child.kill()
  }
}

function streamMode(mode: string | null | undefined): 'pipe' | 'ignore' | 'inherit' {
  return mode === 'pipe' || mode === 'ignore' ? mode : 'inherit'
}

export const utilityProcess = {
  fork: (path: string, parameters: readonly string[] = [], options: ForkOptions = {}) =>
    new StandInUtility(path, parameters, options),
}
