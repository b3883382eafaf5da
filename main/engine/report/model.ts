import type { Source, SnapshotKind } from '#shared'
import { currentScope, type Case } from '../case/case.ts'
import type { Db } from '../case/db.ts'
import type { CaseEntry, Scope } from '../case/entries.ts'
import type { Evaluation } from '../claims/document.ts'
import type { Evaluated } from '../claims/evaluate.ts'
import { Coverage } from '../coverage/coverage.ts'
import type { Gap } from '../coverage/gap.ts'
import { fileReports, totalsOf, type FileReport, type ImportReport } from '../import/report.ts'
import { unitedGaps } from '../claims/limits.ts'
import { fileName } from './file-name.ts'
import { readPlaces, type PlacedEvent } from './places.ts'

export type SnapshotTime = { source: `snapshot.${SnapshotKind}`; asOf: number; objects: number }

/** A journaled input of a person; `seq` is its line in journal.jsonl, which has its time. */
export type HumanInput = { seq: number; entry: CaseEntry }

/** Everything a statement prints, read once; what renders it is pure. Times in epoch ms. */
export type ReportModel = {
  scope: Scope
  evaluation: Evaluation
  ledger: ImportReport
  collectors: ReadonlyMap<string, string>
  inputs: readonly HumanInput[]
  /** Records by source and UTC day number. */
  days: readonly { source: Source; day: number; events: number }[]
  snapshots: readonly SnapshotTime[]
  gaps: readonly Gap[]
  /** Cited events by public id. */
  places: ReadonlyMap<string, PlacedEvent>
}

function readLedger(db: Db): ImportReport {
  const files = fileReports(db).map((file): FileReport => ({ ...file, path: fileName(file.path) }))
  return { files, totals: totalsOf(files) }
}

function readInputs(kase: Case): HumanInput[] {
  return kase.journal.lines
    .filter(({ kind }) => kind !== 'import')
    .map(({ seq, prev: _prev, at: _at, ...entry }) => ({ seq, entry }))
}

function readCollectors(kase: Case): Map<string, string> {
  return new Map(
    kase.journal.lines.flatMap((line) =>
      line.kind === 'import' && line.collectedBy !== null
        ? [[line.sha256, line.collectedBy] as const]
        : [],
    ),
  )
}

export function readSnapshots(db: Db): SnapshotTime[] {
  return db
    .prepare(
      `SELECT 'snapshot.' || kind AS source, as_of AS asOf, count(*) AS objects FROM snapshot
       WHERE as_of IS NOT NULL GROUP BY kind, as_of ORDER BY kind, as_of`,
    )
    .all() as SnapshotTime[]
}

export function readModel(kase: Case, evaluated: Evaluated): ReportModel {
  const { evaluation } = evaluated
  const scope = currentScope(kase.journal)
  const coverage = new Coverage(kase.db, scope)
  return {
    scope,
    evaluation,
    ledger: readLedger(kase.db),
    collectors: readCollectors(kase),
    inputs: readInputs(kase),
    days: coverage.days(),
    snapshots: readSnapshots(kase.db),
    gaps: unitedGaps(coverage.gaps, evaluation.claims),
    places: readPlaces(kase, evaluated),
  }
}
