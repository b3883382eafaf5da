import type { QuarantineCode } from '../record.ts'
import type { UnitWindow } from './unit-window.ts'

const lineFeed = 0x0a
const carriageReturn = 0x0d
const quote = 0x22
const comma = 0x2c
const openBracket = 0x5b
const closeBracket = 0x5d
const openBrace = 0x7b

/** A first key longer than this does not serve as a landmark. */
const landmarkUnits = 128
/** Deeper indentation than this is not followed. */
export const indentLimit = 1024

/** A stretch that cannot be read, open at its end. */
export type Lost = {
  code: QuarantineCode
  from: number
  /** Where the search for its end stands, and the last byte worth reporting before that. */
  searched: number
  lastSolid: number
  /** Indentation of the broken record's line; a later record starts no further right. */
  indent: number
  /** The record did not start its line, so a new line that starts with a bracket is a new document. */
  inline: boolean
  /** The record's first bytes up to the end of its first key: how its siblings on the same line start. */
  landmark: Buffer | null
  /** Inside an array, where `]` ends the stretch too. */
  inArray: boolean
}

/** `closes` where what stands there is the end of the array. */
export type Landing = { at: number; newLine: boolean; closes: boolean }

/**
 * First place behind `lost.searched` where reading can go on: a line that starts with a bracket, or,
 * within one line, a comma followed by the landmark. Otherwise null, and `lost.searched` moves on so that
 * what lies `lookBack` before it can be forgotten. The answer does not depend on how the file is cut into
 * chunks.
 */
export function findLanding(window: UnitWindow, lost: Lost, final: boolean): Landing | null {
  const { landing, searched } = search(window, lost)
  const open = final ? window.end : Math.max(lost.searched, searched)
  lost.searched = landing?.at ?? open
  noteSolid(window, lost, lost.searched)
  return landing
}

/** Units before `lost.searched` that the next search may look at. */
export const lookBack = landmarkUnits

/** The landmark of a record at `start`, when its first key is short and held. */
export function landmarkAt(window: UnitWindow, start: number): Buffer | null {
  const { shadow, origin } = window
  const first = start - origin
  const stop = Math.min(first + landmarkUnits, window.end - origin)
  if (shadow[first] !== openBrace) return null
  const opening = shadow.subarray(first, stop).indexOf(quote)
  if (opening < 0) return null
  const closing = shadow.subarray(first, stop).indexOf(quote, opening + 1)
  return closing < 0 ? null : Buffer.from(shadow.subarray(first, first + closing + 1))
}

type Search = { landing: Landing | null; searched: number }

/**
 * From line end to line end: first a sibling before it, then the line behind it. So no more is looked at
 * than lies before the landing, and a sibling that reaches over a landing line does not count.
 */
function search(window: UnitWindow, lost: Lost): Search {
  const length = lost.landmark?.length ?? 0
  let from = lost.searched
  for (let lineEnd = window.findLineFeed(from); ; lineEnd = window.findLineFeed(lineEnd + 1)) {
    const bound = lineEnd < 0 ? window.end : lineEnd
    const sibling = lost.landmark === null ? -1 : findSibling(window, lost.landmark, from, bound)
    if (sibling >= 0) {
      return { landing: { at: sibling, newLine: false, closes: false }, searched: sibling }
    }
    if (lineEnd < 0) return { landing: null, searched: bound - length }
    const line = lineBehind(window, lost, lineEnd)
    if (line === 'cut') return { landing: null, searched: bound - length }
    if (line !== null) return { landing: line, searched: line.at }
    from = Math.max(from, bound - length)
  }
}

/** A landing on the line behind `lineEnd`; `cut` when that cannot be told yet. */
function lineBehind(window: UnitWindow, lost: Lost, lineEnd: number): Landing | 'cut' | null {
  const start = skipBlanks(window, lineEnd + 1, lost.indent)
  if (start >= window.end) return 'cut'
  const byte = window.shadow[start - window.origin]
  const closes = lost.inArray && byte === closeBracket
  const lands = closes || byte === openBrace || byte === openBracket
  return lands ? { at: lineEnd + 1, newLine: true, closes } : null
}

/** Ranges end with what was lost, not with the blanks and commas behind it. */
function noteSolid(window: UnitWindow, lost: Lost, to: number): void {
  for (let at = to - 1; at > lost.lastSolid && at >= window.origin; at -= 1) {
    const byte = window.shadow[at - window.origin] ?? 0
    if (byte !== comma && !isBlank(byte)) {
      lost.lastSolid = at
      return
    }
  }
}

function skipBlanks(window: UnitWindow, from: number, most: number): number {
  let at = from
  while (at < window.end && at - from < most) {
    const byte = window.shadow[at - window.origin]
    if (byte !== 0x20 && byte !== 0x09) break
    at += 1
  }
  return at
}

function findSibling(window: UnitWindow, landmark: Buffer, from: number, bound: number): number {
  const held = window.shadow.subarray(0, bound - window.origin)
  let index = held.indexOf(landmark, from - window.origin)
  while (index >= 0) {
    if (followsComma(held, index)) return index + window.origin
    index = held.indexOf(landmark, index + 1)
  }
  return -1
}

function followsComma(held: Buffer, index: number): boolean {
  for (let at = index - 1; at >= 0 && index - at <= landmarkUnits; at -= 1) {
    const byte = held[at]
    if (byte === comma) return true
    if (!isBlank(byte)) return false
  }
  return false
}

function isBlank(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x09 || byte === lineFeed || byte === carriageReturn
}
