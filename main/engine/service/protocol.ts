import { calls, type Answer, type CallsOf, type Job, type Received, type Server } from '#contract'
import type { DatabaseAnswer, DatabaseAsk } from '../import/sqlite/protocol.ts'
import type { StoredEvaluation } from './stored.ts'

/** What an engine process is for (design.md §3). */
export type Role = Exclude<Server, 'app'>

export type EngineCall = CallsOf<Role>

/** Whatever came over the line: only a name of the contract that is not the app's own goes on. */
export function isEngineCall(name: string): name is EngineCall {
  const known: Readonly<Record<string, { server: Server }>> = calls
  return Object.hasOwn(known, name) && known[name]!.server !== 'app'
}

/** Calls that are answered at once with a job, which then goes on. */
export const jobKinds = {
  'case.sample': 'sample',
  'case.evaluate': 'evaluate',
  'case.report': 'report',
  'evidence.import': 'import',
  'evidence.resume': 'resume',
  'evidence.withdraw': 'withdraw',
  'evidence.readAgain': 'reread',
  'evidence.find': 'find',
} as const satisfies { [Name in EngineCall]?: Job['kind'] }

export type JobCall = keyof typeof jobKinds

/** A case as the processes speak of it. */
export type OpenCase = {
  folder: string
  /** Process that holds it for writing; null where it is the writer of this app. */
  heldBy: number | null
  /** Raised by the writer with every change. */
  revision: number
}

/** What the writer says of its case after every change. */
export type CaseState = OpenCase & {
  /** Originals that an interrupted import left behind. */
  pending: number
  /** The stored evaluation is of the case as it is now, by this version's rules. */
  isJudged: boolean
  journalLines: number
}

/** An import that did not come to its end: what was asked for, and the journal line it began after. */
export type Interrupted = Received<'evidence.import'> & { after: number }

export type ToEngine =
  | {
      kind: 'call'
      seq: number
      name: EngineCall
      input: unknown
      /** Name of the job, for calls that are answered with one. */
      job: string | null
      /** For `evidence.resume`: the import to go on with. */
      interrupted: Interrupted | null
    }
  | { kind: 'cancel'; job: string }
  /** To the readers: the case to read; null when none is open. */
  | { kind: 'follow'; open: OpenCase | null }
  /** To the view: let go of the database, which is about to be made again, until told to follow. */
  | { kind: 'release'; seq: number }
  /** To the writer: the readers have let go. */
  | { kind: 'released' }
  /** To the writer: keep what the query reader judged. */
  | { kind: 'store'; seq: number; evaluation: StoredEvaluation }
  /** To the view: an evaluation of a case that this app may not write. */
  | { kind: 'adopt'; evaluation: StoredEvaluation }
  /** What the process of a foreign database answered, and that it ended. */
  | { kind: 'database'; id: number; answer: DatabaseAnswer }
  | { kind: 'database-ended'; id: number; ending: string }
  /** To the writer: a statement was written. */
  | { kind: 'reported'; sha256: string; name: string }

/** What of a job changes while it runs. */
export type JobChange = Partial<
  Pick<
    Job,
    | 'at'
    | 'phase'
    | 'filesDone'
    | 'files'
    | 'bytesDone'
    | 'bytes'
    | 'rate'
    | 'remainingMs'
    | 'canCancel'
  >
>

export type JobEnd = Pick<Job, 'error' | 'imported' | 'found'> & {
  state: 'done' | 'cancelled' | 'failed'
}

export type FromEngine =
  | { kind: 'ready'; role: Role; engine: string; schema: number; sqlite: string }
  | { kind: 'answer'; seq: number; answer: Answer<unknown> }
  | { kind: 'job'; job: string; change: JobChange }
  | { kind: 'end'; job: string; end: JobEnd }
  | { kind: 'changed'; state: CaseState | null }
  /** From the writer, which waits for `released` before it goes on. */
  | { kind: 'releasing' }
  /** For the process of a foreign database, which the app forks and ends for the engine. */
  | { kind: 'database'; id: number; ask: DatabaseAsk | 'fork' | 'kill' }
  | { kind: 'evaluated'; job: string; evaluation: StoredEvaluation }
  | { kind: 'reported'; sha256: string; name: string }

/** Says something to the app. */
export type Tell = (message: FromEngine) => void

/** The engine's end of the line to the app, whatever carries it. */
export type EnginePort = {
  postMessage(message: FromEngine): void
  on(event: 'message', listener: (message: ToEngine) => void): void
}
