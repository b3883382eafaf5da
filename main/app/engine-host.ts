import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { utilityProcess, type UtilityProcess } from 'electron'
import { visible } from '#shared'
import { EngineClient, type EngineProcess, type Role } from '../engine/service/client.ts'
import { databaseExecArgv, type DatabaseProcess } from '../engine/service/database-forks.ts'
import type { Log } from './log.ts'

const extension = extname(import.meta.url)
const entryOf = (name: string) => fileURLToPath(new URL(`./${name}${extension}`, import.meta.url))

/** Longest line of an engine process that goes into the log, in characters. */
const longestLine = 2_000

/** The engine in processes of Electron's. `samplesFolder`: where sample cases are made. */
export function startEngine(log: Log, samplesFolder: string): EngineClient {
  return new EngineClient({ fork: (role) => fork(role, samplesFolder, log), forkDatabase })
}

function fork(role: Role, samplesFolder: string, log: Log): EngineProcess {
  const child = utilityProcess.fork(entryOf('engine-entry'), [role, samplesFolder], {
    serviceName: `eviction-verifier-${role}`,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  child.stderr?.on('data', (bytes: Buffer) => logLines(log, role, bytes))
  return {
    get pid() {
      return child.pid
    },
    postMessage: child.postMessage.bind(child),
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => child.on('exit', (code) => listener(`exit ${code}`)),
    kill: () => kill(child),
  }
}

/** Of a database that somebody else made; its words go nowhere, for they could be the database's own. */
function forkDatabase(): DatabaseProcess {
  const child = utilityProcess.fork(entryOf('database-entry'), [], {
    serviceName: 'eviction-verifier-database',
    execArgv: [...databaseExecArgv],
    stdio: 'ignore',
  })
  return {
    post: child.postMessage.bind(child),
    onAnswer: (listener) => child.on('message', listener),
    onExit: (listener) => child.on('exit', (code) => listener(`exit ${code}`)),
    kill: () => kill(child),
  }
}

/** At once: an engine process is killed because it is in the middle of something that cannot be stopped. */
function kill(child: UtilityProcess): void {
  if (child.pid === undefined) {
    // Not spawned yet: its exit is waited for all the same.
    child.kill()
    return
  }
  try {
    process.kill(child.pid, 'SIGKILL')
  } catch (error) {
    // It ended by itself, and its exit is about to be told.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** Stacks of defects; an engine process writes nothing else there. */
function logLines(log: Log, role: Role, bytes: Buffer): void {
  for (const line of bytes.toString('utf8').split('\n'))
    if (line !== '') log.error({ role }, visible(line.slice(0, longestLine)))
}
