import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { basename } from 'node:path'
import { AppError } from '#shared'
import type { Reading } from '../case/entries.ts'
import type { Dialect, Head } from './dialect.ts'
import { firstBytes } from './input.ts'
import { ArchiveError, detectArchive, openArchive } from './readers/archive.ts'
import {
  readHead,
  readHeadOf,
  widestHeadBytes,
  type FileHead,
  type HeadResult,
} from './readers/head.ts'
import { notEvidence } from './not-evidence.ts'
import type { Layout } from './readers/layout.ts'
import { otherHeads } from './readers/other-heads.ts'
import { encodingOf, planOf, type ReadingPlan } from './reading.ts'
import { recognise } from './registry.ts'
import { isDatabase, readTables } from './sqlite/recognise-database.ts'
import { holdsTokens, isTokenRecord } from './tokens.ts'
import type { UnreadMember } from './unread-members.ts'

/** One parseable part: a file, or a member of an archive. */
export type Recognised = {
  member: string | null
  bytes: number
  dialect: Dialect
  layout: Layout
  head: Head
  plan: ReadingPlan
  /** With the first part of an archive: its members of which nothing is read. */
  unread?: readonly UnreadMember[]
}

const isAnnex = ({ id }: Dialect) => id.startsWith('annex-')

/** Layout and dialect of a head; `findings` of the head become named errors. */
function resolve(
  result: HeadResult,
  {
    member,
    bytes,
    reading,
  }: { member: string | null; bytes: number; reading: Reading | undefined },
): Recognised {
  if ('unrecognised' in result) {
    if (result.unrecognised === 'empty') throw new AppError('input/empty')
    if (result.unrecognised === 'no-record-in-head')
      throw new AppError('input/no-record', { bytes: Math.min(bytes, widestHeadBytes) })
    throw new AppError('input/unknown-format')
  }
  const { head, empty, ...layout } = result
  if (empty && head.shape === 'json') throw new AppError('input/empty')
  const plan = planOf(reading, bytes)
  const dialect = recognise(head)
  return { member, bytes, dialect, layout: layoutFor(dialect, layout), head, plan }
}

function layoutFor(dialect: Dialect, layout: Layout): Layout {
  return dialect.takesArrays && layout.shape === 'json'
    ? { ...layout, json: { ...layout.json, whole: true } }
    : layout
}

/** As `resolve`; where no dialect knows the head, the first other form of the file that one knows. */
function resolveAny(
  result: HeadResult,
  others: () => readonly FileHead[],
  file: Parameters<typeof resolve>[1],
): Recognised {
  try {
    return resolve(result, file)
  } catch (error) {
    if (!isUnknown(error)) throw error
    for (const other of others())
      try {
        return resolve(other, file)
      } catch (otherError) {
        if (!isUnknown(otherError)) throw otherError
      }
    throw error
  }
}

const isUnknown = (error: unknown) =>
  error instanceof AppError &&
  (error.code === 'input/unknown-format' || error.code === 'input/no-record')

/** As the function given, but a token cache is named as one: neither it nor what holds it may be sealed. */
function refuseTokens(
  named: { path: string; member: string | null },
  bytes: () => Uint8Array,
  read: () => Recognised,
): Recognised {
  const code = named.member === null ? 'input/holds-tokens' : 'input/archive-holds-tokens'
  const tokens = () => new AppError(code, named)
  let part
  try {
    part = read()
  } catch (error) {
    throw holdsTokens(bytes()) ? tokens() : error
  }
  if (part.head.shape === 'json' && part.head.samples.some(isTokenRecord)) throw tokens()
  return part
}

async function recogniseOne(path: string, reading: Reading | undefined): Promise<Recognised> {
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
    const place = { path, member: null }
    const encoding = await encodingOf(read(Math.min(size, widestHeadBytes)), place, reading)
    const head = await readHeadOf(read, size, encoding)
    return refuseTokens(
      place,
      () => read(Math.min(size, widestHeadBytes)),
      () => {
        const others = () => otherHeads(read(widestHeadBytes), size, head, encoding)
        return resolveAny(head, others, { member: null, bytes: size, reading })
      },
    )
  } finally {
    closeSync(file)
  }
}

/** Every member that a dialect knows, with the names of the others; if none is known, the archive is unknown itself. */
async function recogniseArchive(path: string, reading: Reading | undefined): Promise<Recognised[]> {
  const parts: Recognised[] = []
  const unread: UnreadMember[] = []
  for await (const { member, size, stream } of openArchive(path)) {
    const bytes = await firstBytes(stream, widestHeadBytes)
    const encoding = await encodingOf(bytes, { path, member }, reading)
    const known = { member, bytes: size ?? bytes.length, reading }
    try {
      const head = readHead(bytes, size ?? Infinity, encoding)
      const others = () => otherHeads(bytes, size ?? Infinity, head, encoding)
      const read = () => resolveAny(head, others, known)
      parts.push(refuseTokens({ path, member }, () => bytes, read))
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'input/archive-holds-tokens') throw error
      const what = notEvidence(basename(member), bytes, bytes.length < widestHeadBytes)
      unread.push(what === null ? { member, reason: error.code } : { member, what })
    }
  }
  const [first, ...others] = parts
  if (first !== undefined) return [{ ...first, unread }, ...others]
  throw unread.length === 0 ? new AppError('input/empty') : new AppError('input/unknown-format')
}

/**
 * What a file is, by its first bytes and never by its name; `reading` is what a person said of it.
 * @throws AppError input/unknown-format, input/empty, input/no-record, input/unreadable, input/archive,
 * input/holds-tokens, input/archive-holds-tokens, input/encoding-refuted, input/database,
 * input/database-unfinished
 */
export async function recogniseFile(path: string, reading?: Reading): Promise<Recognised[]> {
  const parts = await recogniseParts(path, reading)
  if (parts.some(({ dialect }) => isAnnex(dialect))) throw new AppError('input/annex-as-evidence')
  return parts
}

/** A part for each table that holds a row; the tables together tell whose database it is. */
async function recogniseDatabase(path: string): Promise<Recognised[]> {
  const { tables, others } = await readTables(path)
  const dialect = recognise({ shape: 'tables', table: '', tables })
  const filled = tables.filter(({ isEmpty }) => !isEmpty)
  if (filled.length === 0) throw new AppError('input/empty')
  return filled.map(({ name }, index) => ({
    member: name,
    bytes: 0,
    dialect,
    layout: {
      encoding: 'utf-8',
      bomLength: 0,
      shape: 'json',
      json: { envelope: null, table: name },
    },
    head: { shape: 'tables', table: name, tables },
    plan: planOf(undefined, 0),
    ...(index === 0
      ? { unread: others.map((member) => ({ member, reason: 'no plain table' })) }
      : {}),
  }))
}

async function recogniseParts(path: string, reading: Reading | undefined): Promise<Recognised[]> {
  if (isDatabase(path)) return recogniseDatabase(path)
  const one = () => recogniseOne(path, reading).then((part) => [part])
  try {
    return (await detectKind(path)) === null ? await one() : await recogniseArchive(path, reading)
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
  const part = await recogniseOne(path, undefined)
  if (!isAnnex(part.dialect)) throw new AppError('input/unknown-format')
  return part
}
