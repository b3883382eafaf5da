import { day, hour, type EventSource } from '#shared'
import type { Db } from '../case/db.ts'
import type { Scope } from '../case/entries.ts'
import { clip, tenantScope, type Gap, type GapReason } from './gap.ts'
import { expectedBetween, profileOf, type Profile } from './profile.ts'

/** Records that must be expected in a silence before it is one: chance of none, about 1 in 1,000. */
const expectedInSilence = 7
/** Likewise at the edges of an export, where a window was asked for (claims.md C04). */
const expectedAtEdge = 10
/**
 * Below this many records in a usual week a source cannot show that it worked: a burst now and then has a
 * median of nought, and any silence would pass for normal.
 */
const recordsAWeek = 7

/** Days after which the service forgets, by family of sources (formats.md §0.6). */
const retentionDays: readonly (readonly [prefix: string, days: readonly number[]])[] = [
  ['entra.', [7, 30]],
  ['ual.', [90, 180, 365]],
]

/** Row counts at which tools and portals cut off (claims.md C05). */
const rowCaps = new Set([100, 120, 1_000, 5_000, 10_000, 50_000, 100_000, 250_000])

export type SourceCounts = { source: EventSource; counts: Map<number, number> }

export function readCounts(db: Db): SourceCounts[] {
  const rows = db
    .prepare('SELECT source, hour, events FROM activity_hour ORDER BY source, hour')
    .all() as { source: EventSource; hour: number; events: number }[]
  return [...Map.groupBy(rows, (row) => row.source)].map(([source, hours]) => ({
    source,
    counts: new Map(hours.map((row) => [row.hour, row.events])),
  }))
}

/** The edge of an export is its retention when it lies that far before the freeze. */
function edgeReason(source: EventSource, firstAt: number, frozenAt: number | null): GapReason {
  if (frozenAt === null) return 'C04'
  const days = retentionDays.find(([prefix]) => source.startsWith(prefix))?.[1] ?? []
  const age = frozenAt - firstAt
  return days.some((kept) => Math.abs(age - kept * day) <= day) ? 'C16' : 'C04'
}

/** Silences between the first and the last record that the profile does not explain. */
function silences(counts: Map<number, number>, profile: Profile): [from: number, to: number][] {
  const hours = [...counts.keys()]
  const found: [number, number][] = []
  for (let index = 1; index < hours.length; index += 1) {
    const from = hours[index - 1]! + 1
    const to = hours[index]!
    if (to > from && expectedBetween(profile, from, to) >= expectedInSilence) found.push([from, to])
  }
  return found
}

/** Gaps of one source over the case's window, from its own counts. */
export function sourceGaps({ source, counts }: SourceCounts, scope: Scope): Gap[] {
  const gap = (from: number, to: number, reason: GapReason): Gap => ({
    source,
    scope: tenantScope,
    from,
    to,
    reason,
  })
  const hours = [...counts.keys()]
  const first = hours[0]!
  const last = hours.at(-1)!
  const profile = profileOf(counts, first, last)
  if (profile.week < recordsAWeek) return [gap(scope.incidentStart, scope.observedUntil, 'C02')]
  const windowStart = Math.floor(scope.incidentStart / hour)
  const windowEnd = Math.ceil(scope.observedUntil / hour)
  const gaps = silences(counts, profile).map(([from, to]) => gap(from * hour, to * hour, 'C01'))
  if (expectedBetween(profile, windowStart, first) >= expectedAtEdge)
    gaps.push(
      gap(scope.incidentStart, first * hour, edgeReason(source, first * hour, scope.frozenAt)),
    )
  if (expectedBetween(profile, last + 1, windowEnd) >= expectedAtEdge)
    gaps.push(gap((last + 1) * hour, scope.observedUntil, 'C04'))
  return clip(gaps, scope.incidentStart, scope.observedUntil)
}

type SpanRow = {
  file_id: number
  source: EventSource
  file_records: number
  first_at: number
  last_at: number
  ascending: number
  descending: number
  cut: number
}

/** Where a file that stopped at a row cap, or before its end, has lost records. */
export function cutGaps(db: Db, scope: Scope): Gap[] {
  const spans = db
    .prepare(
      `SELECT s.*, f.records AS file_records, EXISTS (
         SELECT 1 FROM file_warning w WHERE w.file_id = s.file_id
           AND w.code IN ('truncated', 'pages-missing')) AS cut
       FROM file_source s JOIN file f USING (file_id) ORDER BY s.source, s.first_at, s.file_id`,
    )
    .all() as SpanRow[]
  const gaps = spans
    .filter((span) => span.cut === 1 || rowCaps.has(span.file_records))
    .map((span) => {
      const others = spans.filter((other) => other.source === span.source && other !== span)
      const [from, to] = lostInterval(span, others, scope)
      return { source: span.source, scope: tenantScope, from, to, reason: 'C05' as const }
    })
  return clip(gaps, scope.incidentStart, scope.observedUntil)
}

/** A sorted file was cut at its end; one in no order may have lost records anywhere in its span. */
function lostInterval(span: SpanRow, others: SpanRow[], scope: Scope): [number, number] {
  if (span.ascending === span.descending) return [span.first_at, span.last_at + 1]
  if (span.descending === 1) {
    const before = others.filter((other) => other.first_at < span.first_at)
    const reached = Math.max(scope.incidentStart, ...before.map((other) => other.last_at))
    return [Math.min(reached, span.first_at), span.first_at]
  }
  const after = others.filter((other) => other.last_at > span.last_at)
  const resumed = Math.min(scope.observedUntil, ...after.map((other) => other.first_at))
  return [span.last_at, Math.max(resumed, span.last_at)]
}

/** Records still arrive for three days: a freeze before that leaves the last of them out (C09). */
export function immatureGaps(sources: readonly EventSource[], scope: Scope): Gap[] {
  const settled = 72 * hour
  const from = scope.frozenAt === null ? scope.observedUntil - settled : scope.frozenAt - settled
  if (from >= scope.observedUntil) return []
  return sources.map((source) => ({
    source,
    scope: tenantScope,
    from: Math.max(from, scope.incidentStart),
    to: scope.observedUntil,
    reason: 'C09',
  }))
}
