import { ArchiveError, archiveLimits, exceedsRatio, type ArchiveFault } from './archive-error.ts'

export type ArchiveKind = 'zip' | 'gzip' | 'tar' | '7z' | 'rar' | 'xz' | 'bzip2' | 'zstd'

const marks: readonly (readonly [ArchiveKind, number, readonly number[]])[] = [
  ['zip', 0, [0x50, 0x4b, 0x03, 0x04]],
  ['zip', 0, [0x50, 0x4b, 0x05, 0x06]],
  ['gzip', 0, [0x1f, 0x8b]],
  ['7z', 0, [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['rar', 0, [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]],
  ['xz', 0, [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
  ['bzip2', 0, [0x42, 0x5a, 0x68]],
  ['zstd', 0, [0x28, 0xb5, 0x2f, 0xfd]],
  ['tar', 257, [0x75, 0x73, 0x74, 0x61, 0x72]],
]

/** Kind of archive that starts with these bytes (262 tell all of them), or null. */
export function kindOf(head: Uint8Array): ArchiveKind | null {
  const found = marks.find(([, at, mark]) => mark.every((byte, index) => head[at + index] === byte))
  return found?.[0] ?? null
}

export type StreamCheck = {
  member: string
  format: 'zip' | 'gzip'
  /** Packed bytes read so far, or of the whole member. */
  packedBytes: () => number
}

/**
 * Hands bytes on while they keep to the limits. What is unpacked is measured, not what the archive says
 * of it; an archive within an archive is refused by its first bytes, whatever its name.
 */
export async function* checkedStream(
  chunks: AsyncIterable<Uint8Array>,
  check: StreamCheck,
): AsyncGenerator<Uint8Array, void, undefined> {
  let total = 0
  for await (const chunk of chunks) {
    const kind = total === 0 ? kindOf(chunk) : null
    if (kind !== null) throw fault(check, 'nested', kind)
    total += chunk.length
    if (total > archiveLimits.totalBytes) throw fault(check, 'too-large', `${total}`)
    if (exceedsRatio(total, check.packedBytes())) throw fault(check, 'ratio', `${total}`)
    yield chunk
  }
}

function fault(check: StreamCheck, kind: 'nested' | 'too-large' | 'ratio', detail: string): Error {
  return new ArchiveError(
    `input/${check.format}-${kind}` satisfies ArchiveFault,
    check.member,
    detail,
  )
}
