import { statSync } from 'node:fs'
import { AppError } from '#shared'
import type { Case } from '../case/case.ts'
import { named } from '../case/db.ts'
import type { CaseEntry, Reading } from '../case/entries.ts'
import type { Sealed } from '../case/evidence.ts'
import { findFiles } from './find-files.ts'
import { Identities } from './identities.ts'
import { withoutEvidence } from './not-evidence.ts'
import { entryReadOtherwise } from './read-otherwise.ts'
import { recogniseFile } from './recognition.ts'
import { emptyReport, fileReports, totalsOf, type FileReport, type ImportReport } from './report.ts'
import { isReadAtOnce, sealAndLoad, sealThenLoad, type FileOptions } from './seal-and-load.ts'
import { holdsEvents, isSettled, settle } from './settle.ts'

export type ImportOptions = {
  collectedBy: string | null
  asOf: number | null
  /** Source the person takes it for; a file that holds none of it gets a warning. */
  declaredSource?: string | null
  /** How the person says these are to be read. */
  reading?: Reading
  watch?: ImportWatch
  /** Aborted: the file under way is rolled back, what was loaded stays, nothing is settled. */
  signal?: AbortSignal | undefined
}

/** What an import tells whoever waits for it; `bytes` are those of the original. */
export type ImportWatch = {
  found?(files: number, bytes: number): void
  begin?(path: string, bytes: number): void
  sealed?(bytes: number): void
  parsed?(bytes: number): void
  settle?(): void
}

/** A file that is in the case now; what came of its records is known once all are in. */
type Loaded = { seq: number; path: string }

type ImportEntry = Extract<CaseEntry, { kind: 'import' }>

/** An original of the case that is to be read another way: journaled last, for it needs a rebuild. */
type Reread = { reread: ImportEntry; path: string }

export type Outcome = FileReport | Loaded

/** From this size on, building the indexes again is cheaper than keeping them up. */
const bulkBytes = 4 * 1024 * 1024

function sizeOf(path: string): number {
  try {
    return statSync(path).size
  } catch {
    return 0
  }
}

/**
 * Imports files and folders: each is recognised by content, sealed, journaled, parsed; then duplicates
 * are found over all of them. A file that fails is reported with its named error and does not stop the
 * others; only what makes the case itself unusable is thrown (a full disk).
 */
export async function importPaths(
  kase: Case,
  paths: readonly string[],
  options: Omit<ImportOptions, 'reading'>,
): Promise<ImportReport> {
  return reportOf(kase, await importFiles(kase, paths, options))
}

/** What came of each file, once the database holds all that the journal says. */
export function reportOf({ db }: Case, outcomes: readonly Outcome[]): ImportReport {
  const files = outcomes.flatMap((outcome) =>
    'records' in outcome
      ? [outcome]
      : fileReports(db, outcome.seq).map((file) => ({ ...file, path: outcome.path })),
  )
  return { files, totals: totalsOf(files) }
}

/**
 * As `importPaths`, also with a stated reading. An original that the case holds already and that is now to
 * be read otherwise is only journaled: then the case needs a rebuild before its outcome can be told.
 */
export async function importFiles(
  kase: Case,
  paths: readonly string[],
  options: ImportOptions,
): Promise<Outcome[]> {
  const found = [...findFiles(paths)]
  const incoming = found.reduce((sum, { path }) => sum + sizeOf(path), 0)
  options.watch?.found?.(found.length, incoming)
  const bulk = incoming > bulkBytes && incoming > heldBytes(kase)
  const identities = holdsEvents(kase.db) ? null : new Identities()
  const outcomes: (Outcome | Reread)[] = []
  try {
    for (const { path, error } of found)
      outcomes.push(
        error === undefined
          ? await importFile(kase, path, { ...options, bulk, identities })
          : failed(path, error),
      )
  } finally {
    if (options.signal?.aborted !== true && !isSettled(kase.db)) {
      options.watch?.settle?.()
      settle(kase.db, kase.folder, identities)
    }
  }
  return outcomes.map((outcome) =>
    'reread' in outcome
      ? { seq: kase.journal.append(outcome.reread).seq, path: outcome.path }
      : outcome,
  )
}

function heldBytes(kase: Case): number {
  return kase.db.prepare('SELECT ifnull(sum(bytes), 0) FROM file').pluck().get() as number
}

const refusals = new WeakMap<FileReport, AppError>()

/** The named error behind a report with a `reason`: its text there is English, its parameters are not. */
export function refusalOf(file: FileReport): AppError | undefined {
  return refusals.get(file)
}

function failed(path: string, error: AppError): FileReport {
  const report = {
    ...emptyReport(path, sizeOf(path)),
    reason: error.code,
    warnings: [{ code: error.code, message: error.message }],
  }
  refusals.set(report, error)
  return report
}

/** Errors of the file, not of the case: the others can still be imported. */
const isOfFile = (error: unknown): error is AppError =>
  error instanceof AppError && (error.code.startsWith('input/') || error.code === 'disk/too-small')

/** The case holds the original: nothing is loaded, and this is what came of it. */
class AlreadyHeld extends Error {
  readonly outcome: FileReport | Reread

  constructor(outcome: FileReport | Reread) {
    super('the case holds this original')
    this.outcome = outcome
  }
}

/**
 * Journals an original that is sealed.
 * @throws AlreadyHeld
 */
function enter(
  kase: Case,
  path: string,
  { sha256, bytes }: Sealed,
  options: FileOptions,
): ImportEntry & { seq: number } {
  const held = heldFile(kase, sha256, options.asOf)
  if (held !== null) {
    const reread = readOtherwise(kase, held.seq, options)
    throw new AlreadyHeld(
      reread === null
        ? alreadyImported(path, sha256, bytes, held.format)
        : { reread: { ...reread, name: path }, path },
    )
  }
  const { collectedBy, asOf, declaredSource = null, reading } = options
  const entry: ImportEntry = {
    kind: 'import',
    sha256,
    bytes,
    name: path,
    collectedBy,
    asOf,
    declaredSource,
    ...(reading === undefined ? {} : { reading }),
  }
  return { ...entry, seq: kase.journal.append(entry).seq }
}

async function importFile(
  kase: Case,
  path: string,
  options: FileOptions,
): Promise<Outcome | Reread> {
  const { watch, signal, reading } = options
  try {
    signal?.throwIfAborted()
    watch?.begin?.(path, sizeOf(path))
    const parts = await recogniseFile(path, reading)
    const load = isReadAtOnce(parts) ? sealAndLoad : sealThenLoad
    return {
      seq: await load(kase, path, options, (sealed) => enter(kase, path, sealed, options)),
      path,
    }
  } catch (caught) {
    if (caught instanceof AlreadyHeld) return caught.outcome
    const error = named(caught)
    if (isOfFile(error)) return failed(path, withoutEvidence(path, error))
    throw error
  }
}

/**
 * Format and journal line of an original that is in the case already. A snapshot of another time is new
 * evidence even when its bytes are the same: that nothing changed is what it says.
 */
function heldFile(
  kase: Case,
  sha256: string,
  asOf: number | null,
): { format: string; seq: number } | null {
  return (kase.db
    .prepare(
      `SELECT format, journal_seq AS seq FROM file WHERE sha256 = ? AND (as_of IS ? OR NOT EXISTS (
         SELECT 1 FROM snapshot WHERE snapshot.file_id = file.file_id))`,
    )
    .get(sha256, asOf) ?? null) as { format: string; seq: number } | null
}

/** The import that takes the place of one in force, or null when nothing new is stated of its reading. */
function readOtherwise({ journal }: Case, seq: number, stated: ImportOptions): ImportEntry | null {
  const line = journal.lines[seq - 1]
  if (line?.kind !== 'import' || stated.reading === undefined) return null
  const entry = entryReadOtherwise(line, stated.reading)
  if (entry === null) return null
  return {
    ...entry,
    collectedBy: stated.collectedBy ?? entry.collectedBy,
    asOf: stated.asOf ?? entry.asOf,
    declaredSource: stated.declaredSource ?? entry.declaredSource,
  }
}

function alreadyImported(path: string, sha256: string, bytes: number, format: string): FileReport {
  return {
    ...emptyReport(path, bytes),
    sha256,
    format,
    warnings: [
      {
        code: 'already-imported',
        message: 'This original is in the case already; nothing was added.',
      },
    ],
  }
}
