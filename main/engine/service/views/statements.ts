import { posix } from 'node:path'
import type { Statement } from '#contract'
import { formatTime, visible, type Language } from '#shared'
import type { Case } from '../../case/case.ts'
import type { Db } from '../../case/db.ts'
import { sourcesOf } from '../../import/report.ts'
import { scopeName, sourceName } from '../../report/sentence.ts'
import { fileName } from '../meter.ts'

type FileRow = { fileId: number; sha256: string; member: string | null; name: string }

type Row = {
  sha256: string
  member: string | null
  name: string
  offset: number
  length: number
  sources: string | null
  scope: string | null
  from_at: number | null
  to_at: number | null
  outcome: Statement['outcome']
  records: number | null
  statement: string
}

/** What stands beside it: the members of its archive, or the files of its folder. */
const folderOf = ({ sha256, member, name }: Omit<FileRow, 'fileId'>): string =>
  member === null ? posix.dirname(name.replaceAll('\\', '/')) : `${sha256}/${posix.dirname(member)}`

function filesBeside(db: Db, file: FileRow): FileRow[] {
  const files = db
    .prepare(
      `SELECT file_id AS fileId, sha256, member, name FROM file
       WHERE file_id IN (SELECT file_id FROM collection)`,
    )
    .all() as FileRow[]
  return files.filter((one) => one.fileId !== file.fileId && folderOf(one) === folderOf(file))
}

/** One row a statement, however many sources it speaks of. */
const select = (condition: string) => `
  SELECT f.sha256, f.member, f.name, c.offset, c.length, group_concat(c.source, ' ') AS sources,
    c.scope, c.from_at, c.to_at, c.outcome, c.records, c.statement
  FROM collection c JOIN file f USING (file_id)
  WHERE ${condition}
  GROUP BY c.file_id, c.offset, c.scope, c.from_at, c.to_at, c.outcome, c.statement
  ORDER BY c.file_id, c.offset`

function rowsOf(db: Db, file: FileRow, whose: 'own' | 'beside'): Row[] {
  if (whose === 'own') return db.prepare(select('c.file_id = ?')).all(file.fileId) as Row[]
  const sources = sourcesOf(db, file.fileId)
  const beside = filesBeside(db, file).map(({ fileId }) => fileId)
  if (beside.length === 0 || sources.length === 0) return []
  return db
    .prepare(
      select(
        `c.file_id IN (SELECT value FROM json_each(?))
         AND (c.source IS NULL OR c.source IN (SELECT value FROM json_each(?)))`,
      ),
    )
    .all(JSON.stringify(beside), JSON.stringify(sources)) as Row[]
}

const manySources = 3

function aboutOf(sources: string | null, language: Language): string {
  const named = [...new Set(sources?.split(' ') ?? [])].sort()
  const names = named.slice(0, manySources).map((source) => sourceName(source, language))
  return names.join(language === 'en' ? ', ' : '、') + (named.length > manySources ? ' …' : '')
}

function statementOf(row: Row, language: Language): Statement {
  return {
    outcome: row.outcome,
    about: aboutOf(row.sources, language),
    scope: row.scope === null ? null : visible(scopeName(row.scope, language)),
    from: row.from_at === null ? null : formatTime(row.from_at),
    to: row.to_at === null ? null : formatTime(row.to_at),
    records: row.records,
    words: visible(row.statement),
    name: fileName(row.name),
    place: { sha256: row.sha256, member: row.member, offset: row.offset, length: row.length },
  }
}

/**
 * What collectors state of a file: its own statements, or those of a log that was collected beside it and
 * speaks of what the file holds. The two are never merged: a log may speak of another run.
 */
export function statementsView(
  { db }: Case,
  asked: {
    sha256: string
    member: string | null
    whose: 'own' | 'beside'
    first: number
    count: number
    language: Language
  },
): { total: number; statements: Statement[] } {
  const file = db
    .prepare(
      `SELECT file_id AS fileId, sha256, member, name FROM file
       WHERE sha256 = ? AND member IS ? ORDER BY file_id LIMIT 1`,
    )
    .get(asked.sha256, asked.member) as FileRow | undefined
  const rows = file === undefined ? [] : rowsOf(db, file, asked.whose)
  return {
    total: rows.length,
    statements: rows
      .slice(asked.first, asked.first + asked.count)
      .map((row) => statementOf(row, asked.language)),
  }
}
