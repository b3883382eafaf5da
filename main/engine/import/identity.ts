import { createHash, hash } from 'node:crypto'
import { eventFieldNames, type EventFields } from '#shared'

/** Value of a hex digit by its character code; -1 for everything else, capitals included. */
const hexValues = Int8Array.from({ length: 128 }, (_, code) =>
  code >= 48 && code <= 57 ? code - 48 : code >= 97 && code <= 102 ? code - 87 : -1,
)
const hexValue = (code: number) => (code < 128 ? hexValues[code]! : -1)
const isDash = (index: number) => index === 8 || index === 13 || index === 18 || index === 23

/**
 * Writes the sixteen bytes of a lower-case GUID in the order it is written. False, with nothing to be
 * relied on written, when the id is other text.
 */
export function writeGuid(text: string, into: Uint8Array, at: number): boolean {
  if (text.length !== 36) return false
  let byte = at
  for (let index = 0; index < 36; index += 2) {
    if (isDash(index)) {
      if (text.charCodeAt(index) !== 45) return false
      index += 1
    }
    const value = hexValue(text.charCodeAt(index)) * 16 + hexValue(text.charCodeAt(index + 1))
    if (value < 0 || hexValue(text.charCodeAt(index + 1)) < 0) return false
    into[byte++] = value
  }
  return true
}

export function guidText(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** What makes two records the same record (claims.md amendment 11), as one string. */
function identityText(event: EventFields): string {
  return [
    event.tenant ?? '',
    event.source,
    event.recordType ?? '',
    event.operation,
    event.recordId ?? '',
    String(event.at),
  ].join('\n')
}

/** Digest of every normalised field: equal for equal events, whatever file or encoding they came in. */
export function fingerprint(event: EventFields): string {
  const parameters = Object.entries(event.parameters).sort(([a], [b]) =>
    a < b ? -1 : a > b ? 1 : 0,
  )
  const values = eventFieldNames.map((name) => (name === 'parameters' ? parameters : event[name]))
  return createHash('sha256').update(JSON.stringify(values)).digest('hex')
}

/**
 * Public id of an event, from content only, so that order, splitting, merging and re-encoding do not
 * change it. `collision` is the fingerprint of a record that shares its identity with an incompatible one.
 */
export function eventId(event: EventFields, collision: string | null): string {
  if (event.recordId === null) return fingerprint(event).slice(0, 32)
  const text = identityText(event)
  return hash('sha256', collision === null ? text : `${text}\n${collision}`, 'hex').slice(0, 32)
}

const mix = (state: number, value: number) => {
  let next = Math.imul(state ^ value, 0x85ebca6b)
  next = Math.imul(next ^ (next >>> 13), 0xc2b2ae35)
  return next ^ (next >>> 16)
}

const prime = 0x01000193

/** A 32-bit sum over the UTF-16 units of a text; only a bucket, so equality is always checked after. */
function sum(text: string, seed: number): number {
  let state = seed
  for (let index = 0; index < text.length; index += 1)
    state = Math.imul(state ^ text.charCodeAt(index), prime)
  return state
}

/** Bucket of everything in the identity but record id and time; cached per activity by the encoder. */
export function activityBucket(event: EventFields): number {
  return sum(
    `${event.tenant ?? ''}\n${event.source}\n${event.recordType ?? ''}\n${event.operation}`,
    0x811c9dc5,
  )
}

/**
 * A 52-bit number equal for equal identities: the bucket in which duplicates are looked for. Collisions
 * are harmless, for the rows in a bucket are compared in full.
 */
export function identityBucket(event: EventFields, activity: number): number {
  const id = event.recordId ?? fingerprint(event)
  let one = activity
  let other = ~activity
  for (let index = 0; index < id.length; index += 1) {
    const unit = id.charCodeAt(index)
    one = Math.imul(one ^ unit, prime)
    other = Math.imul(other ^ unit, prime)
  }
  const high = mix(one, event.at | 0)
  const low = mix(other, Math.floor(event.at / 4_294_967_296) ^ (event.at | 0))
  return (high & 0xfffff) * 4_294_967_296 + (low >>> 0)
}
