import * as v from 'valibot'
import { call, count, id, language, pageSize, sha256, time } from './call.ts'

/** Bytes of a sealed original, or of one member of an archive. */
const place = v.object({
  sha256,
  member: v.nullable(v.string()),
  offset: count,
  length: count,
})
export type Place = v.InferOutput<typeof place>

/** `none`: read, and there was nothing; `partial`: what is here is not all. */
const standing = v.picklist(['objects', 'none', 'partial'])

export const stateKind = v.object({
  kind: v.string(),
  title: v.string(),
  times: v.array(v.object({ at: v.string(), objects: count, standing })),
})
export type StateKind = v.InferOutput<typeof stateKind>

export const stateChanges = ['added', 'removed', 'changed'] as const

export const stateChange = v.object({
  change: v.picklist(stateChanges),
  objectId: v.string(),
  name: v.nullable(v.string()),
  /** Of a list only the entries that differ; '' where there is none. */
  attributes: v.array(v.object({ attribute: v.string(), old: v.string(), new: v.string() })),
  old: v.nullable(place),
  new: v.nullable(place),
})
export type StateChange = v.InferOutput<typeof stateChange>

const side = v.object({
  at: v.string(),
  /** null: not collected then, so that nothing is compared. */
  standing: v.nullable(standing),
  objects: count,
  /** Records of its files that could not be read. */
  unread: count,
})

export const comparison = v.object({
  from: side,
  to: side,
  added: count,
  removed: count,
  changed: count,
  same: count,
  notCompared: v.array(v.object({ attribute: v.string(), objects: count })),
  /** Of the changes that were asked for. */
  total: count,
  changes: v.array(stateChange),
})
export type Comparison = v.InferOutput<typeof comparison>

export const sealedRecord = v.object({
  ...place.entries,
  name: v.string(),
  /** Of a database: `offset` is the id of a row of the table `member`. */
  isRow: v.boolean(),
  /** null for a member too far into its archive. */
  text: v.nullable(v.string()),
  /** Longer than what is shown. */
  cut: v.boolean(),
})
export type SealedRecord = v.InferOutput<typeof sealedRecord>

/** What a collector states of its own work, in its own words. */
export const statement = v.object({
  outcome: v.picklist(['asked', 'complete', 'none', 'partial', 'failed']),
  /** What it asked for, in words; '' where it does not say. */
  about: v.string(),
  /** Mailbox, user or object; null for the whole tenant. */
  scope: v.nullable(v.string()),
  from: v.nullable(v.string()),
  to: v.nullable(v.string()),
  records: v.nullable(count),
  words: v.string(),
  name: v.string(),
  place,
})
export type Statement = v.InferOutput<typeof statement>

export const stateCalls = {
  /** Every kind of state with the times at which it was collected. */
  'evidence.states': call('view', v.strictObject({ language }), v.array(stateKind)),
  'evidence.compare': call(
    'query',
    v.strictObject({
      kind: id,
      from: time,
      to: time,
      /** null for all. */
      change: v.nullable(v.picklist(stateChanges)),
      first: count,
      count: pageSize,
    }),
    comparison,
  ),
  /** The record behind an object or a statement, byte for byte. */
  'evidence.record': call(
    'view',
    v.strictObject({ sha256, member: v.nullable(v.string()), offset: count, length: count }),
    sealedRecord,
  ),
  /** `own`: in the file itself; `beside`: in a log of the same folder or archive, about what it holds. */
  'evidence.statements': call(
    'view',
    v.strictObject({
      sha256,
      member: v.nullable(v.string()),
      whose: v.picklist(['own', 'beside']),
      first: count,
      count: pageSize,
      language,
    }),
    v.object({ total: count, statements: v.array(statement) }),
  ),
}
