import type { Answer, Failure } from '#contract'
import type { FromEngine, Role, ToEngine } from './protocol.ts'

/** A process as whoever can fork one sees it: Electron's utility process, or a forked Node. */
export type EngineProcess = {
  readonly pid: number | undefined
  postMessage(message: ToEngine): void
  onMessage(listener: (message: FromEngine) => void): void
  /** `ending` is the signal or the exit code, in words for a person. */
  onExit(listener: (ending: string) => void): void
  /** At once, as by SIGKILL: everything in the engine is made to survive it. */
  kill(): void
}

/** Restarts allowed within a minute; one death more, and the process is left stopped. */
const mostRestarts = 3
const minuteMs = 60_000

type Events = {
  /** Forked: what it is told now stands before every question. */
  started(): void
  message(message: Exclude<FromEngine, { kind: 'answer' }>): void
  /** The process is gone; `failure` is null where it was ended on purpose. */
  ended(failure: Failure | null): void
}

type Asking = Extract<ToEngine, { seq: number }>
/** Each kind of message that is answered, without its number. */
type Question = Asking extends infer One ? (One extends Asking ? Omit<One, 'seq'> : never) : never

/**
 * One engine process and what was asked of it. It is forked when it is first needed and again after it
 * died, until it dies too often.
 */
export class Host {
  readonly role: Role
  readonly #fork: (role: Role) => EngineProcess
  readonly #events: Events
  readonly #pending = new Map<number, (answer: Answer<unknown>) => void>()
  #process: EngineProcess | null = null
  #isWanted = true
  #ending: Promise<void> | null = null
  #seq = 0
  #deaths: number[] = []

  constructor(role: Role, fork: (role: Role) => EngineProcess, events: Events) {
    this.role = role
    this.#fork = fork
    this.#events = events
  }

  get isRunning(): boolean {
    return this.#process !== null
  }

  get pid(): number | null {
    return this.#process?.pid ?? null
  }

  /** The end of a process that is being ended on purpose; what is begun before it would end with it. */
  get ending(): Promise<void> | null {
    return this.#ending
  }

  /** Deaths within the last minute. */
  get deaths(): number {
    const now = performance.now()
    this.#deaths = this.#deaths.filter((at) => now - at < minuteMs)
    return this.#deaths.length
  }

  get isStopped(): boolean {
    return this.#process === null && this.deaths > mostRestarts
  }

  /** Forks unless it runs or has died too often. */
  start(): void {
    if (this.#process !== null || this.isStopped) return
    const port = this.#fork(this.role)
    this.#process = port
    this.#isWanted = true
    port.onMessage((message) => {
      if (message.kind !== 'answer') this.#events.message(message)
      else this.#settle(message.seq, message.answer)
    })
    port.onExit((ending) => this.#ended(port, ending))
    this.#events.started()
  }

  send(message: ToEngine): void {
    this.start()
    this.#process?.postMessage(message)
  }

  /** Always answers: with a named failure where the process dies first or is not started again. */
  async ask(question: Question): Promise<Answer<unknown>> {
    if (this.#ending !== null) await this.#ending
    this.start()
    const port = this.#process
    if (port === null) return { ok: false, error: this.#stoppedFailure() }
    this.#seq += 1
    const seq = this.#seq
    return new Promise((resolve) => {
      this.#pending.set(seq, resolve)
      port.postMessage({ ...question, seq })
    })
  }

  /** Ends the process on purpose; what it was asked is answered as if it had died. */
  kill(): Promise<void> {
    const port = this.#process
    if (port === null) return Promise.resolve()
    this.#isWanted = false
    this.#ending ??= new Promise((resolve) => {
      port.onExit(() => {
        this.#ending = null
        resolve()
      })
      port.kill()
    })
    return this.#ending
  }

  #settle(seq: number, answer: Answer<unknown>): void {
    this.#pending.get(seq)?.(answer)
    this.#pending.delete(seq)
  }

  #ended(port: EngineProcess, ending: string): void {
    if (this.#process !== port) return
    this.#process = null
    if (this.#isWanted) this.#deaths.push(performance.now())
    const failure = this.isStopped
      ? this.#stoppedFailure()
      : { code: 'engine/died', params: { server: this.role, ending } }
    const waiting = [...this.#pending.values()]
    this.#pending.clear()
    for (const resolve of waiting) resolve({ ok: false, error: failure })
    this.#events.ended(this.#isWanted ? failure : null)
  }

  #stoppedFailure(): Failure {
    return { code: 'engine/stopped', params: { server: this.role, restarts: this.deaths } }
  }
}
