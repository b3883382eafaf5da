import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { constants, createGunzip } from 'node:zlib'
import { ArchiveError } from './archive-error.ts'
import { checkedStream, kindOf, type ArchiveKind } from './archive-stream.ts'
import { openZip } from './archive-zip.ts'

export { ArchiveError, archiveLimits, type ArchiveFault } from './archive-error.ts'

/** `size` in bytes, unpacked; null where the archive does not say (gzip). */
export type ArchiveMember = {
  member: string
  size: number | null
  /** To be read before the next member is asked for, or left alone. */
  stream: AsyncIterable<Uint8Array>
}

/** Which archive a file is by its first bytes, null for none. Others than these two are not opened. */
export async function detectArchive(path: string): Promise<ArchiveKind | null> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(512), 0, 512, 0)
    return kindOf(buffer.subarray(0, bytesRead))
  } finally {
    await file.close()
  }
}

/**
 * Members of a zip or gzip file, one after the other, within the limits of evidence.md §2.1. All names
 * and sizes of a zip are checked before its first member is given out. Throws ArchiveError. Member names
 * are for display and identity; nothing may be written under them.
 */
export async function* openArchive(path: string): AsyncGenerator<ArchiveMember, void, undefined> {
  const kind = await detectArchive(path)
  if (kind === 'zip') yield* openZip(path)
  else if (kind === 'gzip') yield openGzip(path)
  else throw new ArchiveError('input/archive-unknown', null, kind ?? 'no archive')
}

function openGzip(path: string): ArchiveMember {
  const member = basename(path).replace(/\.gz$/i, '')
  return { member, size: null, stream: gunzip(path, member) }
}

async function* gunzip(path: string, member: string): AsyncGenerator<Uint8Array, void, undefined> {
  const input = createReadStream(path)
  const output = createGunzip()
  input.on('error', (error) => output.destroy(error))
  input.pipe(output)
  try {
    yield* checkedStream(output, { member, format: 'gzip', packedBytes: () => output.bytesWritten })
  } catch (error) {
    throw gzipError(error, member)
  } finally {
    input.destroy()
    output.destroy()
  }
  await checkPadding(path, member, output.bytesWritten)
}

/** Behind the data only NUL bytes may stand, as tapes and disks pad; zlib passes over whatever follows. */
async function checkPadding(path: string, member: string, from: number): Promise<void> {
  for await (const chunk of createReadStream(path, { start: from })) {
    if ((chunk as Buffer).some((byte) => byte !== 0)) {
      throw new ArchiveError('input/gzip-trailing-bytes', member, `behind byte ${from}`)
    }
  }
}

function gzipError(error: unknown, member: string): unknown {
  if (!(error instanceof Error) || !('errno' in error)) return error
  if (error.errno === constants.Z_BUF_ERROR) {
    return new ArchiveError('input/gzip-truncated', member, error.message)
  }
  return error.errno === constants.Z_DATA_ERROR
    ? new ArchiveError('input/gzip-corrupt', member, error.message)
    : error
}
