import type { Head } from '../dialect.ts'
import { asRecord, type JsonRecord } from './fields.ts'

/**
 * The share of the head's JSON records that look like the dialect's, between 0 and 1; 0 for a CSV. Records
 * of mixed files pull the score down, so that the dialect which knows more of them wins.
 */
export function share(head: Head, looksRight: (record: JsonRecord) => boolean): number {
  if (head.shape !== 'json' || head.samples.length === 0) return 0
  let found = 0
  for (const sample of head.samples) {
    const record = asRecord(sample)
    if (record !== null && looksRight(record)) found += 1
  }
  return found / head.samples.length
}

export function hasAny(record: JsonRecord, members: readonly string[]): boolean {
  return members.some((member) => Object.hasOwn(record, member))
}

export function hasAll(record: JsonRecord, members: readonly string[]): boolean {
  return members.every((member) => Object.hasOwn(record, member))
}
