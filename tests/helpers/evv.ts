import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'

/**
 * Runs the command line as a person would, in a process of its own, so that tests hold for exit codes,
 * streams and locales and not only for functions.
 */

const cli = fileURLToPath(new URL('../../main/cli/evv.ts', import.meta.url))

export type RunOptions = {
  /** Added to the environment; TZ and LANG are fixed unless given here. */
  env?: Readonly<Record<string, string>>
  cwd?: string
  input?: string
  timeoutMs?: number
  /** Words put before the command, as `setpriv --reuid …`. */
  prefix?: readonly string[]
}

export type Outcome = {
  /** Null when a signal ended the process. */
  status: number | null
  stdout: string
  stderr: string
  /** The one JSON document on stdout; throws with both streams when there is none. */
  json<T>(): T
}

/** `peakBytes`: VmHWM of each process of the tree, added up, so never less than the true peak. */
export type WatchedOutcome = Outcome & { peakBytes: number }

const hour = 60 * 60 * 1000
const outputLimit = 1024 * 1024 * 1024

function environment(options: RunOptions): NodeJS.ProcessEnv {
  return { ...process.env, TZ: 'UTC', LANG: 'C.UTF-8', NO_COLOR: '1', ...options.env }
}

function outcome(status: number | null, stdout: string, stderr: string): Outcome {
  return {
    status,
    stdout,
    stderr,
    json<T>(): T {
      try {
        return JSON.parse(stdout) as T
      } catch {
        throw new Error(
          `no JSON document on stdout (status ${status})\n${stdout.slice(0, 500)}\n${stderr.slice(0, 2000)}`,
        )
      }
    },
  }
}

export function run(command: string, args: readonly string[], options: RunOptions = {}): Outcome {
  const [file = command, ...rest] = [...(options.prefix ?? []), command, ...args]
  const done = spawnSync(file, rest, {
    env: environment(options),
    cwd: options.cwd,
    input: options.input ?? '',
    timeout: options.timeoutMs ?? hour,
    maxBuffer: outputLimit,
    encoding: 'utf8',
  })
  if (done.error) throw done.error
  return outcome(done.status, done.stdout, done.stderr)
}

export function evv(args: readonly string[], options: RunOptions = {}): Outcome {
  return run(process.execPath, [cli, ...args], options)
}

/** As `evv`, without blocking this process, so that several can run side by side. */
export function evvLater(args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  return runLater(process.execPath, [cli, ...args], options)
}

/** As `evv`, with the memory of the whole process tree sampled every 25 ms. Linux only. */
export async function evvWatched(
  args: readonly string[],
  options: RunOptions = {},
): Promise<WatchedOutcome> {
  const peaks = new Map<number, number>()
  let root = 0
  const sample = (): void => {
    for (const pid of processTree(root)) peaks.set(pid, Math.max(peaks.get(pid) ?? 0, peakOf(pid)))
  }
  const timer = setInterval(sample, 25)
  try {
    const done = await runLater(process.execPath, [cli, ...args], options, (pid) => (root = pid))
    return { ...done, peakBytes: [...peaks.values()].reduce((sum, peak) => sum + peak, 0) }
  } finally {
    clearInterval(timer)
  }
}

export function runLater(
  command: string,
  args: readonly string[],
  options: RunOptions = {},
  started: (pid: number) => void = () => {},
): Promise<Outcome> {
  const [file = command, ...rest] = [...(options.prefix ?? []), command, ...args]
  return new Promise((resolve, reject) => {
    const child = spawn(file, rest, {
      env: environment(options),
      cwd: options.cwd,
      timeout: options.timeoutMs ?? hour,
    })
    const stdout: Buffer[] = []
    const stderr: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk))
    child.on('error', reject)
    child.on('close', (status) =>
      resolve(outcome(status, Buffer.concat(stdout).toString(), Buffer.concat(stderr).toString())),
    )
    if (child.pid !== undefined) started(child.pid)
    // A child that fails before it reads must show its own error, not a broken pipe of this process.
    child.stdin.on('error', () => {})
    child.stdin.end(options.input ?? '')
  })
}

function processTree(root: number): number[] {
  const children = new Map<number, number[]>()
  for (const name of readdirSync('/proc')) {
    const parent = /^\d+$/.test(name) ? parentOf(Number(name)) : null
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), Number(name)])
  }
  const tree = [root]
  for (const pid of tree) tree.push(...(children.get(pid) ?? []))
  return tree
}

function parentOf(pid: number): number | null {
  const parent = /^PPid:\s+(\d+)/m.exec(statusFile(pid))?.[1]
  return parent === undefined ? null : Number(parent)
}

function peakOf(pid: number): number {
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(statusFile(pid))?.[1] ?? 0) * 1024
}

/** Empty when the process has ended between listing and reading. */
function statusFile(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8')
  } catch {
    return ''
  }
}

const folders: string[] = []

/** A fresh folder that is removed, with all in it, after the tests of the file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'evv-test-'))
  folders.push(folder)
  return folder
}

afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** Arguments of `evv new` for a case whose scope does not matter to the test. */
export function newCase(path: string): string[] {
  return [
    ...['new', path, '--name', 'test', '--tenant', 'contoso.example'],
    ...['--incident-start', '2020-01-01T00:00:00Z', '--contained-at', '2021-01-01T00:00:00Z'],
    ...['--observed-until', '2021-06-01T00:00:00Z'],
  ]
}
