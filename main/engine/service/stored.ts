import { version } from '#shared'
import type { Case } from '../case/case.ts'
import type { Db } from '../case/db.ts'
import type { Evaluation } from '../claims/document.ts'
import { rulesetDigest, type Evaluated } from '../claims/evaluate.ts'

/** An evaluation as it crosses processes and as case.db keeps it: texts of JSON, parsed only to be shown. */
export type StoredEvaluation = {
  /** Journal line it was made at. */
  journalSeq: number
  ruleset: string
  version: string
  /** Epoch ms. */
  evaluatedAt: number
  document: string
  /** What the screens need besides: rows of cited events, queries asked, whose decisions do not count. */
  aids: string
}

/** The same, to be read. */
export type Judged = Evaluated & { journalSeq: number; ruleset: string; evaluatedAt: number }

export function packEvaluation(
  evaluated: Evaluated,
  journalSeq: number,
  evaluatedAt: number,
): StoredEvaluation {
  const { evaluation, failed, keys, queries, actors } = evaluated
  return {
    journalSeq,
    ruleset: evaluation.ruleset,
    version,
    evaluatedAt,
    document: JSON.stringify(evaluation),
    aids: JSON.stringify({ failed, keys: [...keys], queries: [...queries], actors: [...actors] }),
  }
}

export function unpackEvaluation(stored: StoredEvaluation): Judged {
  const { failed, keys, queries, actors } = JSON.parse(stored.aids) as {
    failed: boolean
    keys: [string, number][]
    queries: [
      string,
      Evaluated['queries'] extends ReadonlyMap<string, infer Value> ? Value : never,
    ][]
    actors: string[]
  }
  return {
    evaluation: JSON.parse(stored.document) as Evaluation,
    failed,
    keys: new Map(keys),
    queries: new Map(queries),
    actors: new Set(actors),
    journalSeq: stored.journalSeq,
    ruleset: stored.ruleset,
    evaluatedAt: stored.evaluatedAt,
  }
}

const columns =
  'journal_seq AS journalSeq, ruleset, version, evaluated_at AS evaluatedAt, document, aids'

/** Null where nothing was judged, or only by another version: its document may be of another shape. */
export function readEvaluation(db: Db): StoredEvaluation | null {
  const row = db.prepare(`SELECT ${columns} FROM evaluation WHERE version = ?`).get(version)
  return (row as StoredEvaluation | undefined) ?? null
}

/** When the stored evaluation was made and at which line: what tells one from the next. */
export function evaluationStamp(db: Db): string | null {
  return (db
    .prepare(`SELECT journal_seq || '@' || evaluated_at FROM evaluation WHERE version = ?`)
    .pluck()
    .get(version) ?? null) as string | null
}

export function storeEvaluation(db: Db, stored: StoredEvaluation): void {
  db.prepare(
    `INSERT OR REPLACE INTO evaluation
     (evaluation_id, journal_seq, ruleset, version, evaluated_at, document, aids)
     VALUES (1, @journalSeq, @ruleset, @version, @evaluatedAt, @document, @aids)`,
  ).run(stored)
}

/** Whether an evaluation is of the case as it is, by the rules of this version. */
export function isCurrent(
  judged: Pick<Judged, 'journalSeq' | 'ruleset'>,
  { journal }: Pick<Case, 'journal'>,
): boolean {
  return judged.journalSeq === journal.lines.length && judged.ruleset === rulesetDigest()
}
