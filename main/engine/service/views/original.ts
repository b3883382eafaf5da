import { closeSync, openSync, readSync } from 'node:fs'
import type { Db } from '../../case/db.ts'
import { evidencePath } from '../../case/evidence.ts'
import type { StoredLayout } from '../../import/content.ts'
import { openBytes } from '../../import/input.ts'
import { decodeShown, type Encoding } from '../../import/readers/encoding.ts'
import { readTableRow } from '../../import/sqlite/recognise-database.ts'

type FileRow = { sha256: string; member: string | null; layout: string }

/** Table whose rows the records are; null for a file of bytes. */
function tableOf({ layout }: FileRow): string | null {
  const stored = JSON.parse(layout) as StoredLayout
  return stored.shape === 'json' ? (stored.json.table ?? null) : null
}

const encodingOf = ({ layout }: FileRow): Encoding => (JSON.parse(layout) as StoredLayout).encoding

function readRange(path: string, offset: number, length: number): Buffer {
  const file = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(length)
    return bytes.subarray(0, readSync(file, bytes, 0, length, offset))
  } finally {
    closeSync(file)
  }
}

const fileById = 'SELECT sha256, member, layout FROM file WHERE file_id = ?'
const fileByName =
  'SELECT sha256, member, layout FROM file WHERE sha256 = ? AND member IS ? LIMIT 1'

/** Bytes of a sealed original as text; null for a member of an archive. */
export function readOriginal(
  db: Db,
  folder: string,
  fileId: number,
  offset: number,
  length: number,
): string | null {
  const row = db.prepare(fileById).get(fileId) as FileRow
  if (row.member !== null) return null
  return decodeShown(readRange(evidencePath(folder, row.sha256), offset, length), encodingOf(row))
}

/** An archive is unpacked again from its start: beyond this it is no answer for a person who waits. */
const unpackedBytes = 32 * 1024 * 1024

/**
 * As `readOriginal`, members of archives included where they are near their archive's start, and rows of
 * databases, as the JSON text they were read as; `as` another encoding than the file was read in.
 */
export async function readPlace(
  db: Db,
  folder: string,
  place: { file: string; member?: string; offset: number; length: number },
  as?: Encoding,
): Promise<string | null> {
  const { file, member = null, offset, length } = place
  const row = db.prepare(fileByName).get(file, member) as FileRow
  const path = evidencePath(folder, file)
  const encoding = as ?? encodingOf(row)
  if (member === null) return decodeShown(readRange(path, offset, length), encoding)
  const table = tableOf(row)
  if (table !== null) return (await readTableRow(path, table, offset))?.slice(0, length) ?? null
  if (offset + length > unpackedBytes) return null
  return decodeShown(await readMember(path, member, offset, length), encoding)
}

async function readMember(
  path: string,
  member: string,
  offset: number,
  length: number,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let at = 0
  for await (const chunk of openBytes(path, member)) {
    const from = Math.max(offset - at, 0)
    const to = Math.min(offset + length - at, chunk.length)
    if (from < to) chunks.push(chunk.slice(from, to))
    at += chunk.length
    if (at >= offset + length) break
  }
  return Buffer.concat(chunks)
}
