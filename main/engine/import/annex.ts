import { AppError, type AnnexKind } from '#shared'
import { writeMeta, type Case } from '../case/case.ts'
import { evidencePath, sealOriginal } from '../case/evidence.ts'
import type { AnnexFields } from './dialect.ts'
import { parse } from './parser.ts'
import { recogniseAnnex } from './recognition.ts'

/**
 * Takes in what only people know: sealed and journaled like evidence, but a statement, not a log.
 * @throws AppError input/annex when the file is no list of that kind
 */
export async function importAnnex(
  kase: Case,
  annex: AnnexKind,
  path: string,
): Promise<{ sha256: string; rows: number }> {
  const rows = await readAnnex(path, annex)
  const { sha256, bytes } = sealOriginal(kase.folder, path)
  const line = kase.journal.append({ kind: 'annex', annex, sha256, bytes, name: path })
  storeAnnex(kase, line.seq, annex, sha256, rows)
  return { sha256, rows: rows.length }
}

/** Stores a journaled annex again, from its sealed original. */
export async function replayAnnex(
  kase: Case,
  line: { seq: number; annex: AnnexKind; sha256: string },
): Promise<void> {
  const rows = await readAnnex(evidencePath(kase.folder, line.sha256), line.annex)
  storeAnnex(kase, line.seq, line.annex, line.sha256, rows)
}

async function readAnnex(path: string, kind: AnnexKind): Promise<AnnexFields[]> {
  const part = await recogniseAnnex(path)
  const rows: AnnexFields[] = []
  const tally = await parse(
    {
      path,
      member: null,
      dialect: part.dialect.id,
      layout: part.layout,
      head: part.head,
      range: { from: 0, to: part.bytes },
    },
    { batch: (batch) => rows.push(...batch.annexes), progress: () => {} },
  )
  const wrong = rows.find((row) => row.kind !== kind)
  // A list that stops anywhere, even between two rows, lacks what followed.
  const isCut = tally.warnings.some(({ code }) => code === 'truncated')
  if (wrong !== undefined || tally.quarantined > 0 || isCut || rows.length === 0)
    throw new AppError('input/annex', {
      path,
      kind,
      found:
        wrong?.kind ??
        `${rows.length} rows, ${tally.quarantined} unreadable${isCut ? ', cut off' : ''}`,
    })
  return rows
}

function storeAnnex(
  kase: Case,
  seq: number,
  kind: AnnexKind,
  sha256: string,
  rows: readonly AnnexFields[],
): void {
  const insert = kase.db.prepare('INSERT INTO annex (kind, sha256, fields) VALUES (?, ?, ?)')
  kase.db.transaction(() => {
    for (const row of rows) insert.run(kind, sha256, JSON.stringify(row.fields))
    writeMeta(kase.db, 'journalSeq', String(seq))
  })()
}
