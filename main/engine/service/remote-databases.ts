import type { DatabaseAnswer, DatabaseProcess } from '../import/sqlite/protocol.ts'
import type { Tell, ToEngine } from './protocol.ts'

type Listeners = { answer(answer: DatabaseAnswer): void; exit(ending: string): void }
type Heard = Extract<ToEngine, { kind: 'database' | 'database-ended' }>

export function isOfDatabase(message: ToEngine): message is Heard {
  return message.kind === 'database' || message.kind === 'database-ended'
}

/** The engine's side of foreign databases whose processes the app forks. */
export class RemoteDatabases {
  readonly #tell: Tell
  readonly #listeners = new Map<number, Listeners>()
  #last = 0

  constructor(tell: Tell) {
    this.#tell = tell
  }

  fork(): DatabaseProcess {
    this.#last += 1
    const id = this.#last
    const listeners: Listeners = { answer: () => {}, exit: () => {} }
    this.#listeners.set(id, listeners)
    this.#tell({ kind: 'database', id, ask: 'fork' })
    return {
      post: (ask) => this.#tell({ kind: 'database', id, ask }),
      onAnswer: (listener) => void (listeners.answer = listener),
      onExit: (listener) => void (listeners.exit = listener),
      kill: () => {
        this.#listeners.delete(id)
        this.#tell({ kind: 'database', id, ask: 'kill' })
      },
    }
  }

  receive(message: Heard): void {
    const listeners = this.#listeners.get(message.id)
    if (message.kind === 'database') listeners?.answer(message.answer)
    else listeners?.exit(message.ending)
  }
}
