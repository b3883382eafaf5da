import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { AppError } from '#shared'
import type { Dialect, Head } from './dialect.ts'
import { firstBytes } from './input.ts'
import { ArchiveError, detectArchive, openArchive } from './readers/archive.ts'
import { readHead, readHeadOf, widestHeadBytes, type HeadResult } from './readers/head.ts'
import type { Layout } from './readers/layout.ts'
import { recognise } from './registry.ts'

/** One parseable part: a file, or a member of an archive. */
export type Recognised = {
  member: string | null
  bytes: number
  dialect: Dialect
  layout: Layout
  head: Head
}

const isAnnex = ({ id }: Dialect) => id.startsWith('annex-')

/** Layout and dialect of a head; `findings` of the head become named errors. */
function resolve(result: HeadResult, member: string | null, bytes: number): Recognised {
  if ('unrecognised' in result) {
    if (result.unrecognised === 'empty') throw new AppError('input/empty')
    if (result.unrecognised === 'no-record-in-head')
      throw new AppError('input/no-record', { bytes: Math.min(bytes, widestHeadBytes) })
    throw new AppError('input/unknown-format')
  }
  const { head, empty, ...layout } = result
  if (empty && head.shape === 'json') throw new AppError('input/empty')
  return { member, bytes, dialect: recognise(head), layout, head }
}

async function recogniseOne(path: string): Promise<Recognised> {
  let file
  try {
    file = openSync(path, 'r')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new AppError('input/not-found', { path }, error)
    throw new AppError('input/unreadable', { path, detail: code ?? String(error) }, error)
  }
  try {
    const { size } = fstatSync(file)
    const read = (length: number) => {
      const buffer = Buffer.alloc(length)
      return buffer.subarray(0, readSync(file, buffer, 0, length, 0))
    }
    return resolve(await readHeadOf(read, size), null, size)
  } finally {
    closeSync(file)
  }
}

/** Every member that a dialect knows; an archive none of whose members is known is unknown itself. */
async function recogniseArchive(path: string): Promise<Recognised[]> {
  const parts: Recognised[] = []
  let unknown = 0
  for await (const { member, size, stream } of openArchive(path)) {
    const bytes = await firstBytes(stream, widestHeadBytes)
    try {
      parts.push(resolve(readHead(bytes, size ?? Infinity), member, size ?? bytes.length))
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      unknown += 1
    }
  }
  if (parts.length === 0)
    throw unknown === 0 ? new AppError('input/empty') : new AppError('input/unknown-format')
  return parts
}

/**
 * What a file is, by its first bytes and never by its name.
 * @throws AppError input/unknown-format, input/empty, input/no-record, input/unreadable, input/archive
 */
export async function recogniseFile(path: string): Promise<Recognised[]> {
  const parts = await recogniseParts(path)
  if (parts.some(({ dialect }) => isAnnex(dialect))) throw new AppError('input/annex-as-evidence')
  return parts
}

async function recogniseParts(path: string): Promise<Recognised[]> {
  const one = () => recogniseOne(path).then((part) => [part])
  try {
    return (await detectKind(path)) === null ? await one() : await recogniseArchive(path)
  } catch (error) {
    if (error instanceof ArchiveError)
      throw new AppError('input/archive', { detail: `${error.code}: ${error.detail}` }, error)
    throw error
  }
}

async function detectKind(path: string) {
  try {
    return await detectArchive(path)
  } catch (error) {
    if (error instanceof ArchiveError) throw error
    return null
  }
}

/** The same for what people state; evidence is refused here as statements are there. */
export async function recogniseAnnex(path: string): Promise<Recognised> {
  const part = await recogniseOne(path)
  if (!isAnnex(part.dialect)) throw new AppError('input/unknown-format')
  return part
}
