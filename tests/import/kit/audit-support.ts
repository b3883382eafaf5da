import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { EventFields } from '#shared'
import type { Dialect, Head, Sink } from '../../../main/engine/import/dialect.ts'
import { normaliseAuditRecord } from '../../../main/engine/import/kit/audit-record.ts'

/** Everything a dialect said, in order; one entry a call, so that calls can be counted. */
export type Outcome = {
  events: EventFields[]
  quarantined: string[]
  ignored: string[]
  warned: string[]
}

export function outcomeSink(): { sink: Sink; outcome: Outcome } {
  const outcome: Outcome = { events: [], quarantined: [], ignored: [], warned: [] }
  const unexpected = () => {
    throw new Error('a record of the audit log is neither snapshot nor annex')
  }
  const sink = {
    event: (fields: EventFields) => void outcome.events.push(fields),
    snapshot: unexpected,
    collection: unexpected,
    parts: unexpected,
    annex: unexpected,
    quarantine: (code: string) => void outcome.quarantined.push(code),
    ignore: (code: string) => void outcome.ignored.push(code),
    warn: (code: string) => void outcome.warned.push(code),
  }
  return { sink, outcome }
}

/** The event of one audit record; fails the test when it did not become exactly one event. */
export function readAudit(record: Record<string, unknown>): EventFields {
  const { sink, outcome } = outcomeSink()
  normaliseAuditRecord({ CreationTime: '2026-01-02T03:04:05', ...record }, sink)
  const [event] = outcome.events
  if (event === undefined || outcome.events.length !== 1 || outcome.quarantined.length > 0)
    throw new Error(`not one event: ${JSON.stringify(outcome)}`)
  return event
}

export function runDialect(dialect: Dialect, head: Head, records: readonly unknown[]): Outcome {
  const { sink, outcome } = outcomeSink()
  const normaliser = dialect.open(head)
  for (const record of records) normaliser.record(record, sink)
  return outcome
}

const dataFolder = new URL('../../../../shared/data/', import.meta.url)

/** Whether the real exports are there; a missing folder is announced, for its tests are skipped. */
export function hasRealData(name: string): boolean {
  const path = fileURLToPath(new URL(name, dataFolder))
  if (existsSync(path)) return true
  console.warn(`SKIPPED: real exports not found at ${path}`)
  return false
}

export function realPath(name: string): string {
  return fileURLToPath(new URL(name, dataFolder))
}

export function realText(name: string): string {
  return readFileSync(realPath(name), 'utf8')
}

export function realLines(name: string): unknown[] {
  return realText(name)
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as unknown)
}

export function countBy<T>(
  values: readonly T[],
  key: (value: T) => string,
): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const value of values) counts[key(value)] = (counts[key(value)] ?? 0) + 1
  return counts
}
