import { createHash } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statfsSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { AppError } from '#shared'
import { syncFolder } from './journal.ts'

const chunkBytes = 4 * 1024 * 1024

/** A case needs the original, about a quarter of it as database, and as much again while that is written. */
const spaceFactor = 1.6

export function evidencePath(folder: string, sha256: string): string {
  return join(folder, 'evidence', sha256)
}

function* read(file: number, buffer: Buffer): Generator<Buffer> {
  for (;;) {
    const bytes = readSync(file, buffer, 0, buffer.length, null)
    if (bytes === 0) return
    yield buffer.subarray(0, bytes)
  }
}

function openInput(path: string): number {
  try {
    return openSync(path, 'r')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new AppError('input/not-found', { path }, error)
    throw new AppError('input/unreadable', { path, detail: code ?? String(error) }, error)
  }
}

function assertSpace(folder: string, path: string, bytes: number): void {
  const { bavail, bsize } = statfsSync(folder)
  const needBytes = Math.ceil(bytes * spaceFactor) + 16 * 1024 * 1024
  const freeBytes = bavail * bsize
  if (freeBytes < needBytes) throw new AppError('disk/too-small', { path, needBytes, freeBytes })
}

function writeAll(file: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length;)
    written += writeSync(file, bytes, written, bytes.length - written)
}

export type Sealed = { sha256: string; bytes: number }

const incoming = '.incoming-'

/** Seals chunk by chunk, yielding the bytes copied so far: whoever drives it may stop in between. */
function* sealing(folder: string, path: string): Generator<number, Sealed> {
  const source = openInput(path)
  const target = join(folder, 'evidence', `${incoming}${process.pid}`)
  try {
    const before = fstatSync(source)
    assertSpace(folder, path, before.size)
    mkdirSync(join(folder, 'evidence'), { recursive: true, mode: 0o700 })
    const sha256 = yield* copy(source, target)
    const after = fstatSync(source)
    if (after.size !== before.size || after.mtimeMs !== before.mtimeMs)
      throw new AppError('input/changed', { path })
    keep(folder, target, sha256)
    return { sha256, bytes: before.size }
  } catch (error) {
    rmSync(target, { force: true })
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOSPC' || code === 'EDQUOT')
      throw new AppError('disk/full', { detail: path, needBytes: fstatSync(source).size }, error)
    if (code === 'EISDIR' || code === 'EIO' || code === 'EACCES')
      throw new AppError('input/unreadable', { path, detail: code }, error)
    throw error
  } finally {
    closeSync(source)
  }
}

/**
 * Copies an original into the case before anything is parsed from it: hashed on the way, fsynced, made
 * read-only, named by its SHA-256. Nothing is left behind when it fails.
 * @throws AppError disk/too-small, disk/full, input/not-found, input/unreadable, input/changed
 */
export function sealOriginal(folder: string, path: string): Sealed {
  const steps = sealing(folder, path)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** As `sealOriginal`, letting others run between two chunks; an abort leaves nothing behind. */
export async function sealInSteps(
  folder: string,
  path: string,
  on: { progress?: (bytes: number) => void; signal?: AbortSignal | undefined },
): Promise<Sealed> {
  const steps = sealing(folder, path)
  for (;;) {
    const step = on.signal?.aborted === true ? steps.throw(on.signal.reason) : steps.next()
    if (step.done) return step.value
    on.progress?.(step.value)
    await setImmediate()
  }
}

/** Removes what a process that was killed while it sealed has left. Needs the lock. */
export function sweepIncoming(folder: string): void {
  const evidence = join(folder, 'evidence')
  if (!existsSync(evidence)) return
  for (const name of readdirSync(evidence))
    if (name.startsWith(incoming)) rmSync(join(evidence, name), { force: true })
}

function* copy(source: number, target: string): Generator<number, string> {
  const hash = createHash('sha256')
  const file = openSync(target, 'w', 0o600)
  let copied = 0
  try {
    for (const chunk of read(source, Buffer.allocUnsafe(chunkBytes))) {
      hash.update(chunk)
      writeAll(file, chunk)
      copied += chunk.length
      yield copied
    }
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  return hash.digest('hex')
}

function keep(folder: string, target: string, sha256: string): void {
  const sealed = evidencePath(folder, sha256)
  if (existsSync(sealed)) {
    rmSync(target)
    return
  }
  chmodSync(target, 0o400)
  renameSync(target, sealed)
  syncFolder(join(folder, 'evidence'))
}

/**
 * Asserts that a sealed original is still what its name says.
 * @throws AppError case/evidence-missing, case/evidence-changed
 */
export function assertSealed(folder: string, sha256: string): void {
  const path = evidencePath(folder, sha256)
  if (!existsSync(path)) throw new AppError('case/evidence-missing', { sha256 })
  const file = openSync(path, 'r')
  try {
    const hash = createHash('sha256')
    for (const chunk of read(file, Buffer.allocUnsafe(chunkBytes))) hash.update(chunk)
    if (hash.digest('hex') !== sha256) throw new AppError('case/evidence-changed', { sha256 })
  } finally {
    closeSync(file)
  }
}
