import * as v from 'valibot'
import { call, count, fileToken, id, language, line, pageSize, sha256 } from './call.ts'
import { claimClass, verdict } from './case.ts'
import { gap } from './evidence.ts'

const coded = v.object({ code: v.string(), text: v.string() })
const decisionWord = v.picklist(['benign', 'malicious'])

export const claimRow = v.object({
  id,
  title: v.string(),
  group: v.string(),
  groupTitle: v.string(),
  class: claimClass,
  verdict,
  reasons: v.array(coded),
  /** Findings that refute, and those that wait for two people. */
  refuting: count,
  open: count,
})
export type ClaimRow = v.InferOutput<typeof claimRow>

export const decision = v.object({
  as: decisionWord,
  by: v.string(),
  why: v.string(),
  at: v.string(),
  /** Nobody in the compromise set counts. */
  counts: v.boolean(),
})

export const finding = v.object({
  id,
  strength: v.picklist(['strong', 'weak']),
  text: v.string(),
  subject: v.string(),
  events: count,
  decisions: v.array(decision),
  /** In force once two different people have entered the same. */
  inForce: v.nullable(decisionWord),
})
export type Finding = v.InferOutput<typeof finding>

export const claimDetail = v.object({
  ...claimRow.entries,
  why: v.string(),
  techniques: v.array(v.string()),
  subjects: v.array(
    v.object({ kind: v.string(), name: v.string(), verdict, reasons: v.array(coded) }),
  ),
  findings: v.array(finding),
  support: v.array(v.object({ text: v.string(), events: v.array(id) })),
  /** Each log the claim needs, from and to, and where it cannot be relied on. */
  coverage: v.array(
    v.object({
      source: v.string(),
      title: v.string(),
      scope: v.string(),
      from: v.string(),
      to: v.string(),
      gaps: v.array(gap),
    }),
  ),
  /** What would change the verdict, most useful first. */
  next: v.array(coded),
  /** The candidate rows as queries over the documented views, with their parameters. */
  queries: v.array(v.object({ name: v.string(), sql: v.string() })),
})
export type ClaimDetail = v.InferOutput<typeof claimDetail>

/** One record behind a finding, as a table shows it; what the record lacks is null. */
export const eventRow = v.object({
  id,
  at: v.string(),
  source: v.string(),
  sourceTitle: v.string(),
  operation: v.nullable(v.string()),
  actor: v.nullable(v.string()),
  target: v.nullable(v.string()),
  app: v.nullable(v.string()),
  ip: v.nullable(v.string()),
  userAgent: v.nullable(v.string()),
  credentialKeyId: v.nullable(v.string()),
  ok: v.nullable(v.boolean()),
  errorCode: v.nullable(v.string()),
})
export type EventRow = v.InferOutput<typeof eventRow>

/** One version of a record, byte for byte as it stands in the sealed original. */
export const rawRecord = v.object({
  file: v.string(),
  sha256,
  member: v.nullable(v.string()),
  /** Bytes of the sealed file, or of the unpacked member. */
  offset: count,
  length: count,
  /** The bytes as text; cut after 256 KiB, as `cut` says. Null where a member cannot be read by range. */
  text: v.nullable(v.string()),
  cut: v.boolean(),
  /** Values in the text that the finding speaks of, as [start, end) in UTF-16 units. */
  marks: v.array(v.tuple([count, count])),
  version: count,
  versions: count,
})
export type RawRecord = v.InferOutput<typeof rawRecord>

export const claimCalls = {
  /** Empty when nothing has been evaluated yet; refuted first, then undetermined. */
  'claims.list': call('view', v.strictObject({ language }), v.array(claimRow)),
  'claims.get': call('view', v.strictObject({ claim: id, language }), claimDetail),
  'claims.events': call(
    'view',
    v.strictObject({ finding: id, first: count, count: pageSize, language }),
    v.object({ total: count, events: v.array(eventRow) }),
  ),
  'claims.decide': call(
    'writer',
    v.strictObject({
      finding: id,
      as: decisionWord,
      by: line,
      why: line,
      artefact: v.nullable(fileToken),
    }),
    v.null(),
    { files: ['artefact'] },
  ),
  /** `finding`: whose values are to be marked; `version` counts from 0. */
  'event.raw': call(
    'view',
    v.strictObject({ event: id, version: count, finding: v.nullable(id) }),
    rawRecord,
  ),
}
