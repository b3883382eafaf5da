import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as fc from 'fast-check'
import { openReader, type Layout } from '../../../main/engine/import/readers/layout.ts'
import type { ReaderEnd } from '../../../main/engine/import/record.ts'

export type Found = {
  /** Kind (`json`, `row` or a quarantine code), value, byte offset, byte length. */
  entries: [kind: string, value: unknown, offset: number, length: number][]
  end: ReaderEnd
}

/** Runs a reader over the whole of `bytes`, cut at the given places. */
export function collect(bytes: Uint8Array, layout: Layout, cuts: readonly number[] = []): Found {
  const entries: Found['entries'] = []
  const reader = openReader(layout, {
    json: (value, offset, length) => void entries.push(['json', value, offset, length]),
    row: (cells, offset, length) => void entries.push(['row', cells, offset, length]),
    bad: (code, offset, length) => void entries.push([code, null, offset, length]),
  })
  const places = [...cuts, bytes.length].sort((left, right) => left - right)
  let from = 0
  for (const to of places) {
    // A copy that is overwritten afterwards: a reader must not keep what it was lent.
    const chunk = Uint8Array.from(bytes.subarray(from, to))
    reader.push(chunk)
    chunk.fill(0x22)
    from = to
  }
  return { entries, end: reader.end() }
}

export const values = (found: Found): unknown[] =>
  found.entries.filter(([kind]) => kind === 'json' || kind === 'row').map(([, value]) => value)

export const faults = (found: Found): [string, number, number][] =>
  found.entries
    .filter(([kind]) => kind !== 'json' && kind !== 'row')
    .map(([kind, , offset, length]) => [kind, offset, length])

export function jsonLayout(
  envelope: string | null = null,
  encoding: Layout['encoding'] = 'utf-8',
  bomLength = 0,
): Layout {
  return { shape: 'json', encoding, bomLength, json: { envelope } }
}

export function csvLayout(
  delimiter = ',',
  encoding: Layout['encoding'] = 'utf-8',
  skipLines = 0,
): Layout {
  return { shape: 'csv', encoding, bomLength: 0, csv: { delimiter, skipLines } }
}

/** The bytes of `text` in an encoding. */
export function encode(text: string, encoding: Layout['encoding']): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text)
  if (encoding === 'windows-1252') return encodeAnsi(text)
  if (encoding.startsWith('utf-32')) {
    const points = Uint32Array.from(text, (character) => character.codePointAt(0)!)
    const quads = Buffer.from(points.buffer)
    return encoding === 'utf-32le' ? quads : quads.swap32()
  }
  const bytes = Buffer.from(text, 'utf16le')
  return encoding === 'utf-16le' ? bytes : bytes.swap16()
}

const ansi = new TextDecoder('windows-1252')
const ansiBytes = new Map(
  Array.from({ length: 256 }, (_, byte) => [ansi.decode(Uint8Array.of(byte)), byte]),
)

function encodeAnsi(text: string): Buffer {
  return Buffer.from(
    Array.from(text, (character) => {
      const byte = ansiBytes.get(character)
      if (byte === undefined) throw new Error(`not in Windows-1252: ${character}`)
      return byte
    }),
  )
}

/** Every place to cut, for texts of up to this length; some of them otherwise. */
export function cutsOf(length: number): fc.Arbitrary<number[]> {
  return fc.oneof(
    fc.constant(Array.from({ length }, (_, index) => index)),
    fc.array(fc.nat({ max: length }), { maxLength: 12 }),
  )
}

/** A folder beside the checkout, or null, said aloud, where it is absent. */
export function besideCheckout(path: string): string | null {
  const folder = fileURLToPath(new URL(`../../../../shared/${path}`, import.meta.url))
  if (existsSync(folder)) return folder
  console.warn(`SKIPPED: ../shared/${path} is absent`)
  return null
}

/** Cases of a property: as given, or as many as FC_NUM_RUNS says for a long run. */
export function runs(usual: number): number {
  return Number(process.env['FC_NUM_RUNS'] ?? usual)
}

/** Milliseconds that such a run may take. */
export const longRun = 1_800_000
