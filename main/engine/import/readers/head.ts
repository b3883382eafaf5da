import { isUtf8 } from 'node:buffer'
import type { Head } from '../dialect.ts'
import type { RecordSink } from '../record.ts'
import { AnsiEvidence } from './ansi.ts'
import { detectEncoding, wholeUtf8End, type Encoding, type EncodingGuess } from './encoding.ts'
import { findEnvelope } from './head-envelope.ts'
import { openReader, type JsonForm, type Layout } from './layout.ts'
import { UnitWindow } from './unit-window.ts'

/** Bytes that tell a file's form, and those that are looked at when no record fits into them. */
export const headBytes = 64 * 1024
export const widestHeadBytes = 1024 * 1024
const sampleCount = 20
const delimiters = [',', ';', '\t']

export type HeadFault =
  | 'empty'
  /** Control characters where text should be. */
  | 'not-text'
  /** Bytes that are none of the encodings read here. */
  | 'unknown-encoding'
  /** Starts like JSON and is not. */
  | 'not-json'
  /** The first row of a CSV, without which none of the others has a meaning. */
  | 'unreadable-header'
  | 'no-record-in-head'

/** `empty` where the whole file was seen and its form is known, but it holds no record. */
export type FileHead = Layout & { head: Head; empty?: true }

export type HeadResult = FileHead | { unrecognised: HeadFault }

/**
 * Form of a file from its first bytes: at least `headBytes` of them, or all there are; `size` is that of
 * the file; `encoding` is for a file without a byte order mark, where more than the head has told it.
 * After `no-record-in-head` ask again with `widestHeadBytes`.
 */
export function readHead(bytes: Uint8Array, size: number, encoding?: Encoding): HeadResult {
  const guess = encoding === undefined ? guessEncoding(bytes) : { encoding, bomLength: 0 }
  const window = new UnitWindow(guess.encoding, guess.bomLength)
  window.append(bytes, 0)
  const first = firstSolid(window)
  if (first < 0) return { unrecognised: bytes.length < size ? 'no-record-in-head' : 'empty' }
  const source = { bytes, whole: bytes.length >= size, guess }
  const byte = window.shadow[first]
  if (byte === 0x7b || byte === 0x5b)
    return jsonHead(source, { envelope: findEnvelope(window, first) })
  return csvHead(source, leadingText(window))
}

/** `readHead` over a file or archive member: `read(length)` gives its first bytes. */
export async function readHeadOf(
  read: (length: number) => Promise<Uint8Array> | Uint8Array,
  size: number,
  encoding?: Encoding,
): Promise<HeadResult> {
  const result = readHead(await read(headBytes), size, encoding)
  const wider = 'unrecognised' in result && result.unrecognised === 'no-record-in-head'
  return wider && size > headBytes ? readHead(await read(widestHeadBytes), size, encoding) : result
}

/** The head of the same bytes where they are JSON of another form; null where that gives no record. */
export function readHeadAs(
  bytes: Uint8Array,
  size: number,
  json: JsonForm,
  encoding?: Encoding,
): FileHead | null {
  const guess = encoding === undefined ? guessEncoding(bytes) : { encoding, bomLength: 0 }
  const result = jsonHead({ bytes, whole: bytes.length >= size, guess }, json)
  return 'unrecognised' in result || result.empty ? null : result
}

/** The head of the same bytes as lines of text; null where they are none. */
export function readHeadAsLines(
  bytes: Uint8Array,
  size: number,
  encoding?: Encoding,
): FileHead | null {
  const guess = encoding === undefined ? guessEncoding(bytes) : { encoding, bomLength: 0 }
  const layout: Layout = { ...guess, shape: 'lines' }
  const { rows } = sample({ bytes, whole: bytes.length >= size, guess }, layout, sampleCount)
  const lines = rows.slice(0, sampleCount).flat()
  if (lines.length === 0 || lines.some(hasControls)) return null
  return { ...layout, head: { shape: 'lines', lines } }
}

/** ANSI only for what is no UTF-8, and by that cannot be taken for it. */
export function guessEncoding(bytes: Uint8Array): EncodingGuess {
  const guess = detectEncoding(bytes)
  if (guess.encoding !== 'utf-8' || guess.bomLength > 0) return guess
  if (isUtf8(bytes.subarray(0, wholeUtf8End(bytes, bytes.length)))) return guess
  const evidence = new AnsiEvidence()
  evidence.take(bytes)
  return evidence.isAnsi ? { encoding: 'windows-1252', bomLength: 0 } : guess
}

type Source = { bytes: Uint8Array; whole: boolean; guess: EncodingGuess }

/** `headless` where something unreadable stands before the first row. */
type Sample = { values: unknown[]; rows: string[][]; bad: string[]; headless: boolean }

function sample(source: Source, layout: Layout, most: number): Sample {
  const found: Sample = { values: [], rows: [], bad: [], headless: false }
  const sink: RecordSink = {
    json: (value) => found.values.push(value),
    row: (cells) => found.rows.push(cells),
    bad(code) {
      if (found.rows.length === 0) found.headless = true
      found.bad.push(code)
    },
  }
  const reader = openReader(layout, sink)
  for (let from = 0; from < source.bytes.length; from += headBytes) {
    reader.push(source.bytes.subarray(from, from + headBytes))
    if (found.values.length + found.rows.length >= most) return found
  }
  if (source.whole) reader.end()
  return found
}

function jsonHead(source: Source, json: JsonForm): HeadResult {
  const layout: Layout = { ...source.guess, shape: 'json', json }
  const { values, bad } = sample(source, layout, sampleCount)
  const head: Head = { shape: 'json', samples: values.slice(0, sampleCount) }
  if (values.length > 0) return { ...layout, head }
  if (bad.length > 0) return { unrecognised: faultOf(bad, 'not-json') }
  return source.whole ? { ...layout, head, empty: true } : { unrecognised: 'no-record-in-head' }
}

function csvHead(source: Source, text: string): HeadResult {
  const { skipLines, declared } = preamble(text)
  const layouts = (declared === null ? delimiters : [declared]).map(
    (delimiter): Layout & { shape: 'csv' } => ({
      ...source.guess,
      shape: 'csv',
      csv: { delimiter, skipLines },
    }),
  )
  const trials = layouts.map((layout) => ({
    layout,
    found: sample(source, layout, sampleCount + 1),
  }))
  const best = trials.reduce((left, right) => (isBetter(right.found, left.found) ? right : left))
  const { bad, headless } = best.found
  const [header, ...rows] = best.found.rows
  if (headless) return { unrecognised: faultOf(bad, 'unreadable-header') }
  if (header === undefined) return { unrecognised: 'no-record-in-head' }
  if (header.some(hasControls)) return { unrecognised: 'not-text' }
  const head: Head = { shape: 'csv', header, rows: rows.slice(0, sampleCount) }
  const empty = source.whole && rows.length === 0 && bad.length === 0
  return { ...best.layout, head, ...(empty ? { empty: true as const } : {}) }
}

/** More rows that have as many cells as the header; then more cells. One column is no sign of anything. */
function isBetter(one: Sample, other: Sample): boolean {
  const columns = one.rows[0]?.length ?? 0
  const otherColumns = other.rows[0]?.length ?? 0
  if (columns < 2 || otherColumns < 2) return columns > otherColumns
  const score = one.rows.length - one.bad.length
  const otherScore = other.rows.length - other.bad.length
  return score === otherScore ? columns > otherColumns : score > otherScore
}

function faultOf(bad: readonly string[], otherwise: HeadFault): HeadFault {
  return bad[0]?.startsWith('invalid-utf') ? 'unknown-encoding' : otherwise
}

/** `#TYPE …` of Windows PowerShell and `sep=;` of Excel stand before the header (formats.md (f)). */
function preamble(text: string): { skipLines: number; declared: string | null } {
  const lines = text.split(/[\r\n]+/).filter((line) => line !== '')
  let skipLines = 0
  let declared: string | null = null
  for (const line of lines.slice(0, 2)) {
    const separator = /^"?sep=([,;\t|])"?$/i.exec(line)
    if (separator === null && !line.startsWith('#TYPE ')) break
    declared = separator?.[1] ?? declared
    skipLines += 1
  }
  return { skipLines, declared }
}

/** ASCII of the first two lines, for the preamble only. */
function leadingText(window: UnitWindow): string {
  return window.shadow.toString('latin1', 0, Math.min(window.end, 4096))
}

function hasControls(cell: string): boolean {
  for (let index = 0; index < cell.length; index += 1) {
    const code = cell.charCodeAt(index)
    if (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d) return true
  }
  return false
}

function firstSolid(window: UnitWindow): number {
  for (let index = 0; index < window.end; index += 1) {
    const byte = window.shadow[index]
    if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d) return index
  }
  return -1
}
