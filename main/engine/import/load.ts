import { evidencePath } from '../case/evidence.ts'
import { writeMeta } from '../case/case.ts'
import type { Db } from '../case/db.ts'
import { dropIndexes } from './indexes.ts'
import { parse } from './parser.ts'
import type { Origin } from './dialect.ts'
import type { Recognised } from './recognition.ts'
import type { Batch } from './encoder.ts'
import { splitRanges, type Range } from './ranges.ts'
import { mergeTallies, type FileTally } from './tally.ts'
import type { StoredLayout } from './content.ts'
import { LaneFull, Writer } from './writer.ts'

export type LoadContext = {
  folder: string
  db: Db
  progress(bytes: number): void
  /** The load is large beside what the case holds: indexes are built again after it, not kept up. */
  bulk: boolean
  /** Aborted, the load is rolled back and its reason thrown. */
  signal?: AbortSignal | undefined
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
  const taken = tally.events + tally.snapshots + tally.collections + tally.annexes
  const accounted = taken + tally.quarantined + ignored
  if (accounted !== tally.records)
    throw new Error(
      `ledger of file ${fileId}: ${tally.records} records, ${accounted} accounted for`,
    )
  db.prepare(
    'UPDATE file SET tenant = ?, records = ?, imported = ?, quarantined = ?, ignored = ? WHERE file_id = ?',
  ).run(
    tally.tenants.length === 1 ? tally.tenants[0] : null,
    tally.records,
    taken,
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
): Promise<void> {
  const { db } = context
  db.exec('BEGIN IMMEDIATE')
  try {
    // Within the transaction: a load that is rolled back leaves the indexes as they were.
    if (context.bulk) dropIndexes(db)
    const writer = new Writer(db)
    for (const part of parts) {
      context.signal?.throwIfAborted()
      await loadPart(context, writer, entry, part)
    }
    writeMeta(db, 'journalSeq', String(entry.seq))
    writeMeta(db, 'settled', 'no')
    db.exec('COMMIT')
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK')
    throw error
  }
}

/**
 * Parses the ranges of a part side by side. Null when the first did not end between two records: then the
 * file is no file of lines after all, and what was written of it must not stay.
 */
async function parseRanges(
  context: LoadContext,
  part: Recognised,
  ranges: readonly Range[],
  write: (batch: Batch, range: number) => void,
  from: { path: string; origin: Origin },
): Promise<FileTally | null> {
  const abort = new AbortController()
  const signal = AbortSignal.any([abort.signal, ...(context.signal ? [context.signal] : [])])
  const done = ranges.map(() => 0)
  const parsers = ranges.map((range, index) =>
    parse(
      {
        ...from,
        member: part.member,
        dialect: part.dialect.id,
        layout: part.layout,
        head: part.head,
        range,
      },
      {
        batch: (batch) => write(batch, index),
        progress(bytes) {
          done[index] = bytes
          context.progress(done.reduce((sum, one) => sum + one, 0))
        },
      },
      signal,
    ),
  )
  try {
    const tallies = await Promise.all(parsers)
    const isCut = tallies
      .slice(0, -1)
      .some(({ warnings }) => warnings.some(({ code }) => code === 'truncated'))
    return isCut ? null : mergeTallies(tallies)
  } catch (error) {
    abort.abort(error)
    await Promise.allSettled(parsers)
    throw error
  }
}

/** Keys beyond any file's records: a single range needs no end. */
const endless = 2 ** 40

/** Several times what a range of records like the first ones holds; close keys keep the indexes small. */
function keysFor({ from, to }: Range, { head }: Recognised, ranges: number): number {
  if (ranges === 1 || head.shape !== 'json') return endless
  const sampled = JSON.stringify(head.samples).length / Math.max(head.samples.length, 1)
  return Math.ceil((to - from) / (sampled / 4))
}

async function loadPart(
  context: LoadContext,
  writer: Writer,
  entry: LoadEntry,
  part: Recognised,
): Promise<void> {
  const { db } = context
  const fileId = insertFile(db, entry, part)
  const path = evidencePath(context.folder, entry.sha256)
  const from = {
    path,
    origin: { name: part.member ?? entry.name, declaredSource: entry.declaredSource },
  }
  const attempt = async (ranges: readonly Range[]) => {
    const lanes = writer.lanes(ranges.map((range) => keysFor(range, part, ranges.length)))
    const write = (batch: Batch, range: number) => {
      writer.write(batch, fileId, entry.asOf, lanes[range]!)
    }
    const tally = await parseRanges(context, part, ranges, write, from).catch((error: unknown) => {
      if (error instanceof LaneFull) return null
      throw error
    })
    writer.close(lanes)
    return tally
  }
  const whole = [{ from: 0, to: part.member === null ? part.bytes : Infinity }]
  const ranges = part.member === null ? splitRanges(path, part.layout, part.bytes) : whole
  db.exec('SAVEPOINT ranges')
  let tally = await attempt(ranges)
  if (tally === null) {
    db.exec('ROLLBACK TO ranges')
    tally = (await attempt(whole))!
  }
  db.exec('RELEASE ranges')
  if (tally.records === 0)
    tally.warnings.push({
      code: 'no-records',
      message: 'The export has a head but no records: that is not evidence that nothing happened.',
    })
  if (tally.snapshots > 0 && entry.asOf === null)
    tally.warnings.push({
      code: 'as-of-unknown',
      message: 'No collection time is stated for this snapshot: until one is, it speaks of no day.',
    })
  const held = tally.spans.map(({ source }): string => source)
  if (entry.declaredSource !== null && !held.includes(entry.declaredSource))
    tally.warnings.push({
      code: 'source-differs',
      message: `Declared as ${entry.declaredSource}; it holds ${held.join(', ') || 'no events'}.`,
    })
  storeTally(db, fileId, tally)
}
