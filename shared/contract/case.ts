import * as v from 'valibot'
import {
  call,
  count,
  fileToken,
  id,
  language,
  line,
  nothing,
  params,
  sha256,
  time,
} from './call.ts'

export const policy = v.picklist(['bec-30', 'standard-97', 'state-180'])

export const verdict = v.picklist(['supported', 'refuted', 'undetermined', 'not-applicable'])
export const claimClass = v.picklist(['gating', 'supporting', 'posture'])

export const timeline = v.object({
  incidentStart: v.string(),
  containedAt: v.string(),
  observedUntil: v.string(),
  frozenAt: v.nullable(v.string()),
})

export const caseSummary = v.object({
  name: v.string(),
  /** Name of the case's folder, without where it lies. */
  folder: v.string(),
  tenants: v.array(v.string()),
  timeline,
  policy,
  /** Process that holds the case for writing; null where it is us. */
  heldBy: v.nullable(count),
  /** Raised by every change of the case: answers of another revision are out of date. */
  revision: count,
  journalLines: count,
  files: count,
  events: count,
  snapshots: count,
  indicators: count,
  /** Originals that are sealed and journaled but not in the database yet: an interrupted import. */
  pending: v.array(v.object({ sha256, name: v.string() })),
})
export type CaseSummary = v.InferOutput<typeof caseSummary>

/** One thing to ask the tenant's administrator for. Texts are in the language asked for. */
export const nextExport = v.object({
  source: v.string(),
  title: v.string(),
  from: v.string(),
  to: v.string(),
  reasons: v.array(v.object({ code: v.string(), text: v.string() })),
  /** Ids of the claims that are undetermined for want of it. */
  settles: v.array(id),
  /** Where a portal has it, and what bounds such an export. */
  portal: v.string(),
  limit: v.string(),
  /** Which collectors bring it, and what each leaves out. */
  collectors: v.string(),
})
export type NextExport = v.InferOutput<typeof nextExport>

export const board = v.object({
  overall: v.picklist(['eviction-supported', 'residual-access', 'not-determined']),
  headline: v.string(),
  /** One or two sentences: the weightiest finding, and what stands against it. */
  story: v.string(),
  reasons: v.array(v.object({ code: v.string(), text: v.string() })),
  interim: v.nullable(v.object({ observedDays: count, requiredDays: count })),
  epoch: count,
  counts: v.record(verdict, count),
  groups: v.array(
    v.object({
      id: v.string(),
      title: v.string(),
      claims: v.array(v.object({ id, title: v.string(), verdict })),
      weakest: v.object({ claim: id, verdict, note: v.string() }),
    }),
  ),
  limits: v.array(v.object({ code: v.string(), text: v.string(), params })),
  next: v.array(nextExport),
  /** When it was evaluated, and whether the case has changed since. */
  evaluatedAt: v.string(),
  outdated: v.boolean(),
})
export type Board = v.InferOutput<typeof board>

export const caseCalls = {
  'case.open': call('writer', v.strictObject({ file: fileToken }), caseSummary, {
    files: ['file'],
  }),
  'case.create': call(
    'writer',
    v.strictObject({
      file: fileToken,
      name: line,
      tenants: v.pipe(v.array(line), v.minLength(1), v.maxLength(50)),
      incidentStart: time,
      containedAt: time,
      observedUntil: time,
      frozenAt: v.nullable(time),
      policy,
    }),
    caseSummary,
    { files: ['file'] },
  ),
  /** Makes the sample tenant's exports, imports and opens them. */
  'case.sample': call('writer', nothing, v.object({ job: id })),
  'case.close': call('writer', nothing, v.null()),
  /** Null when no case is open. */
  'case.summary': call('view', nothing, v.nullable(caseSummary)),
  /** Null when nothing has been evaluated yet. */
  'case.board': call('view', v.strictObject({ language }), v.nullable(board)),
  'case.evaluate': call('query', nothing, v.object({ job: id })),
  /** The format follows the extension of the file chosen: .html, .json, .csv; .pdf is printed by the app. */
  'case.report': call(
    'query',
    v.strictObject({ file: fileToken, language }),
    v.object({ job: id }),
    { files: ['file'] },
  ),
}
