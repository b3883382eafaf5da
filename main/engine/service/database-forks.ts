import type { DatabaseProcess } from '../import/sqlite/protocol.ts'
import type { FromEngine, Role, ToEngine } from './protocol.ts'

export { databaseExecArgv, type DatabaseProcess } from '../import/sqlite/protocol.ts'

type Asked = Extract<FromEngine, { kind: 'database' }>

/**
 * The app's side of foreign databases: an engine process cannot fork under Electron, so the app does it for
 * each and passes on what the two say. Nothing of it is read here.
 */
export class DatabaseForks {
  readonly #fork: () => DatabaseProcess
  readonly #running = new Map<Role, Map<number, DatabaseProcess>>()

  constructor(fork: () => DatabaseProcess) {
    this.#fork = fork
  }

  receive(role: Role, { id, ask }: Asked, send: (message: ToEngine) => void): void {
    const own = this.#running.get(role) ?? new Map<number, DatabaseProcess>()
    this.#running.set(role, own)
    if (ask === 'fork') own.set(id, this.#start(own, id, send))
    else if (ask === 'kill') this.#kill(own, id)
    else own.get(id)?.post(ask)
  }

  /** The engine process is gone: nobody is left to hear the answers. */
  killAll(role: Role): void {
    const own = this.#running.get(role)
    for (const id of own?.keys() ?? []) this.#kill(own!, id)
  }

  #start(
    own: Map<number, DatabaseProcess>,
    id: number,
    send: (message: ToEngine) => void,
  ): DatabaseProcess {
    const child = this.#fork()
    const isWanted = () => own.get(id) === child
    child.onAnswer((answer) => isWanted() && send({ kind: 'database', id, answer }))
    child.onExit((ending) => {
      if (!isWanted()) return
      own.delete(id)
      send({ kind: 'database-ended', id, ending })
    })
    return child
  }

  #kill(own: Map<number, DatabaseProcess>, id: number): void {
    const child = own.get(id)
    own.delete(id)
    child?.kill()
  }
}
