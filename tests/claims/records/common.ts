import { createHash } from 'node:crypto'

/**
 * Records as the services write them (formats.md (c), (h), (o)), from the few facts a claim turns on.
 * Nothing here is taken from the importer: what it makes of these is part of what the tests show.
 */

export type Json = Record<string, unknown>

/** A GUID that is the same for the same name, so that a test can speak of `guid('victim')`. */
export function guid(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

export const tenant = guid('tenant')

export type Person = { id: string; upn: string }

export const person = (name: string): Person => ({ id: guid(name), upn: `${name}@tenant.example` })

export const iso = (at: number) => new Date(at).toISOString()
export const zoneless = (at: number) => iso(at).slice(0, 19)

/** Unique token identifier of a sign-in: its id as 16 little-endian bytes in base64url. */
export function tokenText(id: string): string {
  const bytes = Buffer.from(id.replaceAll('-', ''), 'hex')
  const order = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15]
  return Buffer.from(order.map((index) => bytes[index] ?? 0)).toString('base64url')
}
