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
import { readIndicators, type Indicator } from '../scope/indicators.ts'
import { stateTimes } from '../snapshots/times.ts'
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
  indicators: readonly Indicator[]
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

/** Who collected an original; what was stated last counts. */
function readCollectors(kase: Case): Map<string, string> {
  return new Map(
    kase.journal.lines.flatMap((line) =>
      (line.kind === 'import' || line.kind === 'manifest') && line.collectedBy !== null
        ? [[line.sha256, line.collectedBy] as const]
        : [],
    ),
  )
}

/** When each state was collected; no objects where it was read and there were none. */
export function readSnapshots(db: Db): SnapshotTime[] {
  return stateTimes(db).flatMap(({ kind, times }) =>
    times.map(({ at, objects }) => ({ source: `snapshot.${kind}` as const, asOf: at, objects })),
  )
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
    indicators: readIndicators(kase.db),
    days: coverage.days(),
    snapshots: readSnapshots(kase.db),
    gaps: unitedGaps(coverage.gaps, evaluation.claims),
    places: readPlaces(kase, evaluated),
  }
}
