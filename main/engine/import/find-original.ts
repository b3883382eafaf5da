import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { AppError } from '#shared'
import type { Case } from '../case/case.ts'
import { isReplaced, pendingFiles } from './replay.ts'

/** One time an original was given to the case; `at` is ISO 8601. */
export type Given = {
  as: 'evidence' | 'annex' | 'indicators'
  name: string
  at: string
  /** `replaced`: the same original was imported again to be read otherwise. */
  state: 'in-force' | 'pending' | 'withdrawn' | 'replaced'
  /** Of a withdrawn one: when, by whom and why. */
  withdrawn?: { at: string; by: string; why: string }
}

/** One turn of the loop a megabyte: a large file is as quick as its disk. */
const chunkBytes = 1024 * 1024

const givenAs = { import: 'evidence', annex: 'annex', 'indicator-file': 'indicators' } as const

/**
 * SHA-256 of an original: of the file at that path, or the hash itself as it was written down. `read` hears
 * how many bytes were read so far.
 * @throws AppError input/not-found, input/unreadable
 */
export async function hashOf(fileOrHash: string, read?: (bytes: number) => void): Promise<string> {
  const hash = createHash('sha256')
  let bytes = 0
  try {
    for await (const chunk of createReadStream(fileOrHash, { highWaterMark: chunkBytes })) {
      hash.update(chunk as Buffer)
      bytes += (chunk as Buffer).length
      read?.(bytes)
    }
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
    if (line.kind !== 'import' && line.kind !== 'annex' && line.kind !== 'indicator-file') return []
    if (line.sha256 !== sha256) return []
    const given = {
      as: givenAs[line.kind],
      name: line.name,
      at: line.at,
    }
    for (const later of lines)
      if (later.kind === 'withdraw' && later.sha256 === sha256 && later.seq > line.seq) {
        const { at, by, why } = later
        return [{ ...given, state: 'withdrawn', withdrawn: { at, by, why } }]
      }
    if (isReplaced(line, lines)) return [{ ...given, state: 'replaced' }]
    return [{ ...given, state: pending ? 'pending' : 'in-force' }]
  })
}
