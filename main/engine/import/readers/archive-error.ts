export type ArchiveFault =
  /** Neither zip nor gzip: 7z, rar, xz, … or no archive at all. */
  | 'input/archive-unknown'
  | 'input/zip-corrupt'
  | 'input/zip-too-many-entries'
  | 'input/zip-too-large'
  | 'input/zip-ratio'
  /** Absolute, upwards, or not to be held on every system; names are never used for writing. */
  | 'input/zip-name'
  /** Two names that differ at most in letter case. */
  | 'input/zip-name-collision'
  /** A symbolic link, device or the like. */
  | 'input/zip-symlink'
  | 'input/zip-encrypted'
  | 'input/zip-method'
  /** Two entries share bytes. */
  | 'input/zip-overlap'
  | 'input/zip-nested'
  | 'input/gzip-truncated'
  | 'input/gzip-corrupt'
  | 'input/gzip-trailing-bytes'
  | 'input/gzip-too-large'
  | 'input/gzip-ratio'
  | 'input/gzip-nested'

/** An archive that is not opened, or not to its end; `member` where one of its entries is the reason. */
export class ArchiveError extends Error {
  readonly code: ArchiveFault
  readonly member: string | null
  readonly detail: string

  constructor(code: ArchiveFault, member: string | null, detail: string) {
    super(`${code}: ${detail}`)
    this.name = 'ArchiveError'
    this.code = code
    this.member = member
    this.detail = detail
  }
}

/** evidence.md §2.1. */
export const archiveLimits = {
  entries: 10_000,
  totalBytes: 50 * 1024 ** 3,
  /** Unpacked to packed, from `ratioFromBytes` unpacked on. */
  ratio: 200,
  ratioFromBytes: 10 * 1024 * 1024,
} as const

/** Whether so many bytes out of so few are more than any log export gives. */
export function exceedsRatio(unpackedBytes: number, packedBytes: number): boolean {
  if (unpackedBytes <= archiveLimits.ratioFromBytes) return false
  return unpackedBytes > packedBytes * archiveLimits.ratio
}
