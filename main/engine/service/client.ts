import {
  calls,
  type Answer,
  type EngineState,
  type Failure,
  type Output,
  type Payload,
  type Received,
} from '#contract'
import { DatabaseForks, type DatabaseProcess } from './database-forks.ts'
import { Host, type EngineProcess } from './host.ts'
import { JobList } from './job-list.ts'
import {
  isEngineCall,
  jobKinds,
  type CaseState,
  type EngineCall,
  type FromEngine,
  type Interrupted,
  type JobCall,
  type Role,
} from './protocol.ts'
import { Topics, type ClientTopic } from './topics.ts'

export type { ClientTopic } from './topics.ts'
export type { EngineProcess } from './host.ts'
export type { EngineCall, EnginePort, FromEngine, Role, ToEngine } from './protocol.ts'

/** Calls that the client answers: those of the engine, and the list of jobs, which it keeps itself. */
export type ClientCall = EngineCall | 'jobs.list' | 'jobs.cancel'

type Message = Exclude<FromEngine, { kind: 'answer' }>
type EngineForks = { fork(role: Role): EngineProcess; forkDatabase(): DatabaseProcess }

/** A writer that has not stopped within this after a cancel is ended; nothing acknowledged is lost. */
const cancelMs = 2_000

/** Longer than deaths count. */
const calmMs = 61_000

const calm: EngineState = { state: 'running', server: null, restarts: 0 }
const done = { ok: true, value: null } as const

/**
 * The engine as the app sees it: three processes behind one function. It routes calls, keeps the list of
 * jobs, restarts what dies, and has the case judged again after every change.
 */
export class EngineClient {
  readonly #hosts: Readonly<Record<Role, Host>>
  readonly #databases: DatabaseForks
  readonly #jobs: JobList
  readonly #topics = new Topics()
  #state: EngineState = { state: 'starting', server: null, restarts: 0 }
  #open: CaseState | null = null
  #ready = new Set<Role>()
  /** The import that did not come to its end, for as long as its case is open. */
  #interrupted: Interrupted | null = null
  #isClosing = false

  constructor({ fork, forkDatabase }: EngineForks) {
    this.#databases = new DatabaseForks(forkDatabase)
    const host = (role: Role) =>
      new Host(role, fork, {
        started: () => this.#started(role),
        message: (message) => this.#receive(role, message),
        ended: (failure) => this.#ended(role, failure),
      })
    this.#hosts = { writer: host('writer'), view: host('view'), query: host('query') }
    this.#jobs = new JobList((job) => this.#topics.emit('job.changed', job))
    this.#hosts.writer.start()
    this.#hosts.view.start()
  }

  get state(): EngineState {
    return this.#state
  }

  /** Process ids of those that run, for tests and for a person who looks for what takes the memory. */
  get pids(): Readonly<Record<Role, number | null>> {
    const { writer, view, query } = this.#hosts
    return { writer: writer.pid, view: view.pid, query: query.pid }
  }

  on<Topic extends ClientTopic>(
    topic: Topic,
    listener: (payload: Payload<Topic>) => void,
  ): () => void {
    return this.#topics.on(topic, listener)
  }

  /** Never rejects. `input` has paths where the page sent tokens. */
  async call<Name extends ClientCall>(
    name: Name,
    input: Received<Name>,
  ): Promise<Answer<Output<Name>>> {
    const answer = await this.#answer(name, input)
    return answer as Answer<Output<Name>>
  }

  /** Closes the case and ends the processes; a job under way is ended as by a power cut, and recovers. */
  async close(): Promise<void> {
    this.#isClosing = true
    const { writer, view, query } = this.#hosts
    if (this.#jobs.running('writer').length === 0 && writer.isRunning)
      await this.#ask('case.close', {}, null)
    await Promise.all([writer.kill(), view.kill(), query.kill()])
  }

  #answer(name: ClientCall, input: unknown): Promise<Answer<unknown>> {
    if (name === 'jobs.list') return Promise.resolve({ ok: true, value: this.#jobs.all })
    if (name === 'case.summary') return this.#summary(input)
    if (name === 'jobs.cancel')
      return Promise.resolve(this.#cancel((input as Partial<Received<'jobs.cancel'>> | null)?.job))
    return Object.hasOwn(jobKinds, name)
      ? this.#startJob(name as JobCall, input)
      : this.#ask(name, input, null)
  }

  /** While a job writes, what it has not come to yet is no leftover of an interrupted one. */
  async #summary(input: unknown): Promise<Answer<unknown>> {
    const answer = (await this.#ask('case.summary', input, null)) as Answer<Output<'case.summary'>>
    if (!answer.ok || answer.value === null || this.#jobs.running('writer').length === 0)
      return answer
    return { ok: true, value: { ...answer.value, pending: [] } }
  }

  #ask(name: string, input: unknown, job: string | null): Promise<Answer<unknown>> {
    if (!isEngineCall(name))
      return Promise.resolve({ ok: false, error: { code: 'call/unknown', params: { call: name } } })
    const interrupted = name === 'evidence.resume' ? this.#interrupted : null
    return this.#hosts[calls[name].server].ask({ kind: 'call', name, input, job, interrupted })
  }

  async #startJob(name: JobCall, input: unknown): Promise<Answer<unknown>> {
    await this.#hosts[calls[name].server].ending
    const job = this.#jobs.add(jobKinds[name], calls[name].server)
    const before = this.#open?.journalLines ?? 0
    const answer = await this.#ask(name, input, job.id)
    if (!answer.ok) {
      this.#jobs.refused(job.id, answer.error)
      return answer
    }
    this.#jobs.begun(job.id)
    if (name === 'evidence.import')
      this.#interrupted = { ...(input as Received<'evidence.import'>), after: before }
    return answer
  }

  #cancel(id = ''): Answer<null> {
    const found = this.#jobs.find(id)
    if (found === null) return { ok: false, error: { code: 'job/unknown', params: { job: id } } }
    const host = this.#hosts[found.server]
    this.#jobs.change(id, { state: 'cancelling', canCancel: false })
    if (found.server !== 'writer') {
      void host.kill()
      return done
    }
    host.send({ kind: 'cancel', job: id })
    setTimeout(() => {
      if (this.#jobs.find(id) !== null) void host.kill()
    }, cancelMs).unref()
    return done
  }

  #receive(role: Role, message: Message): void {
    switch (message.kind) {
      case 'ready':
        return this.#isReady(role)
      case 'job':
        return this.#jobs.change(message.job, message.change)
      case 'end':
        return this.#jobEnded(message)
      case 'changed':
        return this.#changed(message.state)
      case 'releasing':
        return void this.#release()
      case 'evaluated':
        return void this.#evaluated(message)
      case 'reported':
        return this.#hosts.writer.send(message)
      case 'database':
        return this.#databases.receive(role, message, (back) => this.#hosts[role].send(back))
    }
  }

  #isReady(role: Role): void {
    this.#ready.add(role)
    if (this.#state.state === 'starting' && this.#ready.has('writer') && this.#ready.has('view'))
      this.#tell(calm)
  }

  /** What was judged ends its job only once it is kept: see `#evaluated`. */
  #jobEnded({ job, end }: Extract<FromEngine, { kind: 'end' }>): void {
    const kind = this.#jobs.find(job)?.job.kind
    if (kind === 'evaluate' && end.state === 'done') return
    if (end.state === 'done' && (kind === 'import' || kind === 'resume')) this.#interrupted = null
    this.#jobs.end(job, end)
    this.#judge()
  }

  #changed(state: CaseState | null): void {
    const isOther = state?.folder !== this.#open?.folder
    this.#open = state
    if (isOther) {
      this.#interrupted = null
      this.#jobs.forgetEnded()
      if (this.#state.state === 'restarted') this.#tell(calm)
    }
    this.#follow()
    if (state?.heldBy === null || isOther) this.#judge()
  }

  /** Tells the readers and the page what is open now. */
  #follow(): void {
    const { view, query } = this.#hosts
    view.send({ kind: 'follow', open: this.#open })
    if (query.isRunning) query.send({ kind: 'follow', open: this.#open })
    this.#topics.emit('case.changed', { revision: this.#open?.revision ?? 0 })
  }

  /** Has the case judged unless that is known already, cannot be, or will have to be done again anyway. */
  #judge(): void {
    const state = this.#open
    if (this.#isClosing || state === null || state.isJudged || state.pending > 0) return
    if (this.#jobs.running('writer').length > 0) return
    void this.#restartEvaluation()
  }

  async #restartEvaluation(): Promise<void> {
    const { query } = this.#hosts
    const running = this.#jobs.running('query')
    // A statement under way is not thrown away for it: it was asked for by a person.
    const isAlone = running.every(({ kind }) => kind === 'evaluate')
    if (running.length > 0 && isAlone) {
      await query.kill()
      // Two changes at once end the same evaluation; one new one does for both.
      if (this.#jobs.running('query').length > 0) return
    }
    if (this.#open !== null && !this.#open.isJudged) await this.#startJob('case.evaluate', {})
  }

  async #evaluated({ job, evaluation }: Extract<FromEngine, { kind: 'evaluated' }>): Promise<void> {
    const { writer, view } = this.#hosts
    if (this.#open?.heldBy === null) await writer.ask({ kind: 'store', evaluation })
    else if (this.#open !== null) {
      view.send({ kind: 'adopt', evaluation })
      this.#open = { ...this.#open, isJudged: true, revision: this.#open.revision + 1 }
      this.#follow()
    }
    this.#jobs.end(job, { state: 'done', error: null, imported: null, found: null })
  }

  /** The writer waits to make the database again: nobody may have it open. */
  async #release(): Promise<void> {
    const { writer, view, query } = this.#hosts
    await Promise.all([view.ask({ kind: 'release' }), query.kill()])
    writer.send({ kind: 'released' })
  }

  #ended(role: Role, failure: Failure | null): void {
    this.#ready.delete(role)
    this.#databases.killAll(role)
    this.#jobs.endAll(role, failure)
    if (this.#isClosing) return
    const host = this.#hosts[role]
    if (failure !== null)
      this.#tell({
        state: host.isStopped ? 'stopped' : 'restarted',
        server: role,
        restarts: host.deaths,
      })
    setTimeout(() => this.#calm(), calmMs).unref()
    if (host.isStopped || role === 'query') return
    host.start()
    this.#topics.emit('case.changed', { revision: this.#open?.revision ?? 0 })
  }

  /** Nothing has died for a while: what was said of it has been read. */
  #calm(): void {
    const isCalm = Object.values(this.#hosts).every((host) => host.deaths === 0)
    if (isCalm && this.#state.state === 'restarted') this.#tell(calm)
  }

  /** A process that was forked again takes up the case where the one before it had it. */
  #started(role: Role): void {
    if (role !== 'writer') this.#hosts[role].send({ kind: 'follow', open: this.#open })
    else if (this.#open !== null) void this.#reopen(this.#open.folder)
  }

  /** What can no longer be opened must not be shown as if it were open. */
  async #reopen(folder: string): Promise<void> {
    const answer = await this.#ask('case.open', { file: folder }, null)
    if (!answer.ok && !answer.error.code.startsWith('engine/')) this.#changed(null)
  }

  #tell(state: EngineState): void {
    this.#state = state
    this.#topics.emit('engine.changed', state)
  }
}
