import { crc32, deflateRawSync } from 'node:zlib'

export type ZipEntry = {
  name: string
  data: Buffer
  /** Unix mode; a regular file without. */
  mode?: number
  stored?: boolean
  flags?: number
  /** Lies to tell in the directory and the local header. */
  claim?: { size?: number; crc?: number; packed?: number; at?: number; method?: number }
}

/** Writes a zip by hand, so that tests can write the ones that no tool would. */
export function writeZip(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const entry of entries) {
    const name = Buffer.from(entry.name)
    const packed = entry.stored ? entry.data : deflateRawSync(entry.data, { level: 9 })
    const common = commonFields(entry, packed.length, name.length)
    const local = Buffer.concat([signature(0x04034b50), common, name, packed])
    locals.push(local)
    directory.push(centralHeader(entry, common, name, entry.claim?.at ?? at))
    at += local.length
  }
  const central = Buffer.concat(directory)
  return Buffer.concat([...locals, central, endRecord(entries.length, central.length, at)])
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

function commonFields(entry: ZipEntry, packed: number, nameLength: number): Buffer {
  const bytes = Buffer.alloc(26)
  bytes.writeUInt16LE(20, 0)
  bytes.writeUInt16LE(0x800 | (entry.flags ?? 0), 2)
  bytes.writeUInt16LE(entry.claim?.method ?? (entry.stored ? 0 : 8), 4)
  bytes.writeUInt32LE(entry.claim?.crc ?? crc32(entry.data), 10)
  bytes.writeUInt32LE(entry.claim?.packed ?? packed, 14)
  bytes.writeUInt32LE(entry.claim?.size ?? entry.data.length, 18)
  bytes.writeUInt16LE(nameLength, 22)
  return bytes
}

function centralHeader(entry: ZipEntry, common: Buffer, name: Buffer, at: number): Buffer {
  const madeBy = Buffer.of(20, 3)
  const rest = Buffer.alloc(14)
  rest.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 6)
  rest.writeUInt32LE(at, 10)
  return Buffer.concat([signature(0x02014b50), madeBy, common, rest, name])
}

function endRecord(count: number, size: number, at: number): Buffer {
  const bytes = Buffer.alloc(22)
  bytes.writeUInt32LE(0x06054b50, 0)
  bytes.writeUInt16LE(count, 8)
  bytes.writeUInt16LE(count, 10)
  bytes.writeUInt32LE(size, 12)
  bytes.writeUInt32LE(at, 16)
  return bytes
}
