import type { RawRecord } from '#contract'
import { AppError, visible, type Param } from '#shared'
import { EventPrinter } from '../../import/event-json.ts'
import { loadEvents } from '../../import/event-rows.ts'
import { fileName } from '../meter.ts'
import type { Reading } from '../reader-desk.ts'
import type { Judged } from '../stored.ts'
import { readPlace } from './original.ts'

const shownBytes = 256 * 1024
const shortestToken = 4
const mostMarks = 1_000

function tokensOf(params: Readonly<Record<string, Param>>): string[] {
  return Object.values(params)
    .flatMap((value) =>
      typeof value === 'string'
        ? [value]
        : typeof value === 'object' && value !== null
          ? value
          : [],
    )
    .filter((token) => token.length >= shortestToken)
}

/** Places of the tokens, in order, those that touch as one. Letters match in either case where that is safe. */
export function marksIn(text: string, tokens: readonly string[]): [number, number][] {
  const lower = text.toLowerCase()
  const isSafe = lower.length === text.length
  const found: [number, number][] = []
  for (const token of tokens) {
    const [where, what] = isSafe ? [lower, token.toLowerCase()] : [text, token]
    for (
      let at = where.indexOf(what);
      at !== -1 && found.length < mostMarks;
      at = where.indexOf(what, at + what.length)
    )
      found.push([at, at + what.length])
  }
  const marks: [number, number][] = []
  for (const [start, end] of found.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = marks.at(-1)
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end)
    else marks.push([start, end])
  }
  return marks
}

function paramsOf(judged: Judged, finding: string | null): Readonly<Record<string, Param>> {
  const all = judged.evaluation.claims.flatMap(({ findings }) => findings)
  return all.find(({ id }) => id === finding)?.params ?? {}
}

/**
 * One version of a cited record, byte for byte.
 * @throws AppError event/unknown
 */
export async function rawView(
  { kase }: Reading,
  judged: Judged | null,
  asked: { event: string; version: number; finding: string | null },
): Promise<RawRecord> {
  const key = judged?.keys.get(asked.event)
  const [event] = key === undefined ? [] : loadEvents(kase.db, [key])
  const places = event === undefined ? [] : new EventPrinter(kase.db, kase.folder).places(event)
  const place = places[asked.version]
  if (judged === null || place === undefined)
    throw new AppError('event/unknown', { event: asked.event })
  const cut = place.length > shownBytes
  const text = await readPlace(kase.db, kase.folder, {
    ...place,
    length: Math.min(place.length, shownBytes),
  })
  const name = kase.db
    .prepare('SELECT name FROM file WHERE sha256 = ? ORDER BY file_id LIMIT 1')
    .pluck()
    .get(place.file) as string
  return {
    file: fileName(name),
    sha256: place.file,
    member: place.member === undefined ? null : visible(place.member),
    offset: place.offset,
    length: place.length,
    text,
    cut,
    marks: text === null ? [] : marksIn(text, tokensOf(paramsOf(judged, asked.finding))),
    version: asked.version,
    versions: places.length,
  }
}
