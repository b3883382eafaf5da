import {
  appliedSeq,
  discardDatabase,
  noteActivity,
  openForReading,
  openForWriting,
  writeMeta,
  type Case,
} from '../case/case.ts'
import { lockCase, lockHolder } from '../case/lock.ts'
import { AppError, version } from '#shared'
import type { Db } from '../case/db.ts'
import type { CaseEntry } from '../case/entries.ts'
import { assertSealed } from '../case/evidence.ts'
import type { JournalLine } from '../case/journal.ts'
import { replayAnnex } from './annex.ts'
import { Identities } from './identities.ts'
import { dropIndexes } from './indexes.ts'
import type { ImportOptions } from './import.ts'
import { loadSealed } from './seal-and-load.ts'
import { loadIndicators } from './indicator-files/import.ts'
import { isSettled, settle, settledSeq } from './settle.ts'

type Line = JournalLine<CaseEntry>
type OriginalLine = Extract<Line, { kind: 'import' | 'annex' | 'indicator-file' }>

/** Stores what a person decided; the line is journaled already. */
export function applyDecision(db: Db, line: Line): void {
  switch (line.kind) {
    case 'indicator':
      db.prepare(
        `INSERT INTO indicator VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET tier = excluded.tier, state = excluded.state,
           valid_from = excluded.valid_from, valid_to = excluded.valid_to,
           decided_by = excluded.decided_by, why = excluded.why`,
      ).run(
        line.id,
        line.indicator,
        line.value,
        line.tier,
        line.state,
        line.from,
        line.to,
        line.by,
        line.why,
      )
      return
    case 'indicator-decision':
      db.prepare(
        'UPDATE indicator SET state = ?, decided_by = ?, why = ? WHERE indicator_id = ?',
      ).run(line.as, line.by, line.why, line.id)
      return
    case 'disposition':
      db.prepare(
        `INSERT INTO disposition VALUES (?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET verdict = excluded.verdict, why = excluded.why,
           artefact = excluded.artefact`,
      ).run(line.finding, line.as, line.by, line.why, line.artefact)
      return
    case 'case':
    case 'scope':
    case 'withdraw':
    case 'import':
    case 'annex':
    case 'indicator-file':
    case 'manifest':
      return
  }
}

/** Journals a person's input and stores it, in that order (design.md §4). */
export function record(kase: Case, entry: CaseEntry): Line {
  const line = kase.journal.append(entry)
  applyLine(kase.db, line)
  return line
}

function applyLine(db: Db, line: Line): void {
  db.transaction(() => {
    applyDecision(db, line)
    writeMeta(db, 'journalSeq', String(line.seq))
  })()
}

/** A withdrawal ends the imports of that original which stand before it in the journal. */
function isWithdrawn(line: Line & { sha256: string }, lines: readonly Line[]): boolean {
  return lines.some(
    (later) => later.kind === 'withdraw' && later.sha256 === line.sha256 && later.seq > line.seq,
  )
}

/** A later import of the same original may take its place, to have it read otherwise. */
export function isReplaced(line: Line, lines: readonly Line[]): boolean {
  return lines.some((later) => later.kind === 'import' && later.replaces === line.seq)
}

/** Whether a line takes away what an earlier one brought. */
function takesAway(line: Line): boolean {
  return line.kind === 'withdraw' || (line.kind === 'import' && line.replaces !== undefined)
}

/** Whether a line has to be read from its sealed original, which takes as long as its import did. */
function needsOriginal(line: Line, lines: readonly Line[]): line is OriginalLine {
  const isOriginal =
    line.kind === 'import' || line.kind === 'annex' || line.kind === 'indicator-file'
  return isOriginal && !isWithdrawn(line, lines) && !isReplaced(line, lines)
}

/** Imports of an original that are neither withdrawn nor replaced. */
export function importsInForce({ journal: { lines } }: Case, sha256: string) {
  return lines.flatMap((line) =>
    line.kind === 'import' && line.sha256 === sha256 && needsOriginal(line, lines) ? [line] : [],
  )
}

/** Applies every journal line the database does not hold yet; after a crash, or from nothing. */
export async function catchUp(
  kase: Case,
  { watch, signal }: Pick<ImportOptions, 'watch' | 'signal'> = {},
): Promise<void> {
  const lines = kase.journal.lines
  const done = appliedSeq(kase.db)
  if (done === 0) dropIndexes(kase.db)
  const identities = done === 0 ? new Identities() : null
  const open = lines.slice(done)
  const files = open.filter((line) => needsOriginal(line, lines))
  watch?.found?.(
    files.length,
    files.reduce((sum, { bytes }) => sum + bytes, 0),
  )
  for (const line of open) {
    if (!needsOriginal(line, lines)) {
      applyLine(kase.db, line)
      continue
    }
    signal?.throwIfAborted()
    watch?.begin?.(line.name, line.bytes)
    assertSealed(kase.folder, line.sha256)
    if (line.kind === 'import')
      await loadSealed(kase, line, {
        ...(watch ? { watch } : {}),
        signal,
        bulk: done === 0,
        identities,
      })
    else if (line.kind === 'annex') await replayAnnex(kase, line)
    else await loadIndicators(kase, line)
  }
  if (!isSettled(kase.db) || done === 0) {
    watch?.settle?.()
    settle(kase.db, kase.folder, identities)
  }
}

/** Applies what needs no original, up to the first line that does: the quick part of `catchUp`. */
export function catchUpDecisions(kase: Case): void {
  const { lines } = kase.journal
  for (const line of lines.slice(appliedSeq(kase.db))) {
    if (takesAway(line) || needsOriginal(line, lines)) return
    applyLine(kase.db, line)
  }
}

/**
 * Originals that are sealed and journaled but not, or not to the end, in the database: what an interrupted
 * import leaves behind. Names as they were given. A case of which this is not empty must not be judged.
 */
export function pendingFiles({ db, journal }: Case): { sha256: string; name: string }[] {
  const { lines } = journal
  const first = Math.min(appliedSeq(db), isSettled(db) ? Infinity : settledSeq(db))
  const rebuild = lines.slice(appliedSeq(db)).some(takesAway)
  return lines
    .slice(rebuild ? 0 : first)
    .flatMap((line) =>
      needsOriginal(line, lines) ? [{ sha256: line.sha256, name: line.name }] : [],
    )
}

/** Whether the database holds what the journal says, duplicates found and indexes built. */
export function isCaughtUp({ db, journal }: Case): boolean {
  return appliedSeq(db) === journal.lines.length && isSettled(db)
}

/** Lines not yet applied that take evidence away: only a fresh database can follow them. */
export function needsRebuild(kase: Case): boolean {
  const done = appliedSeq(kase.db)
  return done > 0 && kase.journal.lines.slice(done).some(takesAway)
}

/** Opens for writing, with everything the journal says in the database. */
export async function openCase(folder: string): Promise<Case> {
  const kase = openForWriting(folder)
  try {
    if (needsRebuild(kase)) {
      kase.close()
      return await rebuildCase(folder)
    }
    await catchUp(kase)
    noteActivity(folder, { kind: 'opened', version })
    return kase
  } catch (error) {
    kase.close()
    throw error
  }
}

/** Opens for reading: catches up first where nobody holds the case, else reads beside the writer. */
export async function openCaseToRead(folder: string): Promise<Case> {
  const holder = lockHolder(folder)
  return holder === null || holder === process.pid ? openCase(folder) : openForReading(folder)
}

/** Makes case.db again from evidence and journal. */
export async function rebuildCase(folder: string): Promise<Case> {
  const release = lockCase(folder)
  discardDatabase(folder)
  noteActivity(folder, { kind: 'rebuilt', version })
  release()
  return openCase(folder)
}

/**
 * A wrongly imported file is withdrawn, never deleted: journaled, and the cache made again without it.
 * Asks the journal, not the database: a file that cannot be loaded must still be withdrawable.
 * @throws AppError case/evidence-missing unless exactly one original in force begins with `prefix`
 */
export async function withdraw(
  folder: string,
  prefix: string,
  by: string,
  why: string,
): Promise<string> {
  const kase = openForWriting(folder)
  try {
    const sha256 = journalWithdrawal(kase, prefix, by, why)
    kase.close()
    const rebuilt = await rebuildCase(folder)
    rebuilt.close()
    return sha256
  } finally {
    kase.close()
  }
}

/** The journal's part of a withdrawal; the database follows when it is made again. */
export function journalWithdrawal(kase: Case, prefix: string, by: string, why: string): string {
  const { lines } = kase.journal
  const inForce = lines.filter((line) => needsOriginal(line, lines)).map(({ sha256 }) => sha256)
  const found = [...new Set(inForce)].filter((sha256) => sha256.startsWith(prefix))
  if (found.length !== 1) throw new AppError('case/evidence-missing', { sha256: prefix })
  kase.journal.append({ kind: 'withdraw', sha256: found[0]!, by, why })
  return found[0]!
}
