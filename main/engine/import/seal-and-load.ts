import { closeSync } from 'node:fs'
import { AppError } from '#shared'
import type { Case } from '../case/case.ts'
import type { Reading } from '../case/entries.ts'
import { evidencePath, sealInSteps, type Sealed } from '../case/evidence.ts'
import type { GrowingCopy } from '../case/growth.ts'
import type { Identities } from './identities.ts'
import type { ImportOptions, ImportWatch } from './import.ts'
import { loadFile, type LoadEntry } from './load.ts'
import { recogniseFile, type Recognised } from './recognition.ts'

export type FileOptions = ImportOptions & { bulk: boolean; identities: Identities | null }

export type SealedEntry = LoadEntry & { reading?: Reading }

/** Parses a sealed original as its journal line says; also how a rebuild does it. */
export async function loadSealed(
  kase: Case,
  entry: SealedEntry,
  {
    watch,
    signal,
    bulk = false,
    identities = null,
  }: {
    watch?: ImportWatch
    signal?: AbortSignal | undefined
    bulk?: boolean
    identities?: Identities | null
  } = {},
): Promise<void> {
  signal?.throwIfAborted()
  const parts = await recogniseFile(evidencePath(kase.folder, entry.sha256), entry.reading)
  const progress = (bytes: number) => watch?.parsed?.(Math.min(bytes, entry.bytes))
  await loadFile(
    { folder: kase.folder, db: kase.db, bulk, identities, progress, signal },
    entry,
    parts,
  )
}

/** Seals an original, then loads it; returns the number of the journal line. */
export async function sealThenLoad(
  kase: Case,
  path: string,
  options: FileOptions,
  enter: (sealed: Sealed) => SealedEntry,
): Promise<number> {
  const { watch, signal } = options
  const progress = (done: number) => watch?.sealed?.(done)
  const entry = enter(await sealInSteps(kase.folder, path, { signal, progress }))
  await loadSealed(kase, entry, options)
  return entry.seq
}

/** From this size on, reading a plain file while it is being sealed is worth a thread of its own. */
const readAtOnceBytes = 4 * 1024 * 1024

export function isReadAtOnce([part, ...others]: readonly Recognised[]): boolean {
  return (
    part !== undefined &&
    others.length === 0 &&
    part.member === null &&
    part.head.shape !== 'tables' &&
    part.bytes >= readAtOnceBytes
  )
}

/**
 * Loads an original from its copy while that is made. The transaction ends only after the copy is sealed
 * and, by `enter`, journaled; a load that fails leaves the original sealed and journaled, as if it had come
 * after. Returns the number of the journal line.
 */
export async function sealAndLoad(
  kase: Case,
  path: string,
  options: FileOptions,
  enter: (sealed: Sealed) => SealedEntry,
): Promise<number> {
  const { watch, reading, asOf, collectedBy, declaredSource = null } = options
  const failed = new AbortController()
  const opened = Promise.withResolvers<GrowingCopy>()
  let parts: Recognised[] = []
  let isSealed = false
  const entry = sealInSteps(kase.folder, path, {
    signal: options.signal,
    progress: (done) => watch?.sealed?.(done),
    // Again, for what it was when the copy began is what counts.
    async begun() {
      parts = await recogniseFile(path, reading)
      if (!isReadAtOnce(parts)) throw new AppError('input/changed', { path })
    },
    growing: (copy) => opened.resolve(copy),
  }).then((sealed) => {
    isSealed = true
    return enter(sealed)
  })
  entry.catch((error: unknown) => {
    failed.abort(error)
    opened.reject(error)
  })
  const copy = await opened.promise
  const expected = { seq: -1, sha256: 'arriving', name: path, bytes: parts[0]!.bytes }
  try {
    await loadFile(
      {
        folder: kase.folder,
        db: kase.db,
        bulk: options.bulk,
        identities: options.identities,
        progress: (bytes) => isSealed && watch?.parsed?.(Math.min(bytes, expected.bytes)),
        signal: AbortSignal.any([failed.signal, ...(options.signal ? [options.signal] : [])]),
        arrival: { path, copy, entry },
      },
      { ...expected, collectedBy, asOf, declaredSource },
      parts,
    )
  } catch (error) {
    await entry
    throw error
  } finally {
    closeSync(copy.descriptor)
  }
  return (await entry).seq
}
