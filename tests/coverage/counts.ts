import type { EventSource } from '#shared'
import type { Scope } from '../../main/engine/case/entries.ts'
import { sourceGaps, type SourceCounts } from '../../main/engine/coverage/sources.ts'
import type { Gap } from '../../main/engine/coverage/gap.ts'

/** Hours since the epoch of a Monday's midnight, to which the hours of these tests are added. */
export const monday = Date.UTC(2026, 0, 12) / 3_600_000

const hour = 3_600_000

/** A case over the hours from … to, with everything late in. */
export function scopeOf(from: number, to: number, frozenAt: number | null = null): Scope {
  return {
    name: 'coverage',
    tenants: [],
    incidentStart: (monday + from) * hour,
    containedAt: (monday + from) * hour,
    observedUntil: (monday + to) * hour,
    frozenAt: frozenAt === null ? null : (monday + frozenAt) * hour,
    policy: 'bec-30',
  }
}

/** Counts of a source by hour after the Monday; hours without records are left out, as in the database. */
export function countsOf(
  entries: Iterable<readonly [hour: number, count: number]>,
  source: EventSource = 'entra.audit',
): SourceCounts {
  const sorted = [...entries].filter(([, count]) => count > 0).sort((a, b) => a[0] - b[0])
  return { source, counts: new Map(sorted.map(([at, count]) => [monday + at, count])) }
}

export const hourly = (from: number, to: number, count = 1): [number, number][] =>
  Array.from({ length: to - from }, (_, index) => [from + index, count])

/** Gaps in hours after the Monday. */
export function gapsOf(counts: SourceCounts, scope: Scope): string[] {
  return sourceGaps(counts, scope).map(describeGap)
}

export const describeGap = ({ from, to, reason }: Gap): string =>
  `${reason} ${from / hour - monday}–${to / hour - monday}`

/** The hours of the window that some gap covers, whole or in part. */
export function uncovered(gaps: readonly Gap[]): Set<number> {
  const hours = new Set<number>()
  for (const { from, to } of gaps)
    for (let at = Math.floor(from / hour); at * hour < to; at += 1) hours.add(at - monday)
  return hours
}
