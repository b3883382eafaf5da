import { AppError } from '#shared'
import type { Reading } from '../case/entries.ts'
import { openBytes } from './input.ts'
import { dateRule, type DateKnowledge } from './kit/date-order.ts'
import { AnsiEvidence } from './readers/ansi.ts'
import { ArchiveError } from './readers/archive.ts'
import { unitBytes, type Encoding } from './readers/encoding.ts'
import { guessEncoding } from './readers/head.ts'
import type { Recognised } from './recognition.ts'
import type { Signs } from './signs.ts'

/** How a part is read, beyond what its head tells. Plain data: it crosses threads. */
export type ReadingPlan = {
  dates: DateKnowledge
  isEncodingStated: boolean
  /** Small enough to look for members that a record names twice. */
  checksKeys: boolean
}

/** Looking for them takes as long as parsing does, which only a small file may cost. */
const checkedBytes = 1024 * 1024

export function planOf(reading: Reading | undefined, bytes: number): ReadingPlan {
  return {
    dates: { stated: reading?.dateOrder ?? null, rule: null },
    isEncodingStated: reading?.encoding !== undefined,
    checksKeys: bytes <= checkedBytes,
  }
}

type Place = { path: string; member: string | null }

/** Whether the bytes of a whole file, or member, are what Windows writes as "ANSI", and cannot be UTF-8. */
async function isAnsi({ path, member }: Place): Promise<boolean> {
  const evidence = new AnsiEvidence()
  for await (const chunk of unpackable(path, member)) if (!evidence.take(chunk)) return false
  return evidence.isAnsi
}

/** The bytes of a file or member, of a damaged archive those that can still be unpacked. */
async function* unpackable(path: string, member: string | null): AsyncGenerator<Uint8Array> {
  try {
    yield* openBytes(path, member)
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error
  }
}

/** Whether the bytes of a whole file, or member, are UTF-8 with more than ASCII in it. */
async function isWideUtf8({ path, member }: Place): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let isWide = false
  for await (const chunk of unpackable(path, member))
    try {
      isWide ||= decoder.decode(chunk, { stream: true }).length !== chunk.length
    } catch {
      return false
    }
  return isWide
}

/**
 * Encoding of a file whose first bytes are given, where these bytes alone do not settle it; undefined where
 * they do. ANSI holds for all of a file or for nothing of it.
 * @throws AppError input/encoding-refuted where a person stated what the bytes cannot be
 */
export async function encodingOf(
  first: Uint8Array,
  place: Place,
  reading: Reading | undefined,
): Promise<Encoding | undefined> {
  const guess = guessEncoding(first)
  const isBytes = guess.bomLength === 0 && unitBytes(guess.encoding) === 1
  if (reading?.encoding !== undefined) {
    if (!isBytes || (await isWideUtf8(place)))
      throw new AppError('input/encoding-refuted', { path: place.path })
    return reading.encoding
  }
  if (!isBytes) return undefined
  return guess.encoding === 'windows-1252' && (await isAnsi(place)) ? 'windows-1252' : 'utf-8'
}

/**
 * The part as it has to be read now that all of it was seen, or null when it was read so: what the first
 * rows tell of dates and encoding holds only if nothing after them says otherwise.
 */
export async function readAgain(
  part: Recognised,
  { dates, notUtf8 }: Signs,
  path: string,
): Promise<Recognised | null> {
  const { layout, plan } = part
  if (notUtf8 > 0 && layout.encoding === 'utf-8' && layout.bomLength === 0)
    if (await isAnsi({ path, member: part.member }))
      return { ...part, layout: { ...layout, encoding: 'windows-1252' } }
  const rule = dateRule(dates, plan.dates.stated)
  if (dates.readBy === null || dates.readBy === rule) return null
  return { ...part, plan: { ...plan, dates: { ...plan.dates, rule } } }
}
