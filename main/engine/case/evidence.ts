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
  type Stats,
} from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '#shared'
import { endGrowth, growTo, startGrowth, type GrowingCopy } from './growth.ts'
import { syncFolder } from './journal.ts'

const chunkBytes = 4 * 1024 * 1024

/** A case needs the original, about a quarter of it as database, and twice as much again while that is written. */
const spaceFactor = 1.9

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

/** Where something grows that is part of the case only when it is done, and is swept when it never was. */
export function incomingPath(folder: string, name: string): string {
  return join(folder, 'evidence', `${incoming}${process.pid}-${name}`)
}

/** An original on its way into the case: its descriptor, where its copy grows, what it was at first. */
type Passage = { source: number; target: string; before: Stats }

function begin(folder: string, path: string): Passage {
  const source = openInput(path)
  const target = incomingPath(folder, 'original')
  return { source, target, before: fstatSync(source) }
}

function makeRoom(folder: string, path: string, { before }: Passage): void {
  assertSpace(folder, path, before.size)
  mkdirSync(join(folder, 'evidence'), { recursive: true, mode: 0o700 })
}

/** Gives the copy, written and fsynced, its name, unless the original has changed meanwhile. */
function finish(folder: string, path: string, passage: Passage, sha256: string): Sealed {
  const { source, target, before } = passage
  const after = fstatSync(source)
  if (after.size !== before.size || after.mtimeMs !== before.mtimeMs)
    throw new AppError('input/changed', { path })
  keep(folder, target, sha256)
  return { sha256, bytes: before.size }
}

/** Leaves nothing behind; what the system said becomes a named error. */
function giveUp(path: string, { target, before }: Passage, error: unknown): unknown {
  rmSync(target, { force: true })
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new AppError('disk/full', { detail: path, needBytes: before.size }, error)
  if (code === 'EISDIR' || code === 'EIO' || code === 'EACCES')
    return new AppError('input/unreadable', { path, detail: code }, error)
  return error
}

/**
 * Copies an original into the case before anything is parsed from it: hashed on the way, fsynced, made
 * read-only, named by its SHA-256. Nothing is left behind when it fails.
 * @throws AppError disk/too-small, disk/full, input/not-found, input/unreadable, input/changed
 */
export function sealOriginal(folder: string, path: string): Sealed {
  const passage = begin(folder, path)
  try {
    makeRoom(folder, path, passage)
    return finish(folder, path, passage, copy(passage))
  } catch (error) {
    throw giveUp(path, passage, error)
  } finally {
    closeSync(passage.source)
  }
}

export type SealWatch = {
  progress?: (bytes: number) => void
  signal?: AbortSignal | undefined
  /** Before the first byte is copied; from here on a change of the original is noticed. */
  begun?: () => Promise<void>
  /** The copy can be read as it grows; whoever reads it closes it. */
  growing?: (copy: GrowingCopy) => void
}

/**
 * As `sealOriginal`, hashing one chunk while it is written, and letting others run between two; an abort
 * leaves nothing behind.
 */
export async function sealInSteps(folder: string, path: string, on: SealWatch): Promise<Sealed> {
  const passage = begin(folder, path)
  try {
    makeRoom(folder, path, passage)
    await on.begun?.()
    return finish(folder, path, passage, await copyInSteps(passage, on))
  } catch (error) {
    throw giveUp(path, passage, error)
  } finally {
    closeSync(passage.source)
  }
}

/** Removes what a process that was killed while it sealed has left. Needs the lock. */
export function sweepIncoming(folder: string): void {
  const evidence = join(folder, 'evidence')
  if (!existsSync(evidence)) return
  for (const name of readdirSync(evidence))
    if (name.startsWith(incoming)) rmSync(join(evidence, name), { force: true })
}

function copy({ source, target, before }: Passage): string {
  const hash = createHash('sha256')
  const file = openSync(target, 'w', 0o600)
  let copied = 0
  try {
    for (const chunk of read(source, Buffer.allocUnsafe(chunkBytes))) {
      hash.update(chunk)
      writeAll(file, chunk)
      copied += chunk.length
      if (copied > before.size) break
    }
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  return hash.digest('hex')
}

async function writeBeside(file: FileHandle, bytes: Buffer): Promise<void> {
  for (let written = 0; written < bytes.length;)
    written += (await file.write(bytes, written, bytes.length - written)).bytesWritten
}

/**
 * One chunk is hashed, and the next one read, while it is written: from the same buffer, so that the digest
 * is that of the copy. Before the file is closed, whatever happens, its last write has ended. As in `copy`,
 * an original that grows is left as soon as it has: it might never end.
 */
async function copyInSteps({ source, target, before }: Passage, on: SealWatch): Promise<string> {
  const hash = createHash('sha256')
  const file = await open(target, 'w', 0o600)
  const growth = startGrowth()
  on.growing?.({ descriptor: openSync(target, 'r'), growth })
  const buffers = [Buffer.allocUnsafe(chunkBytes), Buffer.allocUnsafe(chunkBytes)] as const
  let writing = Promise.resolve()
  let copied = 0
  try {
    for (let turn = 0; ; turn += 1) {
      on.signal?.throwIfAborted()
      const buffer = buffers[turn % 2 === 0 ? 0 : 1]
      const bytes = readSync(source, buffer, 0, chunkBytes, null)
      await writing
      growTo(growth, copied)
      on.progress?.(copied)
      if (bytes === 0 || copied > before.size) break
      const chunk = buffer.subarray(0, bytes)
      writing = writeBeside(file, chunk)
      hash.update(chunk)
      copied += bytes
    }
    endGrowth(growth, true)
    await file.sync()
  } finally {
    endGrowth(growth, false)
    await Promise.allSettled([writing])
    await file.close()
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
