import { deriveFeatures } from './derive.ts'
import type { Head, Origin, Sink } from './dialect.ts'
import { Encoder, type Batch } from './encoder.ts'
import { openBytes } from './input.ts'
import type { Range } from './ranges.ts'
import { ArchiveError } from './readers/archive.ts'
import type { RecordSink } from './record.ts'
import { openReader, type Layout } from './readers/layout.ts'
import { dialectById } from './registry.ts'
import { Tally, type FileTally } from './tally.ts'

export type ParseJob = {
  path: string
  member: string | null
  dialect: string
  layout: Layout
  head: Head
  origin?: Origin
  /** Bytes of the file to read; records keep their places in the file. */
  range: Range
}

/** Where what was parsed goes, and how far it is; `bytes` from the beginning of the range. */
export type ParseSink = { batch(batch: Batch): void; progress(bytes: number): void }

/** Joins reader, dialect, tally and encoder: each record ends in exactly one of them. */
function connect(job: ParseJob, encoder: Encoder, tally: Tally): RecordSink {
  let offset = 0
  let length = 0
  const base = job.range.from
  let header = job.head.shape === 'csv'
  const out: Sink = {
    event(fields) {
      deriveFeatures(fields)
      tally.event(fields.source, fields.at, fields.tenant)
      encoder.event(fields, offset, length)
    },
    snapshot(fields) {
      tally.snapshots += 1
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
      encoder.quarantine(code, offset, length)
    },
    parts(count) {
      tally.records += Math.max(count, 1) - 1
    },
    ignore: (code) => tally.ignore(code),
    warn: (code, message) => tally.warn(code, message),
  }
  const normaliser = dialectById(job.dialect).open(job.head, job.origin)
  const record = (raw: unknown, at: number, bytes: number) => {
    tally.records += 1
    offset = base + at
    length = bytes
    const { ended } = tally
    try {
      normaliser.record(raw, out)
    } catch {
      // A dialect that stumbles over one record must not take the file, and with it the case, along.
      if (tally.ended === ended) out.quarantine('dialect-failed')
    }
  }
  return {
    json: record,
    row(cells, at, bytes) {
      if (header) header = false
      else record(cells, at, bytes)
    },
    bad(code, at, bytes) {
      tally.records += 1
      tally.quarantined += 1
      encoder.quarantine(code, base + at, bytes)
    },
  }
}

/** Parses one range of one evidence file, or a member of an archive, to its end. */
export async function parseFile(job: ParseJob, on: ParseSink): Promise<FileTally> {
  const tally = new Tally()
  const encoder = new Encoder((batch) => on.batch(batch))
  const bomLength = job.range.from === 0 ? job.layout.bomLength : 0
  const reader = openReader({ ...job.layout, bomLength }, connect(job, encoder, tally))
  let bytes = 0
  try {
    for await (const chunk of openBytes(job.path, job.member, job.range)) {
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
  if (job.layout.encoding === 'windows-1252')
    tally.warn(
      'encoding-assumed',
      'It is not UTF-8; it was read as Windows-1252, as Windows PowerShell 5.1 writes it.',
    )
  const end = reader.end()
  if (end.truncated)
    tally.warn('truncated', 'The file stops inside a record: the export was interrupted.')
  if (end.nextLink)
    tally.warn('pages-missing', 'A next link was left over: later pages were not exported.')
  encoder.flush()
  return tally.result()
}
