import { statSync } from 'node:fs'
import type { Found } from '#contract'
import { visible } from '#shared'
import type { Case } from '../case/case.ts'
import { findOriginal, hashOf } from '../import/find-original.ts'
import type { Running } from './jobs.ts'
import { fileName } from './meter.ts'

function sizeOf(path: string): number {
  try {
    return statSync(path).size
  } catch {
    // What cannot be read is named where it is read.
    return 0
  }
}

/**
 * Whether a file is an original of the case. Reads it in a process that can be ended, and keeps nothing.
 * @throws AppError input/not-found, input/unreadable
 */
export async function findFile(kase: Case, path: string, { meter }: Running): Promise<Found> {
  const bytes = sizeOf(path)
  meter.set({ phase: 'read', files: 1, bytes, bytesDone: 0, at: fileName(path), canCancel: true })
  const sha256 = await hashOf(path, (bytesDone) => meter.set({ bytesDone }))
  return {
    name: fileName(path),
    sha256,
    bytes,
    given: findOriginal(kase, sha256).map(({ withdrawn, ...given }) => ({
      ...given,
      name: fileName(given.name),
      withdrawn:
        withdrawn === undefined
          ? null
          : { at: withdrawn.at, by: visible(withdrawn.by), why: visible(withdrawn.why) },
    })),
  }
}
