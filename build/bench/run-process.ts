import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { readProcessorTimes } from './processor-time.ts'
import { watchMemory } from './process-memory.ts'
import type { MemoryPeaks } from './process-memory.ts'

export type Command = { file: string; args: readonly string[]; cwd: string }
export type ProcessRun = {
  seconds: number
  /** Processor seconds of the whole process tree; null where the system has no /proc. */
  processorSeconds: number | null
  /** How many cores other programs kept busy meanwhile: well above 0 means a disturbed run. */
  otherCores: number | null
  memory: MemoryPeaks
  stdout: string
}

const running = new Set<ChildProcess>()

/** For an interrupted benchmark: leaves no child behind. */
export function killRunning(): void {
  for (const child of running) child.kill('SIGKILL')
}

function failure(command: Command, how: string, stderr: string): Error {
  const last = stderr.trim().split('\n').slice(-6).join('\n')
  return new Error(`${command.file} ${command.args.join(' ')} ${how}\n${last}`)
}

type Times = ReturnType<typeof readProcessorTimes>

function compareTimes(before: Times, seconds: number) {
  const after = readProcessorTimes()
  if (before === null || after === null) return { processorSeconds: null, otherCores: null }
  const processorSeconds = after.children - before.children
  const others = after.machine - before.machine - processorSeconds - (after.own - before.own)
  return { processorSeconds, otherCores: Math.max(0, others / seconds) }
}

/**
 * Runs one command to its end. `seconds` is wall time from spawn to exit, start-up included.
 * Fails with the end of stderr when the command does not exit with 0.
 */
export function runProcess(command: Command): Promise<ProcessRun> {
  return new Promise((resolve, reject) => {
    const before = readProcessorTimes()
    const started = performance.now()
    const child = spawn(command.file, [...command.args], {
      cwd: command.cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    running.add(child)
    const watch = child.pid === undefined ? null : watchMemory(child.pid)
    let seconds = 0
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
    child.stderr
      .setEncoding('utf8')
      .on('data', (text: string) => (stderr = (stderr + text).slice(-20_000)))
    child.on('error', (error) => {
      watch?.stop()
      running.delete(child)
      reject(failure(command, `could not be started: ${error.message}`, ''))
    })
    child.on('exit', () => (seconds = (performance.now() - started) / 1000))
    child.on('close', (code, signal) => {
      running.delete(child)
      const memory = watch?.stop()
      if (code === 0 && memory !== undefined)
        resolve({ seconds, memory, stdout, ...compareTimes(before, seconds) })
      else reject(failure(command, `ended with ${signal ?? `exit status ${code}`}`, stderr))
    })
  })
}
