import Database from 'better-sqlite3'
import { version } from '#shared'
import { schemaVersion } from '../case/migrate.ts'
import { forkDatabasesBy } from '../import/sqlite/database-process.ts'
import { toFailure, readInput } from './failure.ts'
import type { Asked } from './handlers/handler.ts'
import { querying, viewing, writing } from './handlers/index.ts'
import type { EnginePort, Role, Tell, ToEngine } from './protocol.ts'
import { ReaderDesk } from './reader-desk.ts'
import { isOfDatabase, RemoteDatabases } from './remote-databases.ts'
import { WriterDesk, type Tools } from './writer-desk.ts'

type AnyHandler = (input: unknown, desk: unknown, asked: Asked) => unknown

/** Only `readInput` decides what a handler gets, and it knows what the handler takes. */
const handlersOf = {
  writer: writing as unknown as Readonly<Record<string, AnyHandler>>,
  view: viewing as unknown as Readonly<Record<string, AnyHandler>>,
  query: querying as unknown as Readonly<Record<string, AnyHandler>>,
} as const satisfies Record<Role, unknown>

type Call = Extract<ToEngine, { kind: 'call' }>

async function answer(role: Role, desk: unknown, call: Call, tell: Tell): Promise<void> {
  const { seq, job, interrupted } = call
  try {
    const input = readInput(call.name, call.input, role)
    const value = await handlersOf[role][call.name]!(input, desk, { job: job ?? '', interrupted })
    tell({ kind: 'answer', seq, answer: { ok: true, value } })
  } catch (error) {
    tell({ kind: 'answer', seq, answer: { ok: false, error: toFailure(error) } })
  }
}

function write(desk: WriterDesk, message: ToEngine, tell: Tell): void {
  if (message.kind === 'cancel') desk.jobs.cancel(message.job)
  else if (message.kind === 'store') {
    desk.store(message.evaluation)
    tell({ kind: 'answer', seq: message.seq, answer: { ok: true, value: null } })
  } else if (message.kind === 'released') desk.released()
  else if (message.kind === 'reported') desk.reported(message.sha256, message.name)
}

function read(desk: ReaderDesk, message: ToEngine, tell: Tell): void {
  if (message.kind === 'follow') desk.follow(message.open)
  else if (message.kind === 'adopt') desk.adopt(message.evaluation)
  else if (message.kind === 'release') {
    desk.release()
    tell({ kind: 'answer', seq: message.seq, answer: { ok: true, value: null } })
  }
}

/**
 * Runs an engine process in a role: answers every call with a value or a named failure, and tells the app
 * what it did not ask for. Ends with its process.
 */
export function serve(role: Role, port: EnginePort, tools: Tools): void {
  const tell: Tell = (message) => port.postMessage(message)
  const writer = role === 'writer' ? new WriterDesk(tell, tools) : null
  const reader = writer === null ? new ReaderDesk(tell) : null
  const databases = new RemoteDatabases(tell)
  forkDatabasesBy(() => databases.fork())
  port.on('message', (message) => {
    try {
      if (isOfDatabase(message)) databases.receive(message)
      else if (message.kind === 'call') void answer(role, writer ?? reader, message, tell)
      else if (writer !== null) write(writer, message, tell)
      else read(reader!, message, tell)
    } catch (error) {
      // A message that is no call has nobody to answer; what failed is written down, not swallowed.
      toFailure(error)
    }
  })
  const memory = new Database(':memory:')
  const sqlite = memory.prepare('SELECT sqlite_version()').pluck().get() as string
  memory.close()
  tell({ kind: 'ready', role, engine: version, schema: schemaVersion, sqlite })
}
