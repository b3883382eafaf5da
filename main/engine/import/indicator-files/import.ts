import { writeMeta, type Case } from '../../case/case.ts'
import { evidencePath, sealOriginal } from '../../case/evidence.ts'
import { indicatorId } from '../../case/indicator.ts'
import type { Candidate, Entry } from './entry.ts'
import { readIndicatorFile, type IndicatorFormat } from './read.ts'

export type ImportedIndicators = {
  sha256: string
  bytes: number
  format: IndicatorFormat
  /** Of each value, in the order of the list: the id it has as a candidate, or why it is none. */
  entries: readonly (Entry & { id?: string })[]
}

/**
 * Takes in a list that others wrote: sealed, journaled as one line, its values recorded as candidates. What
 * the case knows already stays as a person left it.
 * @throws AppError input/indicators and what sealing throws
 */
export async function importIndicators(
  kase: Case,
  path: string,
  who: { by: string; why: string },
): Promise<ImportedIndicators> {
  await readIndicatorFile(path)
  const sealed = sealOriginal(kase.folder, path)
  const { seq } = kase.journal.append({ kind: 'indicator-file', ...sealed, name: path, ...who })
  return { ...sealed, ...(await loadIndicators(kase, { seq, ...sealed, ...who })) }
}

/** Records the candidates of a journaled list, from its sealed original; also how a rebuild does it. */
export async function loadIndicators(
  kase: Case,
  line: { seq: number; sha256: string; by: string; why: string },
): Promise<Pick<ImportedIndicators, 'format' | 'entries'>> {
  const { format, entries } = await readIndicatorFile(evidencePath(kase.folder, line.sha256))
  const insert = kase.db.prepare(
    `INSERT INTO indicator VALUES (?, ?, ?, ?, 'candidate', ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
  )
  const store = (candidate: Candidate): string | null => {
    const { kind, value, tier, from, to, why } = candidate
    const id = indicatorId(kind, value)
    const { changes } = insert.run(id, kind, value, tier, from, to, line.by, why ?? line.why)
    return changes === 0 ? null : id
  }
  const recorded = kase.db.transaction(() => {
    const stored = entries.map((entry) => {
      if ('reason' in entry) return entry
      const id = store(entry.candidate)
      const { place, kind, value } = entry
      return id === null ? { place, kind, value, reason: 'known' as const } : { ...entry, id }
    })
    writeMeta(kase.db, 'journalSeq', String(line.seq))
    return stored
  })()
  return { format, entries: recorded }
}
