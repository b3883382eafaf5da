import { realpathSync } from 'node:fs'
import { AppError, version } from '#shared'
import {
  discardDatabase,
  noteActivity,
  openAsItIs,
  openForWriting,
  type Case,
} from '../case/case.ts'
import type { ImportWatch } from '../import/import.ts'
import { catchUp, catchUpDecisions, isCaughtUp, pendingFiles } from '../import/replay.ts'
import { JobRunner } from './jobs.ts'
import type { OpenCase, Tell } from './protocol.ts'
import type { SampleManifest } from './sample-case.ts'
import { isCurrent, readEvaluation, storeEvaluation, type StoredEvaluation } from './stored.ts'

/** What the engine may not know by itself: who starts the process hands it in. */
export type Tools = {
  /** Writes the sample tenant's exports into a folder that exists and is empty. */
  makeSample(folder: string): Promise<SampleManifest>
  /** Folder under which samples are made, each in a fresh folder of its own. */
  samplesFolder: string
}

type Held = { kase: Case; heldBy: number | null }

/** What the one writing process has before it: a case, the job it is at, the line to the app. */
export class WriterDesk {
  readonly jobs: JobRunner
  readonly tools: Tools
  readonly #tell: Tell
  #held: Held | null = null
  #revision = 0
  #released: (() => void) | null = null

  constructor(tell: Tell, tools: Tools) {
    this.#tell = tell
    this.tools = tools
    this.jobs = new JobRunner(tell)
  }

  /** @throws AppError case/none */
  get opened(): OpenCase & { kase: Case } {
    if (this.#held === null) throw new AppError('case/none')
    const { kase, heldBy } = this.#held
    return { kase, heldBy, folder: kase.folder, revision: this.#revision }
  }

  /**
   * The case, free to be changed.
   * @throws AppError case/none, case/locked when another process holds it, case/busy during a job
   */
  free(): Case {
    const { kase, heldBy } = this.opened
    if (heldBy !== null) throw new AppError('case/locked', { pid: heldBy })
    this.jobs.assertFree()
    return kase
  }

  /**
   * The same, with everything the journal says in the database: a new line must never overtake an old one.
   * @throws AppError case/pending, and as `free`
   */
  current(): Case {
    const kase = this.free()
    if (!isCaughtUp(kase)) throw new AppError('case/pending', { files: pendingFiles(kase).length })
    return kase
  }

  /** Opens for writing, or for reading where another process holds the case. Loads no evidence. */
  open(folder: string): void {
    this.jobs.assertFree()
    const real = realFolder(folder)
    // The lock knows processes, not cases: a second hold of ours would be let go with the first.
    if (this.#held?.kase.folder === real) this.close()
    const held = hold(real)
    this.take(held)
  }

  /** Puts a case in the place of the one that is open. */
  take(held: Held): void {
    this.#held?.kase.close()
    this.#held = held
    this.changed()
  }

  close(): void {
    this.#held?.kase.close()
    this.#held = null
    this.changed()
  }

  /** Tells the app that answers given before are out of date. */
  changed(): void {
    this.#revision = Math.max(this.#revision + 1, Date.now())
    if (this.#held === null) {
      this.#tell({ kind: 'changed', state: null })
      return
    }
    const { kase, ...open } = this.opened
    const stored = readEvaluation(kase.db)
    const settled = isCaughtUp(kase)
    this.#tell({
      kind: 'changed',
      state: {
        ...open,
        pending: settled ? 0 : Math.max(1, pendingFiles(kase).length),
        isJudged: settled && stored !== null && isCurrent(stored, kase),
        journalLines: kase.journal.lines.length,
      },
    })
  }

  /** Keeps an evaluation, unless the case has changed since; what changed it brings the next one. */
  store(evaluation: StoredEvaluation): void {
    if (this.#held === null || this.#held.heldBy !== null) return
    const { kase } = this.#held
    if (kase.db.inTransaction || !isCaughtUp(kase) || !isCurrent(evaluation, kase)) return
    storeEvaluation(kase.db, evaluation)
    this.changed()
  }

  /** A statement was written; the chain of activity has one writer. */
  reported(sha256: string, name: string): void {
    if (this.#held?.heldBy === null)
      noteActivity(this.#held.kase.folder, { kind: 'reported', sha256, name })
  }

  /** Makes case.db again, once the readers have let go of it. */
  async remake(on: { watch: ImportWatch; signal: AbortSignal }): Promise<void> {
    const { kase } = this.opened
    await new Promise<void>((resolve) => {
      this.#released = resolve
      this.#tell({ kind: 'releasing' })
    })
    kase.close()
    discardDatabase(kase.folder)
    noteActivity(kase.folder, { kind: 'rebuilt', version })
    this.take({ kase: openForWriting(kase.folder), heldBy: null })
    await catchUp(this.opened.kase, on)
  }

  released(): void {
    this.#released?.()
  }
}

/** @throws AppError case/not-found */
function realFolder(folder: string): string {
  try {
    return realpathSync(folder)
  } catch (error) {
    throw new AppError('case/not-found', { path: folder }, error)
  }
}

function hold(folder: string): Held {
  try {
    const kase = openForWriting(folder)
    try {
      catchUpDecisions(kase)
      noteActivity(folder, { kind: 'opened', version })
      return { kase, heldBy: null }
    } catch (error) {
      kase.close()
      throw error
    }
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'case/locked') throw error
    return { kase: openAsItIs(folder), heldBy: Number(error.params['pid'] ?? 0) }
  }
}
