import { crc32 } from 'node:zlib'
import { openPromise, type Entry, type ZipFile } from 'yauzl'
import { ArchiveError, archiveLimits, exceedsRatio } from './archive-error.ts'
import { checkedStream } from './archive-stream.ts'

type ZipMember = { member: string; size: number; stream: AsyncIterable<Uint8Array> }

/** Bytes of a local file header without its names. */
const localHeaderBytes = 30
const fileTypeMask = 0o170000
const regularFile = 0o100000
const folder = 0o040000

const reservedNames = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i
const archiveNames = /\.(zip|gz|tgz|tar|7z|rar|xz|txz|bz2|tbz2|zst)$/i

/** Files of a zip in the order of its directory. Every entry is checked before the first is opened. */
export async function* openZip(path: string): AsyncGenerator<ZipMember, void, undefined> {
  const zip = await guarded(
    openPromise(path, { lazyEntries: true, decodeStrings: true, autoClose: false }),
  )
  try {
    const entries = await readDirectory(zip)
    for (const entry of entries) {
      if (entry.fileName.endsWith('/')) continue
      yield { member: entry.fileName, size: entry.uncompressedSize, stream: unpack(zip, entry) }
    }
  } finally {
    zip.close()
  }
}

async function readDirectory(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = []
  const names = new Set<string>()
  let total = 0
  try {
    for await (const entry of zip.eachEntry()) {
      entries.push(entry)
      if (entries.length > archiveLimits.entries) {
        throw new ArchiveError('input/zip-too-many-entries', null, `${zip.entryCount}`)
      }
      checkEntry(entry)
      checkName(entry.fileName, names)
      total += entry.uncompressedSize
      if (total > archiveLimits.totalBytes) {
        throw new ArchiveError('input/zip-too-large', null, `${total}`)
      }
    }
  } catch (error) {
    throw zipError(error, null)
  }
  checkOverlap(entries)
  return entries
}

function checkEntry(entry: Entry): void {
  const { fileName, uncompressedSize, compressedSize } = entry
  const type = (entry.externalFileAttributes >>> 16) & fileTypeMask
  if (type !== 0 && type !== regularFile && type !== folder) {
    throw new ArchiveError('input/zip-symlink', fileName, `mode ${type.toString(8)}`)
  }
  if (entry.isEncrypted()) throw new ArchiveError('input/zip-encrypted', fileName, 'encrypted')
  if (!entry.canDecodeFileData()) {
    throw new ArchiveError('input/zip-method', fileName, `method ${entry.compressionMethod}`)
  }
  if (exceedsRatio(uncompressedSize, compressedSize)) {
    throw new ArchiveError('input/zip-ratio', fileName, `${uncompressedSize}:${compressedSize}`)
  }
}

function checkName(name: string, names: Set<string>): void {
  const parts = name.replace(/\/$/, '').split('/')
  const unfit = parts.some((part) => part === '' || /[. ]$/.test(part) || reservedNames.test(part))
  if (unfit || hasForbidden(name)) throw new ArchiveError('input/zip-name', name, name)
  if (archiveNames.test(name)) throw new ArchiveError('input/zip-nested', name, name)
  // Upper case first: it joins letters that lower case alone keeps apart.
  const folded = parts.join('/').normalize('NFC').toUpperCase().toLowerCase()
  if (names.has(folded)) throw new ArchiveError('input/zip-name-collision', name, name)
  names.add(folded)
}

function hasForbidden(name: string): boolean {
  for (let index = 0; index < name.length; index += 1) {
    if (name.charCodeAt(index) < 0x20 || '<>:"|?*\u007f'.includes(name.charAt(index))) return true
  }
  return false
}

/** Entries that share bytes are how small files unpack to very large ones without a high ratio. */
function checkOverlap(entries: readonly Entry[]): void {
  const spans = entries
    .map((entry) => ({
      name: entry.fileName,
      start: entry.relativeOffsetOfLocalHeader,
      end:
        entry.relativeOffsetOfLocalHeader +
        localHeaderBytes +
        entry.fileNameLength +
        entry.compressedSize,
    }))
    .sort((left, right) => left.start - right.start)
  let previousEnd = 0
  for (const { name, start, end } of spans) {
    if (start < previousEnd) throw new ArchiveError('input/zip-overlap', name, `at ${start}`)
    previousEnd = end
  }
}

async function* unpack(zip: ZipFile, entry: Entry): AsyncGenerator<Uint8Array, void, undefined> {
  const member = entry.fileName
  const stream = await guarded(zip.openReadStreamPromise(entry), member)
  let sum = 0
  try {
    const check = { member, format: 'zip' as const, packedBytes: () => entry.compressedSize }
    for await (const chunk of checkedStream(stream as AsyncIterable<Uint8Array>, check)) {
      sum = crc32(chunk, sum)
      yield chunk
    }
  } catch (error) {
    throw zipError(error, member)
  } finally {
    stream.destroy()
  }
  if (sum !== entry.crc32) throw new ArchiveError('input/zip-corrupt', member, 'checksum')
}

async function guarded<Value>(
  promise: Promise<Value>,
  member: string | null = null,
): Promise<Value> {
  try {
    return await promise
  } catch (error) {
    throw zipError(error, member)
  }
}

/** yauzl reports faults of the archive as plain errors; those of the disk carry a system code. */
function zipError(error: unknown, member: string | null): unknown {
  if (error instanceof ArchiveError || !(error instanceof Error)) return error
  const systemFault = 'syscall' in error
  if (systemFault) return error
  const aboutName = /absolute path|invalid relative path|invalid characters/.test(error.message)
  const code = aboutName ? 'input/zip-name' : 'input/zip-corrupt'
  return new ArchiveError(code, member, error.message)
}
