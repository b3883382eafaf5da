import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { AppError } from '#shared'
import type { Case } from '../case/case.ts'
import { pendingFiles } from './replay.ts'

/** One time an original was given to the case; `at` is ISO 8601. */
export type Given = {
  as: 'evidence' | 'annex'
  name: string
  at: string
  state: 'in-force' | 'pending' | 'withdrawn'
  /** Of a withdrawn one: when, by whom and why. */
  withdrawn?: { at: string; by: string; why: string }
}

/**
 * SHA-256 of an original: of the file at that path, or the hash itself as it was written down.
 * @throws AppError input/not-found, input/unreadable
 */
export async function hashOf(fileOrHash: string): Promise<string> {
  const hash = createHash('sha256')
  try {
    for await (const chunk of createReadStream(fileOrHash)) hash.update(chunk as Buffer)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' && /^[0-9a-f]{64}$/i.test(fileOrHash)) return fileOrHash.toLowerCase()
    if (code === 'ENOENT') throw new AppError('input/not-found', { path: fileOrHash }, error)
    const detail = code ?? String(error)
    throw new AppError('input/unreadable', { path: fileOrHash, detail }, error)
  }
  return hash.digest('hex')
}

/**
 * Every time this original was given to the case, oldest first. Asks the journal, which also knows what
 * was withdrawn and what an interrupted import left behind.
 */
export function findOriginal(kase: Case, sha256: string): Given[] {
  const { lines } = kase.journal
  const pending = pendingFiles(kase).some((file) => file.sha256 === sha256)
  return lines.flatMap((line): Given[] => {
    if ((line.kind !== 'import' && line.kind !== 'annex') || line.sha256 !== sha256) return []
    const given = {
      as: line.kind === 'import' ? ('evidence' as const) : ('annex' as const),
      name: line.name,
      at: line.at,
    }
    for (const later of lines)
      if (later.kind === 'withdraw' && later.sha256 === sha256 && later.seq > line.seq) {
        const { at, by, why } = later
        return [{ ...given, state: 'withdrawn', withdrawn: { at, by, why } }]
      }
    return [{ ...given, state: pending ? 'pending' : 'in-force' }]
  })
}
