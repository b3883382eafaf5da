import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { EventFields } from '#shared'
import type {
  AnnexFields,
  Dialect,
  Head,
  Sink,
  CollectionFields,
  SnapshotFields,
} from '../../../main/engine/import/dialect.ts'

export type Collected = {
  events: EventFields[]
  snapshots: SnapshotFields[]
  collections: CollectionFields[]
  annexes: AnnexFields[]
  /** Things in records that hold several, beyond one each. */
  parts: number
  quarantined: string[]
  ignored: string[]
  warnings: string[]
}

/** A sink that keeps everything, so that a test can count calls as well as read them. */
export function collector(): { sink: Sink; got: Collected } {
  const got: Collected = {
    events: [],
    snapshots: [],
    collections: [],
    annexes: [],
    parts: 0,
    quarantined: [],
    ignored: [],
    warnings: [],
  }
  const sink: Sink = {
    event: (fields) => void got.events.push(fields),
    snapshot: (fields) => void got.snapshots.push(fields),
    collection: (fields) => void got.collections.push(fields),
    parts: (count) => void (got.parts += Math.max(count, 1) - 1),
    annex: (fields) => void got.annexes.push(fields),
    quarantine: (code) => void got.quarantined.push(code),
    ignore: (code) => void got.ignored.push(code),
    warn: (code) => void got.warnings.push(code),
  }
  return { sink, got }
}

export function jsonHead(samples: readonly unknown[]): Head {
  return { shape: 'json', samples: samples.slice(0, 20) }
}

/** Feeds records to a dialect; fails unless each ended in exactly one call, which is the ledger's rule. */
export function feed(dialect: Dialect, head: Head, records: readonly unknown[]): Collected {
  const { sink, got } = collector()
  const normaliser = dialect.open(head)
  for (const [index, record] of records.entries()) {
    normaliser.record(record, sink)
    const calls =
      got.events.length +
      got.snapshots.length +
      got.collections.length +
      got.annexes.length +
      got.quarantined.length +
      got.ignored.length
    if (calls !== index + 1 + got.parts)
      throw new Error(`record ${index} ended in ${calls - index} calls`)
  }
  return got
}

export function feedJson(dialect: Dialect, records: readonly unknown[]): Collected {
  return feed(dialect, jsonHead(records), records)
}

export function onlyEvent(got: Collected): EventFields {
  const [event] = got.events
  if (event === undefined || got.events.length !== 1)
    throw new Error(`${got.events.length} events, quarantined: ${got.quarantined.join()}`)
  return event
}

export function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString()
}

const dataFolder = fileURLToPath(new URL('../../../../shared/data/', import.meta.url))

/** Real exports stay outside the checkout; a test that needs them is skipped with this in its name. */
export const dataMissing = !existsSync(dataFolder)
export const needsData = dataMissing ? ' (skipped: ../shared/data is absent)' : ''

/** Files of a folder of real exports as paths below it, none when the data is absent. */
export function dataFiles(folder: string, pattern: RegExp): string[] {
  if (dataMissing) return []
  return readdirSync(`${dataFolder}${folder}`)
    .filter((name) => pattern.test(name))
    .sort()
    .map((name) => `${folder}/${name}`)
}

export function dataText(path: string): string {
  const bytes = readFileSync(`${dataFolder}${path}`)
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe
  return bytes.toString(wide ? 'utf16le' : 'utf8').replace(/^\ufeff/, '')
}

/** Records of a JSON file: array, one value, an `events` envelope, or one value a line. */
export function dataRecords(path: string): unknown[] {
  const text = dataText(path)
  let whole: unknown
  try {
    whole = JSON.parse(text)
  } catch {
    return text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line): unknown => JSON.parse(line))
  }
  if (Array.isArray(whole)) return whole
  const events = (whole as { events?: unknown }).events
  return Array.isArray(events) ? events : [whole]
}

/** The raw record that a detection test of the sekoia collection carries as text. */
export function sekoiaRecord(path: string): unknown {
  const [test] = dataRecords(path) as [{ input: { message: string } }]
  return JSON.parse(test.input.message)
}
