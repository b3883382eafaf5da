import { closeSync, openSync, readSync } from 'node:fs'
import { readGrowing, type GrowingCopy } from '../case/growth.ts'
import type { Range } from './ranges.ts'
import { openArchive } from './readers/archive.ts'

const chunkBytes = 4 * 1024 * 1024

/** Bytes of an original (all, or those of a range), or of one member of an archive, chunk by chunk. */
export async function* openBytes(
  path: string,
  member: string | null,
  range: Range = { from: 0, to: Infinity },
): AsyncGenerator<Uint8Array> {
  if (member === null) {
    yield* fileBytes(path, range)
    return
  }
  for await (const entry of openArchive(path))
    if (entry.member === member) {
      yield* entry.stream
      return
    }
  throw new Error(`the archive no longer has the member ${member}`)
}

function* fileBytes(path: string, range: Range): Generator<Uint8Array> {
  const file = openSync(path, 'r')
  try {
    yield* pieces(range, (buffer, at) => readSync(file, buffer, 0, buffer.length, at))
  } finally {
    closeSync(file)
  }
}

/** Bytes of a range of a copy that is still being made; waits for them in this thread. */
export function growingBytes(copy: GrowingCopy, range: Range): Generator<Uint8Array> {
  return pieces(range, (buffer, at) => readGrowing(copy, buffer, at))
}

function* pieces(
  { from, to }: Range,
  read: (buffer: Buffer, at: number) => number,
): Generator<Uint8Array> {
  for (let at = from; at < to;) {
    // A fresh buffer each time: a reader may keep what it has not finished.
    const buffer = Buffer.allocUnsafe(Math.min(chunkBytes, to - at))
    const bytes = read(buffer, at)
    if (bytes === 0) return
    at += bytes
    yield buffer.subarray(0, bytes)
  }
}

/** The first bytes of a stream, at most `length`; what is read beyond them is dropped with the stream. */
export async function firstBytes(
  stream: AsyncIterable<Uint8Array>,
  length: number,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let held = 0
  for await (const chunk of stream) {
    chunks.push(chunk)
    held += chunk.length
    if (held >= length) break
  }
  return Buffer.concat(chunks).subarray(0, length)
}
