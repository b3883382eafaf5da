import { evidencePath } from '../case/evidence.ts'
import { writeMeta } from '../case/case.ts'
import type { Db } from '../case/db.ts'
import { parse } from './parser.ts'
import type { Recognised } from './recognition.ts'
import type { AnnexFields } from './dialect.ts'
import type { FileTally } from './tally.ts'
import type { StoredLayout } from './content.ts'
import { Writer } from './writer.ts'

export type LoadContext = {
  folder: string
  db: Db
  progress(bytes: number): void
}

export type LoadEntry = {
  seq: number
  sha256: string
  name: string
  bytes: number
  collectedBy: string | null
  asOf: number | null
  declaredSource: string | null
}

export type LoadedFile = { fileId: number; tally: FileTally; annexes: AnnexFields[] }

/** How a record's bytes are read again later: the layout, and the columns of a table. */
function layoutOf({ layout, head }: Recognised): StoredLayout {
  return { ...layout, header: head.shape === 'csv' ? head.header : null }
}

function insertFile(db: Db, entry: LoadEntry, part: Recognised): number {
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO file (journal_seq, sha256, member, name, bytes, format, layout, collected_by, as_of)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      entry.seq,
      entry.sha256,
      part.member,
      entry.name,
      part.bytes,
      part.dialect.id,
      JSON.stringify(layoutOf(part)),
      entry.collectedBy,
      entry.asOf,
    )
  return Number(lastInsertRowid)
}

function storeTally(db: Db, fileId: number, tally: FileTally): void {
  const ignored = Object.values(tally.ignored).reduce((sum, count) => sum + count, 0)
  const accounted = tally.events + tally.snapshots + tally.annexes + tally.quarantined + ignored
  if (accounted !== tally.records)
    throw new Error(
      `ledger of file ${fileId}: ${tally.records} records, ${accounted} accounted for`,
    )
  db.prepare(
    'UPDATE file SET tenant = ?, records = ?, imported = ?, quarantined = ?, ignored = ? WHERE file_id = ?',
  ).run(
    tally.tenants.length === 1 ? tally.tenants[0] : null,
    tally.records,
    tally.events + tally.snapshots + tally.annexes,
    tally.quarantined,
    ignored,
    fileId,
  )
  const source = db.prepare('INSERT INTO file_source VALUES (?, ?, ?, ?, ?, ?, ?)')
  for (const span of tally.spans)
    source.run(
      fileId,
      span.source,
      span.records,
      span.firstAt,
      span.lastAt,
      span.ascending ? 1 : 0,
      span.descending ? 1 : 0,
    )
  const warning = db.prepare('INSERT INTO file_warning VALUES (?, ?, ?)')
  for (const { code, message } of tally.warnings) warning.run(fileId, code, message)
  const ignoring = db.prepare('INSERT INTO file_ignored VALUES (?, ?, ?)')
  for (const [code, records] of Object.entries(tally.ignored)) ignoring.run(fileId, code, records)
}

/**
 * Parses one sealed file (or each member of a sealed archive) into the database. One transaction, which
 * also stores that the journal line is applied: after any interruption the file is in whole or not at all.
 */
export async function loadFile(
  context: LoadContext,
  entry: LoadEntry,
  parts: readonly Recognised[],
): Promise<LoadedFile[]> {
  const { db } = context
  db.exec('BEGIN IMMEDIATE')
  try {
    const writer = new Writer(db)
    const loaded: LoadedFile[] = []
    for (const part of parts) loaded.push(await loadPart(context, writer, entry, part))
    writeMeta(db, 'journalSeq', String(entry.seq))
    writeMeta(db, 'settled', 'no')
    db.exec('COMMIT')
    return loaded
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK')
    throw error
  }
}

async function loadPart(
  context: LoadContext,
  writer: Writer,
  entry: LoadEntry,
  part: Recognised,
): Promise<LoadedFile> {
  const fileId = insertFile(context.db, entry, part)
  const annexes: AnnexFields[] = []
  writer.restart()
  const tally = await parse(
    {
      path: evidencePath(context.folder, entry.sha256),
      member: part.member,
      dialect: part.dialect.id,
      layout: part.layout,
      head: part.head,
    },
    {
      batch(batch) {
        writer.write(batch, fileId, entry.asOf)
        annexes.push(...batch.annexes)
      },
      progress: context.progress,
    },
  )
  if (tally.records === 0)
    tally.warnings.push({
      code: 'no-records',
      message: 'The export has a head but no records: that is not evidence that nothing happened.',
    })
  if (tally.snapshots > 0 && entry.asOf === null)
    tally.warnings.push({
      code: 'as-of-unknown',
      message: 'No collection time is stated for this snapshot: give it with --as-of.',
    })
  const held = tally.spans.map(({ source }): string => source)
  if (entry.declaredSource !== null && !held.includes(entry.declaredSource))
    tally.warnings.push({
      code: 'source-differs',
      message: `Declared as ${entry.declaredSource}; it holds ${held.join(', ') || 'no events'}.`,
    })
  storeTally(context.db, fileId, tally)
  return { fileId, tally, annexes }
}
