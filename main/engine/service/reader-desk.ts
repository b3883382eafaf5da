import { statSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '#shared'
import { currentScope, openAsItIs, openJournal, type Case } from '../case/case.ts'
import { Coverage } from '../coverage/coverage.ts'
import { JobRunner } from './jobs.ts'
import type { OpenCase, Tell } from './protocol.ts'
import {
  evaluationStamp,
  isCurrent,
  readEvaluation,
  unpackEvaluation,
  type Judged,
  type StoredEvaluation,
} from './stored.ts'

/** A case as a reader sees it now. */
export type Reading = OpenCase & {
  kase: Case
  /** The last evaluation there is, current or not; null where there is none. */
  judged: Judged | null
  /** The case has changed since it was judged, or the rules have. */
  isOutdated: boolean
  coverage(): Coverage
}

/** What a reading process has before it. It opens when it is asked, and follows what the writer says. */
export class ReaderDesk {
  readonly jobs: JobRunner
  readonly tell: Tell
  #followed: OpenCase | null = null
  #kase: Case | null = null
  #journalBytes = 0
  #isReleased = false
  #judged: { stamp: string; judged: Judged } | null = null
  /** Of a case that this app may not write. */
  #adopted: StoredEvaluation | null = null

  constructor(tell: Tell) {
    this.tell = tell
    this.jobs = new JobRunner(tell)
  }

  follow(open: OpenCase | null): void {
    if (open?.folder !== this.#followed?.folder) {
      this.#let()
      this.#adopted = null
    }
    this.#followed = open
    this.#isReleased = false
  }

  /** Lets go of the database; it is opened again after the next `follow`. */
  release(): void {
    this.#let()
    this.#isReleased = true
  }

  adopt(evaluation: StoredEvaluation): void {
    this.#adopted = evaluation
  }

  get isOpen(): boolean {
    return this.#followed !== null
  }

  /** @throws AppError case/none, case/busy while the database is made again */
  reading(): Reading {
    if (this.#followed === null) throw new AppError('case/none')
    if (this.#isReleased) throw new AppError('case/busy')
    this.#kase ??= openAsItIs(this.#followed.folder)
    const kase = this.#kase
    this.#readJournal(kase)
    const judged = this.#evaluation(kase)
    return {
      ...this.#followed,
      kase,
      judged,
      isOutdated: judged !== null && !isCurrent(judged, kase),
      coverage: () => new Coverage(kase.db, currentScope(kase.journal)),
    }
  }

  #let(): void {
    this.#kase?.close()
    this.#kase = null
    this.#journalBytes = 0
    this.#judged = null
  }

  /** The journal only ever grows: as long as before is the same as before. */
  #readJournal(kase: Case): void {
    const { size } = statSync(join(kase.folder, 'journal.jsonl'))
    if (size === this.#journalBytes) return
    kase.journal = openJournal(kase.folder)
    this.#journalBytes = size
  }

  #evaluation(kase: Case): Judged | null {
    const adopted = this.#adopted
    const stamp =
      adopted === null ? evaluationStamp(kase.db) : `${adopted.journalSeq}@${adopted.evaluatedAt}`
    if (stamp === null) return null
    if (this.#judged?.stamp === stamp) return this.#judged.judged
    const stored = adopted ?? readEvaluation(kase.db)
    if (stored === null) return null
    const judged = unpackEvaluation(stored)
    this.#judged = { stamp, judged }
    return judged
  }
}
