import { closeSync, openSync, readSync } from 'node:fs'
import type { Head } from './dialect.ts'
import { createCsvReader } from './readers/csv.ts'
import type { Layout } from './readers/layout.ts'

/** Bytes of a file that one parser reads; `to` is exclusive. */
export type Range = { from: number; to: number }

/** Below this, a second parser costs more than it brings. */
const splitBytes = 48 * 1024 * 1024
/** How far from the middle a line may begin. */
const searchBytes = 4 * 1024 * 1024

const lineFeed = 10
const brace = 0x7b

/** Whether a record may begin where this line does; `rest` begins with the line. */
type Beginning = (rest: Buffer) => boolean

const isObjectLine: Beginning = (rest) => {
  const end = rest.indexOf(lineFeed)
  if (rest[0] !== brace || end === -1) return false
  try {
    return typeof JSON.parse(rest.toString('utf8', 0, end)) === 'object'
  } catch {
    return false
  }
}

/** Rows that must follow a line before it is taken for one, and where they are looked for. */
const trialRows = 8
const trialBytes = 512 * 1024

const isRowOf =
  (delimiter: string, columns: number): Beginning =>
  (rest) => {
    let rows = 0
    let isBroken = false
    const sink = { row: () => (rows += 1), bad: () => (isBroken = true), json: () => {} }
    const options = { encoding: 'utf-8', start: 0, delimiter, columns } as const
    createCsvReader(sink, options).push(rest.subarray(0, trialBytes))
    return rows >= trialRows && !isBroken
  }

/** How records are told in a file that can be cut between two lines; null where it cannot. */
function beginningIn({ layout, head }: Form): Beginning | null {
  if (layout.encoding !== 'utf-8') return null
  if (layout.shape === 'csv' && head.shape === 'csv')
    return isRowOf(layout.csv.delimiter, head.header.length)
  const isLines =
    layout.shape === 'json' && layout.json.envelope === null && layout.json.members !== true
  return isLines ? isObjectLine : null
}

/** Lines tried near the middle: more of them only say that it is no file of lines. */
const mostTrials = 200

/** Start of the first line at or after `from` that may begin a record; null when none is near. */
function lineNear(file: number, from: number, end: number, begins: Beginning): number | null {
  const bytes = Buffer.allocUnsafe(Math.min(searchBytes, end - from))
  const near = bytes.subarray(0, readSync(file, bytes, 0, bytes.length, from))
  let at = near.indexOf(lineFeed)
  for (let trial = 0; trial < mostTrials && at !== -1; trial += 1) {
    if (begins(near.subarray(at + 1))) return from + at + 1
    at = near.indexOf(lineFeed, at + 1)
  }
  return null
}

export type Form = { layout: Layout; head: Head }

/**
 * Two ranges of a large file of JSON lines or rows, so that two parsers can share it; else the whole.
 * Whether the first range ends between two records is for its parser to say: a line that looks like a
 * record may lie within a larger value or a quoted cell.
 */
export function splitRanges(path: string, form: Form, bytes: number): Range[] {
  const whole = [{ from: 0, to: bytes }]
  const begins = bytes < splitBytes ? null : beginningIn(form)
  if (begins === null) return whole
  const file = openSync(path, 'r')
  try {
    const middle = lineNear(file, Math.floor(bytes / 2), bytes, begins)
    return middle === null
      ? whole
      : [
          { from: 0, to: middle },
          { from: middle, to: bytes },
        ]
  } finally {
    closeSync(file)
  }
}

/** Keys beyond any file's records: a single range needs no end. */
const endless = 2 ** 40

/** Several times what a range of records like the first ones holds; close keys keep the indexes small. */
export function keysFor({ from, to }: Range, head: Head, ranges: number): number {
  if (ranges === 1) return endless
  const samples = head.shape === 'json' ? head.samples : head.shape === 'csv' ? head.rows : []
  const sampled = JSON.stringify(samples).length / Math.max(samples.length, 1)
  return Math.ceil((to - from) / (sampled / 4))
}
