import { AppError, formatTime } from '#shared'
import type { Case } from '../case/case.ts'
import type { Manifest } from '../case/entries.ts'
import { record } from './replay.ts'

/** A manifest as it was stated; `at` of the statement is ISO 8601. */
export type StatedManifest = Manifest & { by: string; statedAt: string }

/** Manifests of every original, newest first. The journal is all there is of them: no table repeats it. */
export function manifestsOf({ journal }: Pick<Case, 'journal'>): Map<string, StatedManifest[]> {
  const found = new Map<string, StatedManifest[]>()
  for (const line of journal.lines) {
    if (line.kind !== 'manifest') continue
    const { collectedBy, tool, query, account, from, to, collectedAt, errors, by, at } = line
    const stated = { collectedBy, tool, query, account, from, to, collectedAt, errors, by }
    found.set(line.sha256, [{ ...stated, statedAt: at }, ...(found.get(line.sha256) ?? [])])
  }
  return found
}

/**
 * The SHA-256 that begins with `prefix`, of an original that was ever given to the case.
 * @throws AppError case/evidence-missing unless there is exactly one
 */
export function originalOf({ journal }: Pick<Case, 'journal'>, prefix: string): string {
  const given = journal.lines.flatMap((line) => (line.kind === 'import' ? [line.sha256] : []))
  const found = [...new Set(given)].filter((sha256) => sha256.startsWith(prefix.toLowerCase()))
  if (found.length !== 1) throw new AppError('case/evidence-missing', { sha256: prefix })
  return found[0]!
}

/**
 * Journals how an original was collected.
 * @throws AppError case/evidence-missing
 */
export function stateManifest(kase: Case, sha256: string, manifest: Manifest, by: string): void {
  record(kase, { kind: 'manifest', sha256: originalOf(kase, sha256), ...manifest, by })
}

/** As it is printed: times in ISO 8601, what is not stated as null. */
export function manifestJson({ from, to, collectedAt, ...rest }: StatedManifest) {
  const time = (at: number | null) => (at === null ? null : formatTime(at))
  return { ...rest, from: time(from), to: time(to), collectedAt: time(collectedAt) }
}
