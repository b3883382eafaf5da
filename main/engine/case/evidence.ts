import { createHash } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statfsSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
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

/**
 * Copies an original into the case before anything is parsed from it: hashed on the way, fsynced, made
 * read-only, named by its SHA-256. Nothing is left behind when it fails.
 * @throws AppError disk/too-small, disk/full, input/not-found, input/unreadable, input/changed
 */
export function sealOriginal(folder: string, path: string): { sha256: string; bytes: number } {
  const source = openInput(path)
  const target = join(folder, 'evidence', `.incoming-${process.pid}`)
  try {
    const before = fstatSync(source)
    assertSpace(folder, path, before.size)
    mkdirSync(join(folder, 'evidence'), { recursive: true, mode: 0o700 })
    const sha256 = copy(source, target)
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

function copy(source: number, target: string): string {
  const hash = createHash('sha256')
  const file = openSync(target, 'w', 0o600)
  try {
    for (const chunk of read(source, Buffer.allocUnsafe(chunkBytes))) {
      hash.update(chunk)
      writeAll(file, chunk)
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
