import { closeSync, openSync, readSync } from 'node:fs'
import type { Head } from './dialect.ts'
import type { Layout } from './readers/layout.ts'

/** Bytes of a file that one parser reads; `to` is exclusive. */
export type Range = { from: number; to: number }

/** Below this, a second parser costs more than it brings. */
const splitBytes = 48 * 1024 * 1024
/** How far from the middle a line may begin. */
const searchBytes = 4 * 1024 * 1024

const lineFeed = 10
const brace = 0x7b

/** Start of the first line at or after `from` that is a JSON object of its own; null when none is near. */
function objectLine(file: number, from: number, end: number): number | null {
  const bytes = Buffer.allocUnsafe(Math.min(searchBytes, end - from))
  const read = readSync(file, bytes, 0, bytes.length, from)
  for (let at = bytes.indexOf(lineFeed); at !== -1 && at + 1 < read;) {
    const next = bytes.indexOf(lineFeed, at + 1)
    if (next === -1) return null
    if (bytes[at + 1] === brace && isObject(bytes.toString('utf8', at + 1, next)))
      return from + at + 1
    at = next
  }
  return null
}

function isObject(line: string): boolean {
  try {
    return typeof JSON.parse(line) === 'object'
  } catch {
    return false
  }
}

/**
 * Two ranges of a large file of JSON lines, so that two parsers can share it; else the whole. Whether the
 * first range ends between two records is for its parser to say: a line that looks like a record may lie
 * within a larger value.
 */
export function splitRanges(path: string, layout: Layout, bytes: number): Range[] {
  const whole = [{ from: 0, to: bytes }]
  const isLines =
    layout.shape === 'json' &&
    layout.json.envelope === null &&
    layout.json.members !== true &&
    layout.encoding === 'utf-8'
  if (!isLines || bytes < splitBytes) return whole
  const file = openSync(path, 'r')
  try {
    const middle = objectLine(file, Math.floor(bytes / 2), bytes)
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
  if (ranges === 1 || head.shape !== 'json') return endless
  const sampled = JSON.stringify(head.samples).length / Math.max(head.samples.length, 1)
  return Math.ceil((to - from) / (sampled / 4))
}
