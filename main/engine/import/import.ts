import { statSync } from 'node:fs'
import { AppError } from '#shared'
import type { Case } from '../case/case.ts'
import { named } from '../case/db.ts'
import { evidencePath, sealOriginal } from '../case/evidence.ts'
import { findFiles } from './find-files.ts'
import { dropIndexes } from './indexes.ts'
import { loadFile } from './load.ts'
import { recogniseFile } from './recognition.ts'
import { emptyReport, fileReports, totalsOf, type FileReport, type ImportReport } from './report.ts'
import { settle } from './settle.ts'

export type ImportOptions = {
  collectedBy: string | null
  asOf: number | null
  /** Source the person takes it for; a file that holds none of it gets a warning. */
  declaredSource?: string | null
  progress?: (path: string, bytes: number, total: number) => void
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
  if (incoming > bulkBytes && incoming > heldBytes(kase)) dropIndexes(kase.db)
  const outcomes: (FileReport | Loaded)[] = []
  try {
    for (const { path, error } of found)
      outcomes.push(
        error === undefined ? await importFile(kase, path, options) : failed(path, error),
      )
  } finally {
    settle(kase.db, kase.folder)
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

function failed(path: string, error: AppError): FileReport {
  return {
    ...emptyReport(path, sizeOf(path)),
    reason: error.code,
    warnings: [{ code: error.code, message: error.message }],
  }
}

/** Errors of the file, not of the case: the others can still be imported. */
const isOfFile = (error: unknown): error is AppError =>
  error instanceof AppError && (error.code.startsWith('input/') || error.code === 'disk/too-small')

async function importFile(
  kase: Case,
  path: string,
  options: ImportOptions,
): Promise<FileReport | Loaded> {
  try {
    await recogniseFile(path)
    const { sha256, bytes } = sealOriginal(kase.folder, path)
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
    await loadSealed(kase, { ...entry, seq }, (done) => options.progress?.(path, done, bytes))
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
  progress: (bytes: number) => void = () => {},
): Promise<void> {
  const parts = await recogniseFile(evidencePath(kase.folder, entry.sha256))
  await loadFile({ folder: kase.folder, db: kase.db, progress }, entry, parts)
}
