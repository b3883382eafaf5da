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
import { dropIndexes } from './indexes.ts'
import { loadSealed } from './import.ts'
import { isSettled, settle } from './settle.ts'

type Line = JournalLine<CaseEntry>

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

/** Applies every journal line the database does not hold yet; after a crash, or from nothing. */
export async function catchUp(kase: Case): Promise<void> {
  const lines = kase.journal.lines
  const done = appliedSeq(kase.db)
  if (done === 0) dropIndexes(kase.db)
  for (const line of lines.slice(done)) {
    if ((line.kind !== 'import' && line.kind !== 'annex') || isWithdrawn(line, lines)) {
      applyLine(kase.db, line)
      continue
    }
    assertSealed(kase.folder, line.sha256)
    if (line.kind === 'import') await loadSealed(kase, line)
    else await replayAnnex(kase, line)
  }
  if (!isSettled(kase.db) || done === 0) settle(kase.db, kase.folder)
}

/** Lines not yet applied that take evidence away: only a fresh database can follow them. */
function needsRebuild(kase: Case): boolean {
  const done = appliedSeq(kase.db)
  return done > 0 && kase.journal.lines.slice(done).some((line) => line.kind === 'withdraw')
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
    const { lines } = kase.journal
    const files = lines.filter((line) => line.kind === 'import' || line.kind === 'annex')
    const inForce = files.filter((line) => !isWithdrawn(line, lines)).map(({ sha256 }) => sha256)
    const found = [...new Set(inForce)].filter((sha256) => sha256.startsWith(prefix))
    if (found.length !== 1) throw new AppError('case/evidence-missing', { sha256: prefix })
    kase.journal.append({ kind: 'withdraw', sha256: found[0]!, by, why })
    kase.close()
    const rebuilt = await rebuildCase(folder)
    rebuilt.close()
    return found[0]!
  } finally {
    kase.close()
  }
}
