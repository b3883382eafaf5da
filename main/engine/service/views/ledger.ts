import type { ImportReport as ImportView, LedgerFile, Manifest, Problem } from '#contract'
import { describeError, formatTime, visible, wordOf, type Language } from '#shared'
import type { Case } from '../../case/case.ts'
import { refusalOf } from '../../import/import.ts'
import { manifestsOf, type StatedManifest } from '../../import/manifest.ts'
import { dialectById } from '../../import/registry.ts'
import {
  counters,
  fileReports,
  sourcesOf,
  totalsOf,
  type FileReport,
  type ImportReport,
  type Totals,
} from '../../import/report.ts'
import { sourceName } from '../../report/sentence.ts'
import { fileName } from '../meter.ts'
import { quarantineTexts } from '../texts.ts'
import { readOriginal } from './original.ts'
import { asksOf, statedReading } from './reading.ts'
import { textOf, type CodedText } from './coded.ts'
import { warningView } from './warning.ts'

const countsOf = (totals: Totals): Totals =>
  Object.fromEntries(counters.map((name) => [name, totals[name]])) as Totals

type FileRow = { fileId: number; seq: number; asOf: number | null; collectedBy: string | null }

/** Names of all sources of a file; one that holds many is not better known by a list of them all. */
function sourceTitle(sources: readonly string[], language: Language): string | null {
  const names = sources.slice(0, 3).map((source) => sourceName(source, language))
  if (names.length === 0) return null
  return names.join(language === 'en' ? ', ' : '、') + (sources.length > names.length ? ' …' : '')
}

function manifestView(manifest: StatedManifest): Manifest {
  const shown = (text: string | null) => (text === null ? null : visible(text))
  const time = (at: number | null) => (at === null ? null : formatTime(at))
  return {
    collectedBy: shown(manifest.collectedBy),
    tool: shown(manifest.tool),
    query: shown(manifest.query),
    account: shown(manifest.account),
    from: time(manifest.from),
    to: time(manifest.to),
    collectedAt: time(manifest.collectedAt),
    errors: shown(manifest.errors),
    by: visible(manifest.by),
    statedAt: manifest.statedAt,
  }
}

/** Where the records of every file went. */
export function ledgerView(
  kase: Case,
  language: Language,
): { files: LedgerFile[]; totals: Totals } {
  const { db, journal } = kase
  const reports = fileReports(db)
  const manifests = manifestsOf(kase)
  const rows = db
    .prepare(
      `SELECT file_id AS fileId, journal_seq AS seq, as_of AS asOf, collected_by AS collectedBy
       FROM file ORDER BY journal_seq, file_id`,
    )
    .all() as FileRow[]
  const files = reports.map((report, index): LedgerFile => {
    const row = rows[index]!
    return {
      ...countsOf(report),
      sha256: report.sha256!,
      name: fileName(report.path),
      member: report.member === undefined ? null : visible(report.member),
      bytes: report.bytes,
      format: report.format!,
      formatTitle: dialectById(report.format!).label[language],
      source: report.source,
      sourceTitle: sourceTitle(sourcesOf(db, row.fileId), language),
      tenant: report.tenant ?? null,
      firstEventAt: report.firstEventAt,
      lastEventAt: report.lastEventAt,
      asOf: row.asOf === null ? null : formatTime(row.asOf),
      collectedBy: row.collectedBy === null ? null : visible(row.collectedBy),
      importedAt: journal.lines[row.seq - 1]!.at,
      manifests: (manifests.get(report.sha256!) ?? []).map(manifestView),
      ignoredReasons: Object.entries(report.ignoredReasons).map(([code, records]) => ({
        code,
        records,
      })),
      warnings: report.warnings.map((warning) => warningView(warning, language)),
      reading: statedReading(journal.lines[row.seq - 1]!),
      asks: asksOf(kase, report),
    }
  })
  return { files, totals: countsOf(totalsOf(reports)) }
}

const sampleLength = 400

type Quarantined = { fileId: number; offset: number; length: number; code: string }

/** One page of the records of a file that could not be read, in the order they stand in it. */
export function problemsView(
  { db, folder }: Case,
  asked: {
    sha256: string
    member: string | null
    first: number
    count: number
    language: Language
  },
): { total: number; problems: Problem[] } {
  const ofFile = `FROM set_aside WHERE outcome = 'quarantined' AND file_id IN
    (SELECT file_id FROM file WHERE sha256 = ? AND member IS ?)`
  const key = [asked.sha256, asked.member]
  const total = db
    .prepare(`SELECT count(*) ${ofFile}`)
    .pluck()
    .get(...key) as number
  const rows = db
    .prepare(
      `SELECT file_id AS fileId, offset, length, code ${ofFile} ORDER BY offset LIMIT ? OFFSET ?`,
    )
    .all(...key, asked.count, asked.first) as Quarantined[]
  const problems = rows.map(({ fileId, offset, length, code }) => {
    const text = readOriginal(db, folder, fileId, offset, Math.min(length, sampleLength))
    return {
      code,
      text: textOf(quarantineTexts, code, asked.language),
      offset,
      length,
      sample: visible(text ?? '').slice(0, sampleLength),
    }
  })
  return { total, problems }
}

type Refusal = { refused: CodedText | null; leftAside: string | null }

/** Why a file was refused, spoken of by its name only; or what it is, when it never was an export. */
function refusal(file: FileReport, language: Language): Refusal {
  const error = refusalOf(file)
  if (error === undefined) return { refused: null, leftAside: null }
  const { code } = error
  if (code === 'input/not-evidence')
    return { refused: null, leftAside: wordOf(String(error.params['what']), language) }
  const params = { ...error.params, path: fileName(file.path) }
  return {
    refused: { code, text: describeError(code, params, language, 'window') },
    leftAside: null,
  }
}

/** What came of an import, for the job that made it. */
export function importView(
  kase: Case,
  { files, totals }: ImportReport,
  language: Language,
): ImportView {
  return {
    files: files.map((file) => ({
      ...countsOf(file),
      sha256: file.sha256,
      name: fileName(file.path),
      member: file.member === undefined ? null : visible(file.member),
      asks: asksOf(kase, file),
      format: file.format,
      ...refusal(file, language),
      warnings: file.warnings
        .filter(({ code }) => code !== file.reason)
        .map((warning) => warningView(warning, language)),
    })),
    totals: countsOf(totals),
  }
}
