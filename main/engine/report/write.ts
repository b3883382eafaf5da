import { createHash } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { AppError, type Language } from '#shared'
import { noteActivity, type Case } from '../case/case.ts'
import { syncFolder } from '../case/journal.ts'
import type { Evaluated } from '../claims/evaluate.ts'
import { renderCsv } from './csv.ts'
import { renderHtml } from './html.ts'
import { renderJson } from './json.ts'
import { readModel, type ReportModel } from './model.ts'

const formats: Readonly<Record<string, (model: ReportModel, language: Language) => string>> = {
  '.html': renderHtml,
  '.json': renderJson,
  '.csv': renderCsv,
}

/**
 * Writes the eviction evidence statement; the format follows the extension. The same case gives the same
 * bytes. A file of that name is replaced whole or not at all.
 * @throws AppError usage/argument for another extension or a place that cannot be written,
 *   input/not-found for a missing folder, disk/full
 * @returns SHA-256 of what was written
 */
export function writeReport(
  kase: Case,
  evaluated: Evaluated,
  out: string,
  language: Language,
): string {
  const render = formats[extname(out).toLowerCase()]
  if (render === undefined)
    throw new AppError('usage/argument', {
      detail: `The report is written as .html, .json or .csv; “${basename(out)}” is none of these.`,
      command: 'report',
    })
  if (!existsSync(dirname(out))) throw new AppError('input/not-found', { path: dirname(out) })
  const bytes = Buffer.from(render(readModel(kase, evaluated), language))
  replaceFile(out, bytes)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  // The chain of activity has one writer: who holds the case.
  if (!kase.readOnly) noteActivity(kase.folder, { kind: 'reported', sha256, name: basename(out) })
  return sha256
}

function replaceFile(out: string, bytes: Buffer): void {
  const part = join(dirname(out), `.${basename(out)}.${process.pid}.part`)
  try {
    writeDurably(part, bytes)
    renameSync(part, out)
    syncFolder(dirname(out))
  } catch (error) {
    rmSync(part, { force: true })
    throw namedError(error, out, bytes.length)
  }
}

function writeDurably(path: string, bytes: Buffer): void {
  const file = openSync(path, 'w', 0o600)
  try {
    for (let written = 0; written < bytes.length;)
      written += writeSync(file, bytes, written, bytes.length - written)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

function namedError(error: unknown, out: string, needBytes: number): unknown {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new AppError('disk/full', { detail: out, needBytes }, error)
  if (code === undefined) return error
  return new AppError(
    'usage/argument',
    { detail: `“${out}” cannot be written (${code}).`, command: 'report' },
    error,
  )
}
