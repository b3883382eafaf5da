import { AppError } from '#shared'
import type { Case } from '../case/case.ts'
import type { CaseEntry, Reading } from '../case/entries.ts'
import { evidencePath } from '../case/evidence.ts'
import { recogniseFile } from './recognition.ts'
import { importsInForce } from './replay.ts'

type ImportEntry = Extract<CaseEntry, { kind: 'import' }>
type ImportLine = ReturnType<typeof importsInForce>[number]

/**
 * The entry that takes the place of an import because its original is to be read otherwise; what was stated
 * before and not again stays. Null when nothing new is stated.
 */
export function entryReadOtherwise(line: ImportLine, stated: Reading): ImportEntry | null {
  const { seq: replaces, prev: _prev, at: _at, ...entry } = line
  const reading = { ...entry.reading, ...stated }
  const isSame =
    reading.dateOrder === entry.reading?.dateOrder && reading.encoding === entry.reading?.encoding
  return isSame ? null : { ...entry, reading, replaces }
}

/**
 * The journal's part of reading an original of the case otherwise; the database follows when it is made
 * again. Returns the numbers of the lines that then bring the original.
 * @throws AppError case/evidence-missing, input/encoding-refuted: then nothing is journaled
 */
export async function journalReading(
  kase: Case,
  sha256: string,
  stated: Reading,
): Promise<number[]> {
  const held = importsInForce(kase, sha256)
  if (held.length === 0) throw new AppError('case/evidence-missing', { sha256 })
  const path = evidencePath(kase.folder, sha256)
  const renewed = held.map((line) => ({ line, entry: entryReadOtherwise(line, stated) }))
  for (const { line, entry } of renewed)
    if (entry !== null)
      await recogniseFile(path, entry.reading).catch((error: unknown) => {
        if (!(error instanceof AppError)) throw error
        // Sealed, it is called by its hash; a person knows it by the name it came with.
        throw new AppError(error.code, { ...error.params, path: line.name }, error)
      })
  return renewed.map(({ line, entry }) =>
    entry === null ? line.seq : kase.journal.append(entry).seq,
  )
}
