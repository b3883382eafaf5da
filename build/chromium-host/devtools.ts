import type { Readable, Writable } from 'node:stream'
import type { Protocol } from '../../node_modules/playwright-core/types/protocol.d.ts'

export type { Protocol }
type Commands = Protocol.CommandParameters
type Results = Protocol.CommandReturnValues
type Events = Protocol.Events

/** One conversation of the DevTools protocol: with the browser, or with one of its pages. */
export type DevToolsSession = {
  /** Rejects with what Chromium answered, or when it is gone. */
  send<Method extends keyof Commands>(
    method: Method,
    parameters?: Commands[Method],
  ): Promise<Results[Method]>
  on<Name extends keyof Events>(event: Name, listener: (payload: Events[Name]) => void): void
}

type Message = {
  id?: number
  sessionId?: string
  method?: string
  params?: unknown
  result?: unknown
  error?: { message: string }
}

type Pending = { method: string; done(value: unknown): void; refuse(reason: Error): void }

/**
 * The DevTools protocol over a pair of pipes: messages are JSON, each ended by a zero byte. Unlike a port
 * nobody else can open them, and Chromium ends when they close.
 */
export class DevTools {
  readonly #output: Writable
  readonly #pending = new Map<number, Pending>()
  readonly #listeners = new Map<string, ((payload: never) => void)[]>()
  #lastId = 0
  #isClosed = false

  constructor(output: Writable, input: Readable) {
    this.#output = output
    let rest: Buffer[] = []
    input.on('data', (chunk: Buffer) => {
      let from = 0
      for (let end = chunk.indexOf(0); end >= 0; end = chunk.indexOf(0, from)) {
        const text = Buffer.concat([...rest, chunk.subarray(from, end)]).toString('utf8')
        rest = []
        from = end + 1
        this.#receive(JSON.parse(text) as Message)
      }
      if (from < chunk.length) rest.push(chunk.subarray(from))
    })
    input.on('close', () => this.#close())
    for (const pipe of [input, output]) pipe.on('error', () => this.#close())
  }

  /** `id` is of `Target.attachedToTarget`; none is the browser itself. */
  session(id?: string): DevToolsSession {
    return {
      send: (method, parameters) => this.#send(method, parameters, id),
      on: (event, listener) => {
        const key = listenerKey(event, id)
        this.#listeners.set(key, [...(this.#listeners.get(key) ?? []), listener])
      },
    }
  }

  #send<Method extends keyof Commands>(
    method: Method,
    parameters: Commands[Method] | undefined,
    sessionId: string | undefined,
  ): Promise<Results[Method]> {
    if (this.#isClosed) return Promise.reject(new Error(`${method}: Chromium is gone`))
    this.#lastId += 1
    const id = this.#lastId
    return new Promise((done, refuse) => {
      this.#pending.set(id, { method, done, refuse })
      this.#output.write(`${JSON.stringify({ id, method, params: parameters, sessionId })}\0`)
    })
  }

  #receive(message: Message): void {
    if (message.id === undefined) {
      const listeners = this.#listeners.get(listenerKey(message.method ?? '', message.sessionId))
      for (const listener of listeners ?? []) listener(message.params as never)
      return
    }
    const pending = this.#pending.get(message.id)
    this.#pending.delete(message.id)
    if (message.error === undefined) pending?.done(message.result)
    else pending?.refuse(new Error(`${pending.method}: ${message.error.message}`))
  }

  #close(): void {
    this.#isClosed = true
    for (const { method, refuse } of this.#pending.values())
      refuse(new Error(`${method}: Chromium is gone`))
    this.#pending.clear()
  }
}

function listenerKey(event: string, sessionId: string | undefined): string {
  return `${sessionId ?? ''} ${event}`
}
