import type { GrowingCopy } from '../case/growth.ts'
import { deriveFeatures } from './derive.ts'
import type { Head, Origin, Sink } from './dialect.ts'
import { Encoder, type Batch } from './encoder.ts'
import { growingBytes, openBytes } from './input.ts'
import type { Range } from './ranges.ts'
import { ArchiveError } from './readers/archive.ts'
import type { RecordSink } from './record.ts'
import type { ReadingPlan } from './reading.ts'
import { openReader, type Layout } from './readers/layout.ts'
import { dialectById } from './registry.ts'
import { SignWatch } from './signs.ts'
import { Tally, type FileTally } from './tally.ts'

export type ParseJob = {
  path: string
  member: string | null
  dialect: string
  layout: Layout
  head: Head
  origin?: Origin
  /** Absent: nothing is stated, and no member is looked for twice. */
  plan?: ReadingPlan
  /** In place of the file, while it is being sealed. */
  copy?: GrowingCopy
  /** Bytes of the file to read; records keep their places in the file. */
  range: Range
}

/** Where what was parsed goes, and how far it is; `bytes` from the beginning of the range. */
export type ParseSink = { batch(batch: Batch): void; progress(bytes: number): void }

/** Joins reader, dialect, tally and encoder: each record ends in exactly one of them. */
export function connect(
  job: ParseJob,
  encoder: Encoder,
  tally: Tally,
  signs: SignWatch,
): RecordSink {
  let offset = 0
  let length = 0
  let parts = 1
  const base = job.range.from
  let header = job.head.shape === 'csv' && base === 0
  const out: Sink = {
    event(fields) {
      deriveFeatures(fields)
      tally.event(fields.source, fields.at, fields.tenant)
      encoder.event(fields, offset, length)
    },
    snapshot(fields) {
      tally.snapshots += 1
      if (fields.asOf === null) tally.undated += 1
      encoder.snapshot(fields, offset, length)
    },
    collection(fields) {
      tally.collections += 1
      encoder.collection(fields, offset, length)
    },
    annex(fields) {
      tally.annexes += 1
      encoder.annex(fields)
    },
    quarantine(code) {
      tally.quarantined += 1
      encoder.setAside('quarantined', code, offset, length)
    },
    parts(count) {
      parts = Math.max(count, 1)
      tally.records += parts - 1
    },
    ignore(code) {
      tally.ignore(code)
      encoder.setAside('ignored', code, offset, length)
    },
    warn: (code, message) => tally.warn(code, message),
  }
  const { head } = job
  const normaliser = dialectById(job.dialect).open(
    head.shape === 'csv' ? { ...head, dates: signs.dates } : head,
    job.origin,
  )
  const record = (raw: unknown, at: number, bytes: number) => {
    tally.records += 1
    offset = base + at
    length = bytes
    parts = 1
    const { ended } = tally
    try {
      normaliser.record(raw, out)
    } catch {
      // A dialect that stumbles over one record must not take the file, and with it the case, along.
      while (tally.ended < ended + parts) out.quarantine('dialect-failed')
    }
  }
  return {
    json(value, at, bytes, text) {
      signs.json(text)
      record(value, at, bytes)
    },
    row(cells, at, bytes) {
      if (header) header = false
      else {
        signs.row(cells)
        record(cells, at, bytes)
      }
    },
    bad(code, at, bytes) {
      signs.bad(code)
      tally.records += 1
      tally.quarantined += 1
      encoder.setAside('quarantined', code, base + at, bytes)
    },
  }
}

function bytesOf({ path, member, range, copy }: ParseJob) {
  return copy === undefined ? openBytes(path, member, range) : growingBytes(copy, range)
}

/** What stands before the records stands before the first range only. */
function layoutOfRange({ layout, head, range }: ParseJob): Layout {
  if (range.from === 0) return layout
  if (layout.shape !== 'csv' || head.shape !== 'csv') return { ...layout, bomLength: 0 }
  const csv = { ...layout.csv, skipLines: 0, columns: head.header.length }
  return { ...layout, bomLength: 0, csv }
}

/** Parses one range of one evidence file, or a member of an archive, to its end. */
export async function parseFile(job: ParseJob, on: ParseSink): Promise<FileTally> {
  const tally = new Tally()
  const encoder = new Encoder((batch) => on.batch(batch))
  const signs = new SignWatch(job.head, job.plan)
  const reader = openReader(layoutOfRange(job), connect(job, encoder, tally, signs))
  let bytes = 0
  try {
    for await (const chunk of bytesOf(job)) {
      reader.push(chunk)
      bytes += chunk.length
      on.progress(bytes)
    }
  } catch (error) {
    // The file is sealed and journaled: what its archive still gives is evidence, the rest is a gap.
    if (!(error instanceof ArchiveError)) throw error
    tally.warn(
      'truncated',
      `The archive is damaged (${error.code}): what follows could not be unpacked.`,
    )
  }
  if (job.layout.encoding === 'windows-1252' && job.plan?.isEncodingStated !== true)
    tally.warn(
      'encoding-assumed',
      'It is not UTF-8; it was read as Windows-1252, as Windows PowerShell 5.1 writes it.',
    )
  if (job.layout.shape === 'json' && job.layout.json.text !== undefined)
    tally.warn(
      'record-in-text',
      `Each record was read from the text in ${job.layout.json.text.join('.')}; what stands beside it was not read.`,
    )
  const end = reader.end()
  if (end.truncated)
    tally.warn('truncated', 'The file stops inside a record: the export was interrupted.')
  if (end.nextLink)
    tally.warn('pages-missing', 'A next link was left over: later pages were not exported.')
  encoder.flush()
  return tally.result(signs.signs)
}
