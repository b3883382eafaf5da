import { statSync } from 'node:fs'
import { AppError } from '#shared'
import type { Case } from '../case/case.ts'
import { named } from '../case/db.ts'
import { evidencePath, sealInSteps } from '../case/evidence.ts'
import { findFiles } from './find-files.ts'
import { loadFile } from './load.ts'
import { recogniseFile } from './recognition.ts'
import { emptyReport, fileReports, totalsOf, type FileReport, type ImportReport } from './report.ts'
import { isSettled, settle } from './settle.ts'

export type ImportOptions = {
  collectedBy: string | null
  asOf: number | null
  /** Source the person takes it for; a file that holds none of it gets a warning. */
  declaredSource?: string | null
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

/** From this size on, building the indexes again is cheaper than keeping them up. */
const bulkBytes = 32 * 1024 * 1024

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
  options: ImportOptions,
): Promise<ImportReport> {
  const found = [...findFiles(paths)]
  const incoming = found.reduce((sum, { path }) => sum + sizeOf(path), 0)
  options.watch?.found?.(found.length, incoming)
  const bulk = incoming > bulkBytes && incoming > heldBytes(kase)
  const outcomes: (FileReport | Loaded)[] = []
  try {
    for (const { path, error } of found)
      outcomes.push(
        error === undefined
          ? await importFile(kase, path, { ...options, bulk })
          : failed(path, error),
      )
  } finally {
    if (options.signal?.aborted !== true && !isSettled(kase.db)) {
      options.watch?.settle?.()
      settle(kase.db, kase.folder)
    }
  }
  const files = outcomes.flatMap((outcome) =>
    'records' in outcome
      ? [outcome]
      : fileReports(kase.db, outcome.seq).map((file) => ({ ...file, path: outcome.path })),
  )
  return { files, totals: totalsOf(files) }
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

async function importFile(
  kase: Case,
  path: string,
  options: ImportOptions & { bulk: boolean },
): Promise<FileReport | Loaded> {
  const { watch, signal } = options
  try {
    signal?.throwIfAborted()
    watch?.begin?.(path, sizeOf(path))
    await recogniseFile(path)
    const { sha256, bytes } = await sealInSteps(kase.folder, path, {
      signal,
      progress: (done) => watch?.sealed?.(done),
    })
    const held = heldFormat(kase, sha256, options.asOf)
    if (held !== null) return alreadyImported(path, sha256, bytes, held)
    const entry = {
      kind: 'import' as const,
      sha256,
      bytes,
      name: path,
      collectedBy: options.collectedBy,
      asOf: options.asOf,
      declaredSource: options.declaredSource ?? null,
    }
    const { seq } = kase.journal.append(entry)
    await loadSealed(kase, { ...entry, seq }, options)
    return { seq, path }
  } catch (caught) {
    const error = named(caught)
    if (isOfFile(error)) return failed(path, error)
    throw error
  }
}

/**
 * Format of an original that is in the case already. A snapshot of another time is new evidence even when
 * its bytes are the same: that nothing changed is what it says.
 */
function heldFormat(kase: Case, sha256: string, asOf: number | null): string | null {
  return (kase.db
    .prepare(
      `SELECT format FROM file WHERE sha256 = ? AND (as_of IS ? OR NOT EXISTS (
         SELECT 1 FROM snapshot WHERE snapshot.file_id = file.file_id))`,
    )
    .pluck()
    .get(sha256, asOf) ?? null) as string | null
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

/** Parses a sealed original as its journal line says; also how a rebuild does it. */
export async function loadSealed(
  kase: Case,
  entry: {
    seq: number
    sha256: string
    name: string
    bytes: number
    collectedBy: string | null
    asOf: number | null
    declaredSource: string | null
  },
  {
    watch,
    signal,
    bulk = false,
  }: { watch?: ImportWatch; signal?: AbortSignal | undefined; bulk?: boolean } = {},
): Promise<void> {
  signal?.throwIfAborted()
  const parts = await recogniseFile(evidencePath(kase.folder, entry.sha256))
  const progress = (bytes: number) => watch?.parsed?.(Math.min(bytes, entry.bytes))
  await loadFile({ folder: kase.folder, db: kase.db, bulk, progress, signal }, entry, parts)
}
