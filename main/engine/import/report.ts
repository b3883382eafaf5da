import type { Db } from '../case/db.ts'

/** Records of one code, and the place of the first: bytes of the original, or of its member. */
export type Reason = { records: number; offset: number; length: number }

export type FileReport = {
  path: string
  member?: string
  sha256: string | null
  bytes: number
  format: string | null
  source: string | null
  tenant?: string
  records: number
  imported: number
  duplicate: number
  merged: number
  quarantined: number
  ignored: number
  quarantinedReasons: Record<string, Reason>
  ignoredReasons: Record<string, number>
  firstEventAt: string | null
  lastEventAt: string | null
  warnings: { code: string; message: string }[]
  /** Why nothing was imported: the code of a named error, whose text is among the warnings. */
  reason?: string
}

export const counters = [
  'records',
  'imported',
  'duplicate',
  'merged',
  'quarantined',
  'ignored',
] as const

export type Totals = Record<(typeof counters)[number], number>

export type ImportReport = { files: FileReport[]; totals: Totals }

const zero = { records: 0, imported: 0, duplicate: 0, merged: 0, quarantined: 0, ignored: 0 }

/** A file of which nothing is in the case (yet, or for the reason given). */
export function emptyReport(path: string, bytes: number): FileReport {
  return {
    path,
    sha256: null,
    bytes,
    format: null,
    source: null,
    ...zero,
    quarantinedReasons: {},
    ignoredReasons: {},
    firstEventAt: null,
    lastEventAt: null,
    warnings: [],
  }
}

type FileRow = Totals & {
  file_id: number
  sha256: string
  member: string | null
  name: string
  bytes: number
  format: string
  tenant: string | null
  first_event_at: number | null
  last_event_at: number | null
}

/** One name for a file's sources: itself, or what they have in common. */
function commonSource(sources: readonly string[]): string | null {
  const [first] = sources
  if (first === undefined) return null
  if (sources.length === 1) return first
  const family = first.split('.')[0]!
  return sources.every((source) => source.startsWith(`${family}.`)) ? `${family}.*` : '*'
}

/** Every source that a file holds records or states of. */
export function sourcesOf(db: Db, fileId: number): string[] {
  const events = db
    .prepare('SELECT source FROM file_source WHERE file_id = ? ORDER BY source')
    .pluck()
    .all(fileId) as string[]
  const snapshots = db
    .prepare("SELECT DISTINCT 'snapshot.' || kind FROM snapshot WHERE file_id = ? ORDER BY 1")
    .pluck()
    .all(fileId) as string[]
  return [...events, ...snapshots]
}

function quarantinedReasons(db: Db, fileId: number): Record<string, Reason> {
  const rows = db
    .prepare(
      `SELECT code, count(*) AS records, min(offset) AS offset, length FROM set_aside
       WHERE file_id = ? AND outcome = 'quarantined' GROUP BY code ORDER BY code`,
    )
    .all(fileId) as ({ code: string } & Reason)[]
  return Object.fromEntries(rows.map(({ code, ...reason }) => [code, reason]))
}

const isoOrNull = (at: number | null) => (at === null ? null : new Date(at).toISOString())

function toReport(db: Db, row: FileRow): FileReport {
  const ignored = db
    .prepare('SELECT code, records FROM file_ignored WHERE file_id = ? ORDER BY code')
    .all(row.file_id) as { code: string; records: number }[]
  const warnings = db
    .prepare('SELECT code, message FROM file_warning WHERE file_id = ? ORDER BY code, message')
    .all(row.file_id) as { code: string; message: string }[]
  return {
    path: row.name,
    ...(row.member === null ? {} : { member: row.member }),
    sha256: row.sha256,
    bytes: row.bytes,
    format: row.format,
    source: commonSource(sourcesOf(db, row.file_id)),
    ...(row.tenant === null ? {} : { tenant: row.tenant }),
    records: row.records,
    imported: row.imported,
    duplicate: row.duplicate,
    merged: row.merged,
    quarantined: row.quarantined,
    ignored: row.ignored,
    quarantinedReasons: row.quarantined === 0 ? {} : quarantinedReasons(db, row.file_id),
    ignoredReasons: Object.fromEntries(ignored.map(({ code, records }) => [code, records])),
    firstEventAt: isoOrNull(row.first_event_at),
    lastEventAt: isoOrNull(row.last_event_at),
    warnings,
  }
}

/** Whether nothing of a file, or of a member of an archive, is in the case though it should be. */
export function isRefused({ reason, warnings }: FileReport): boolean {
  if (reason !== undefined) return reason !== 'input/not-evidence'
  return warnings.some(({ code }) => code === 'members-unread')
}

/** The loss ledger of the case, or of the files that one journal line brought. */
export function fileReports(db: Db, journalSeq?: number): FileReport[] {
  const rows = db
    .prepare(
      `SELECT * FROM file ${journalSeq === undefined ? '' : 'WHERE journal_seq = ?'} ORDER BY journal_seq, file_id`,
    )
    .all(...(journalSeq === undefined ? [] : [journalSeq])) as FileRow[]
  return rows.map((row) => toReport(db, row))
}

export function totalsOf(files: readonly FileReport[]): Totals {
  const totals = { ...zero }
  for (const file of files) for (const name of counters) totals[name] += file[name]
  return totals
}
