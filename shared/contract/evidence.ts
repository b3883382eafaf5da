import * as v from 'valibot'
import { call, count, fileToken, id, language, line, pageSize, sha256, time } from './call.ts'
import { nextExport, timeline } from './case.ts'

const coded = v.object({ code: v.string(), text: v.string() })

export const ledgerCounts = v.object({
  records: count,
  imported: count,
  duplicate: count,
  merged: count,
  quarantined: count,
  ignored: count,
})

/** What a person states of how a file was collected; null is "not stated". */
export const manifest = v.object({
  collectedBy: v.nullable(v.string()),
  /** With its version. */
  tool: v.nullable(v.string()),
  query: v.nullable(v.string()),
  /** With whose rights. */
  account: v.nullable(v.string()),
  /** Window asked for. */
  from: v.nullable(v.string()),
  to: v.nullable(v.string()),
  collectedAt: v.nullable(v.string()),
  errors: v.nullable(v.string()),
  by: v.string(),
  statedAt: v.string(),
})
export type Manifest = v.InferOutput<typeof manifest>

/** One time an original was given to the case. */
export const given = v.object({
  as: v.picklist(['evidence', 'annex', 'indicators']),
  name: v.string(),
  at: v.string(),
  state: v.picklist(['in-force', 'pending', 'withdrawn', 'replaced']),
  withdrawn: v.nullable(v.object({ at: v.string(), by: v.string(), why: v.string() })),
})

/** Whether an original is in the case, and since when; the file itself stays where it is. */
export const found = v.object({ name: v.string(), sha256, bytes: count, given: v.array(given) })
export type Found = v.InferOutput<typeof found>

/** How a person may say that an original is to be read; null is "as its bytes tell". */
export const reading = v.object({
  dateOrder: v.nullable(v.picklist(['day-first', 'month-first'])),
  encoding: v.nullable(v.picklist(['windows-1252'])),
})
export type Reading = v.InferOutput<typeof reading>

/** A slashed date as the file has it, with the day it is in either order; null is no day. */
export const slashedDate = v.object({
  written: v.string(),
  dayFirst: v.nullable(v.string()),
  monthFirst: v.nullable(v.string()),
})

export const ledgerFile = v.object({
  ...ledgerCounts.entries,
  sha256,
  name: v.string(),
  member: v.nullable(v.string()),
  bytes: count,
  format: v.string(),
  /** What the format is, in words. */
  formatTitle: v.string(),
  source: v.nullable(v.string()),
  sourceTitle: v.nullable(v.string()),
  /** Of the records, as they state it. */
  tenant: v.nullable(v.string()),
  firstEventAt: v.nullable(v.string()),
  lastEventAt: v.nullable(v.string()),
  asOf: v.nullable(v.string()),
  collectedBy: v.nullable(v.string()),
  importedAt: v.string(),
  /** Newest first: the first counts, the others are how it came to that. */
  manifests: v.array(manifest),
  ignoredReasons: v.array(v.object({ code: v.string(), records: count })),
  warnings: v.array(coded),
  /** As it was stated. */
  reading,
  /** What a person can still say of how it is read, for records wait for it. */
  asks: v.array(v.picklist(['date-order', 'encoding'])),
})
export type LedgerFile = v.InferOutput<typeof ledgerFile>

/** One record that could not be read. */
export const problem = v.object({
  code: v.string(),
  text: v.string(),
  offset: count,
  length: count,
  /** Its first bytes as text; at most 400 characters. */
  sample: v.string(),
})
export type Problem = v.InferOutput<typeof problem>

export const gap = v.object({
  from: v.string(),
  to: v.string(),
  reason: v.string(),
  text: v.string(),
  /** `tenant`, or a mailbox in words. */
  scope: v.string(),
  tenantWide: v.boolean(),
})

export const lane = v.object({
  source: v.string(),
  title: v.string(),
  kind: v.picklist(['log', 'state']),
  events: count,
  /** Records by UTC day number (days since 1970-01-01), in order, without empty days. */
  days: v.array(v.tuple([count, count])),
  /** Times at which a state was collected. */
  collected: v.array(v.object({ at: v.string(), objects: count })),
  gaps: v.array(gap),
  /** Claims that need this source. */
  claims: v.array(v.object({ id, title: v.string() })),
})
export type Lane = v.InferOutput<typeof lane>

export const coverageChart = v.object({ timeline, lanes: v.array(lane), next: v.array(nextExport) })
export type CoverageChart = v.InferOutput<typeof coverageChart>

export const importReport = v.object({
  files: v.array(
    v.object({
      ...ledgerCounts.entries,
      /** Null where the case does not hold it. */
      sha256: v.nullable(sha256),
      name: v.string(),
      member: v.nullable(v.string()),
      format: v.nullable(v.string()),
      asks: ledgerFile.entries.asks,
      /** Why nothing was imported; null where something was, and where nothing had to be. */
      refused: v.nullable(coded),
      /** What it is in words, where it is certainly no export; else null. */
      leftAside: v.nullable(v.string()),
      warnings: v.array(coded),
    }),
  ),
  totals: ledgerCounts,
})
export type ImportReport = v.InferOutput<typeof importReport>

export const evidenceCalls = {
  'evidence.import': call(
    'writer',
    v.strictObject({
      files: v.pipe(v.array(fileToken), v.minLength(1), v.maxLength(1_000)),
      asOf: v.nullable(time),
      collectedBy: v.nullable(line),
      /** In which the job tells what came of each file. */
      language,
    }),
    v.object({ job: id }),
    { files: ['files'] },
  ),
  /** Finishes what an interrupted import left: the pending originals first. */
  'evidence.resume': call('writer', v.strictObject({ language }), v.object({ job: id })),
  'evidence.withdraw': call(
    'writer',
    v.strictObject({ sha256, by: line, why: line }),
    v.object({ job: id }),
  ),
  /** Reads a sealed original again as a person states it; the journal keeps both readings. */
  'evidence.readAgain': call(
    'writer',
    v.strictObject({ sha256, ...reading.entries, language }),
    v.object({ job: id }),
  ),
  /** What a file shows of the question how it is to be read. */
  'evidence.reading': call(
    'view',
    v.strictObject({ sha256, member: v.nullable(v.string()) }),
    v.object({
      /** Dates of records that were not read. */
      dates: v.array(slashedDate),
      /** Orders that none of these dates speaks against. */
      dateOrders: v.array(v.picklist(['day-first', 'month-first'])),
      /** Around the first bytes that are not UTF-8, as Windows-1252; null where there are none. */
      ansi: v.nullable(v.string()),
      /** A word that is UTF-8 and would be spoilt; null where none is seen. */
      spoilt: v.nullable(v.object({ from: v.string(), to: v.string() })),
    }),
  ),
  /** States how a file was collected; the last statement counts, the journal keeps all. */
  'evidence.describe': call(
    'writer',
    v.strictObject({
      sha256,
      collectedBy: v.nullable(line),
      tool: v.nullable(line),
      query: v.nullable(line),
      account: v.nullable(line),
      from: v.nullable(time),
      to: v.nullable(time),
      collectedAt: v.nullable(time),
      errors: v.nullable(line),
      by: line,
    }),
    v.null(),
  ),
  /** Is this the file I gave you? Reads it, however large, and imports nothing. */
  'evidence.find': call('query', v.strictObject({ file: fileToken }), v.object({ job: id }), {
    files: ['file'],
  }),
  'evidence.ledger': call(
    'view',
    v.strictObject({ language }),
    v.object({ files: v.array(ledgerFile), totals: ledgerCounts }),
  ),
  'evidence.problems': call(
    'view',
    v.strictObject({
      sha256,
      member: v.nullable(v.string()),
      first: count,
      count: pageSize,
      language,
    }),
    v.object({ total: count, problems: v.array(problem) }),
  ),
  'evidence.coverage': call('view', v.strictObject({ language }), coverageChart),
  /** One PowerShell script for all next exports, to hand to the tenant's administrator. */
  'evidence.script': call('view', v.strictObject({}), v.object({ script: v.string() })),
  /** Records of a source by hour of one UTC day; `day` as in a lane. */
  'evidence.hours': call(
    'view',
    v.strictObject({ source: id, day: count }),
    v.object({ hours: v.pipe(v.array(count), v.length(24)) }),
  ),
}
