import { closeSync, openSync, readSync } from 'node:fs'
import { openArchive } from './readers/archive.ts'

const chunkBytes = 4 * 1024 * 1024

/** Bytes of an original, or of one member of an archive, chunk by chunk. */
export async function* openBytes(path: string, member: string | null): AsyncGenerator<Uint8Array> {
  if (member === null) {
    yield* fileBytes(path)
    return
  }
  for await (const entry of openArchive(path))
    if (entry.member === member) {
      yield* entry.stream
      return
    }
  throw new Error(`the archive no longer has the member ${member}`)
}

function* fileBytes(path: string): Generator<Uint8Array> {
  const file = openSync(path, 'r')
  try {
    for (;;) {
      // A fresh buffer each time: a reader may keep what it has not finished.
      const buffer = Buffer.allocUnsafe(chunkBytes)
      const bytes = readSync(file, buffer, 0, chunkBytes, null)
      if (bytes === 0) return
      yield buffer.subarray(0, bytes)
    }
  } finally {
    closeSync(file)
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
