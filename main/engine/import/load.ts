import { evidencePath, incomingPath } from '../case/evidence.ts'
import { writeMeta } from '../case/case.ts'
import type { GrowingCopy } from '../case/growth.ts'
import type { Db } from '../case/db.ts'
import { dropIndexes } from './indexes.ts'
import type { Identities } from './identities.ts'
import { parse } from './parser.ts'
import type { Origin } from './dialect.ts'
import { unreadWarnings } from './unread-members.ts'
import type { Recognised } from './recognition.ts'
import type { Batch } from './encoder.ts'
import { keysFor, splitRanges, type Range } from './ranges.ts'
import { readAgain } from './reading.ts'
import { signWarnings } from './signs.ts'
import { mergeTallies, type FileTally } from './tally.ts'
import type { StoredLayout } from './content.ts'
import { storeTally } from './tally-rows.ts'
import { LaneFull, Writer } from './writer.ts'

export type LoadContext = {
  folder: string
  db: Db
  progress(bytes: number): void
  /** The load is large beside what the case holds: indexes are built again after it, not kept up. */
  bulk: boolean
  /** Of all rows since the case was empty; null where it was not. */
  identities: Identities | null
  /** The original is still being sealed. */
  arrival?: Arrival | undefined
  /** Aborted, the load is rolled back and its reason thrown. */
  signal?: AbortSignal | undefined
}

/** An original that is read while it is being sealed, and what stands in the journal once it is. */
export type Arrival = { path: string; copy: GrowingCopy; entry: Promise<LoadEntry> }

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
  let writer: Writer | undefined
  db.exec('BEGIN IMMEDIATE')
  try {
    // Within the transaction: a load that is rolled back leaves the indexes as they were.
    if (context.bulk) dropIndexes(db)
    writer = new Writer(db, context.identities)
    let { seq } = entry
    for (const part of parts) {
      context.signal?.throwIfAborted()
      seq = (await loadPart(context, writer, entry, part)).seq
    }
    writeMeta(db, 'journalSeq', String(seq))
    writeMeta(db, 'settled', 'no')
    db.exec('COMMIT')
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK')
    throw error
  } finally {
    writer?.end()
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
  from: { path: string; origin: Origin; copy?: GrowingCopy },
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
        plan: part.plan,
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

/** From this size on, a table file costs less than statements; its rows are taken over at the end. */
const gatheredBytes = 4 * 1024 * 1024

function gathersRows({ bulk }: LoadContext, { member, bytes }: Recognised): boolean {
  return bulk && member === null && bytes >= gatheredBytes
}

/** What a person called the part. Within gzip that is the file itself: its one member is named by its hash. */
const givenName = ({ name, sha256 }: LoadEntry, { member }: Recognised): string =>
  member === null || member === sha256 ? name : member

/**
 * Reads a part as its head tells, and again where the whole of it tells otherwise: a date order or an
 * encoding that holds for the first rows alone must not place a single record.
 */
async function loadPart(
  context: LoadContext,
  writer: Writer,
  first: LoadEntry,
  found: Recognised,
): Promise<LoadEntry> {
  const { db } = context
  let { arrival } = context
  let entry = first
  for (let part: Recognised | null = found; part !== null;) {
    db.exec('SAVEPOINT reading')
    const { fileId, tally } = await readPart({ ...context, arrival }, writer, entry, part)
    if (arrival !== undefined) entry = await sealedEntry(db, arrival, fileId)
    arrival = undefined
    part = await readAgain(part, tally.signs, evidencePath(context.folder, entry.sha256))
    if (part === null) finishPart(db, entry, fileId, tally)
    else db.exec('ROLLBACK TO reading')
    db.exec('RELEASE reading')
  }
  return entry
}

/** Waits until the original is sealed and journaled, and gives its row what only then is known. */
async function sealedEntry(db: Db, arrival: Arrival, fileId: number): Promise<LoadEntry> {
  const entry = await arrival.entry
  db.prepare('UPDATE file SET journal_seq = ?, sha256 = ? WHERE file_id = ?').run(
    entry.seq,
    entry.sha256,
    fileId,
  )
  return entry
}

async function readPart(
  context: LoadContext,
  writer: Writer,
  entry: LoadEntry,
  part: Recognised,
): Promise<{ fileId: number; tally: FileTally }> {
  const { db } = context
  const fileId = insertFile(db, entry, part)
  const { arrival } = context
  const path = arrival?.path ?? evidencePath(context.folder, entry.sha256)
  const from = {
    path,
    ...(arrival === undefined ? {} : { copy: arrival.copy }),
    origin: { name: givenName(entry, part), declaredSource: entry.declaredSource },
  }
  const gather = gathersRows(context, part) ? incomingPath(context.folder, 'rows') : null
  let readBytes = 0
  const counting: LoadContext = {
    ...context,
    progress(bytes) {
      readBytes = bytes
      context.progress(bytes)
    },
  }
  const attempt = async (ranges: readonly Range[]) => {
    const keys = ranges.map((range) => keysFor(range, part.head, ranges.length))
    const lanes = writer.lanes(keys, gather)
    const write = (batch: Batch, range: number) => {
      writer.write(batch, fileId, entry.asOf, lanes[range]!)
    }
    const tally = await parseRanges(counting, part, ranges, write, from).catch((error: unknown) => {
      if (error instanceof LaneFull) return null
      throw error
    })
    if (tally === null) writer.discard(lanes)
    else writer.close(lanes)
    return tally
  }
  const whole = [{ from: 0, to: part.member === null ? part.bytes : Infinity }]
  const ranges = part.member === null ? splitRanges(path, part, part.bytes) : whole
  db.exec('SAVEPOINT ranges')
  let tally = await attempt(ranges)
  if (tally === null) {
    db.exec('ROLLBACK TO ranges')
    tally = (await attempt(whole))!
  }
  db.exec('RELEASE ranges')
  // How large a table is, its database does not tell before it has been read.
  if (part.head.shape === 'tables')
    db.prepare('UPDATE file SET bytes = ? WHERE file_id = ?').run(readBytes, fileId)
  tally.warnings.push(...unreadWarnings(part.unread ?? []))
  return { fileId, tally }
}

/** What is said of a part as a whole, and its ledger. */
function finishPart(db: Db, entry: LoadEntry, fileId: number, tally: FileTally): void {
  tally.warnings.push(...signWarnings(tally.signs))
  if (tally.records === 0)
    tally.warnings.push({
      code: 'no-records',
      message: 'The export has a head but no records: that is not evidence that nothing happened.',
    })
  if (tally.undated > 0 && entry.asOf === null)
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
