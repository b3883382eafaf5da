import type { EventSource } from '#shared'
import type { Sink } from '../dialect.ts'
import { guidOrText, isGuid, text } from './fields.ts'
import { parseIso } from './time.ts'

/**
 * What surrounds a Graph-shaped record in the file it came in: the envelope of a diagnostic record, the
 * other columns of a Log Analytics row, or nothing (`bareContext`) for Graph's own JSON.
 */
export type RecordContext = {
  /** What the category or table says; it wins over what the record's fields suggest. */
  source: EventSource | null
  tenant: string | null
  operationRaw: string
  /** `time` or TimeGenerated: ingestion in the sign-in tables, the event itself in older records. */
  envelopeAt: number | null
  /** `resultType` / ResultType, an error code written as text. */
  resultType: unknown
  callerAddress: unknown
}

export const bareContext: RecordContext = Object.freeze({
  source: null,
  tenant: null,
  operationRaw: '',
  envelopeAt: null,
  resultType: null,
  callerAddress: null,
})

/** The envelope's time as ingestion time; one that is not later than the event says nothing about it. */
export function ingestedAfter(context: RecordContext, at: number): number | null {
  return context.envelopeAt !== null && context.envelopeAt > at ? context.envelopeAt : null
}

/**
 * Epoch milliseconds of the record's own time. Where it has none, the envelope's time stands in and the
 * file carries the warning `time-from-ingestion`, for it may be up to an hour late (formats.md §0.2).
 * Null after exactly one quarantine call. Year 1 is .NET's "no time".
 */
export function eventTime(value: unknown, context: RecordContext, out: Sink): number | null {
  const at = typeof value === 'number' ? value : parseIso(value)
  if (at !== null && at >= 0) return at
  if (at === null && text(value) !== null) {
    out.quarantine('time-unreadable')
    return null
  }
  if (context.envelopeAt === null) {
    out.quarantine('time-missing')
    return null
  }
  out.warn(
    'time-from-ingestion',
    'Records without a time of their own were given the time at which they were collected.',
  )
  return context.envelopeAt
}

/**
 * The tenant in `/tenants/<id>/providers/Microsoft.aadiam`, also in capitals as the Graph activity log
 * writes it. Null when the path has no GUID there.
 */
export function tenantOfPath(resourcePath: unknown): string | null {
  const path = text(resourcePath)
  const part = path === null ? null : /^\/tenants\/([^/]+)(?:\/|$)/i.exec(path)?.[1]
  return part !== null && part !== undefined && isGuid(part) ? guidOrText(part) : null
}
