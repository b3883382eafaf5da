import { EnvelopeScanner } from './json-envelope.ts'
import type { UnitWindow } from './unit-window.ts'

/** Members that hold the records: Graph pages, Event Hub batches, wrapped Management API records. */
const names = ['value', 'records', 'events'] as const
/** The only envelope that also comes as the element of an array. */
const batchNames = ['records'] as const

const openBracket = 0x5b
const closeBracket = 0x5d
const openBrace = 0x7b

/**
 * Name of the envelope's array, when the document that starts at `first` is an object with one, or null.
 * An array of anything but objects is no envelope but a member of a record.
 */
export function findEnvelope(window: UnitWindow, first: number): string | null {
  const inArray = window.shadow[first] === openBracket
  const object = inArray ? nextSolid(window, first + 1) : first
  if (window.shadow[object] !== openBrace || object >= window.end) return null
  let found: { name: string; at: number } | null = null
  for (const name of inArray ? batchNames : names) {
    const at = recordsAt(window, name, object)
    if (at >= 0 && (found === null || at < found.at)) found = { name, at }
  }
  return found === null ? null : found.name
}

function recordsAt(window: UnitWindow, name: string, object: number): number {
  const scanner = new EnvelopeScanner(name)
  scanner.start(object + 1)
  if (scanner.advance(window) !== 'records') return -1
  const element = nextSolid(window, scanner.at)
  const byte = window.shadow[element]
  return element < window.end && (byte === openBrace || byte === closeBracket) ? scanner.at : -1
}

function nextSolid(window: UnitWindow, from: number): number {
  let at = from
  while (at < window.end && (window.shadow[at] as number) <= 0x20) at += 1
  return at
}
