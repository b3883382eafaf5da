import type { CoverageChart, Lane } from '#contract'
import { formatTime, type Language, type Source } from '#shared'
import { currentScope } from '../../case/case.ts'
import type { Scope } from '../../case/entries.ts'
import type { Db } from '../../case/db.ts'
import type { ClaimResult } from '../../claims/document.ts'
import { unitedGaps } from '../../claims/limits.ts'
import { tenantScope, type Gap } from '../../coverage/gap.ts'
import { scopeName, sourceName } from '../../report/sentence.ts'
import { readSnapshots } from '../../report/model.ts'
import { claimTitle } from '../../report/texts.ts'
import type { Reading } from '../reader-desk.ts'
import { gapText } from './coded.ts'
import { nextView } from './next.ts'
import { timelineView } from './summary.ts'

export function gapView(
  gap: { scope: string; from: string; to: string; reason: string },
  language: Language,
): Lane['gaps'][number] {
  const tenantWide = gap.scope === tenantScope
  return {
    from: gap.from,
    to: gap.to,
    reason: gap.reason,
    text: gapText(gap.reason, language),
    scope: tenantWide ? tenantScope : scopeName(gap.scope, language),
    tenantWide,
  }
}

const written = (gap: Gap) => ({ ...gap, from: formatTime(gap.from), to: formatTime(gap.to) })

/** Sources that some claim needs; of several that would do, none where one of the others is there. */
function neededSources(claims: readonly ClaimResult[], seen: ReadonlySet<string>): Set<string> {
  const needs = claims.flatMap(({ coverage }) =>
    coverage.needed.map(({ source }) => source.split('|')),
  )
  return new Set(needs.filter((anyOf) => !anyOf.some((source) => seen.has(source))).flat())
}

/** Claims that need a source, as one of several or alone. */
function claimsOf(source: string, claims: readonly ClaimResult[], language: Language) {
  return claims
    .filter(({ coverage }) =>
      coverage.needed.some((need) => need.source.split('|').includes(source)),
    )
    .map(({ id }) => ({ id, title: claimTitle(id, language) }))
}

function gapsOf(source: string, gaps: readonly Gap[], isSeen: boolean, scope: Scope): Gap[] {
  if (isSeen) return gaps.filter((gap) => gap.source === source)
  return [
    {
      source: source as Source,
      scope: tenantScope,
      from: scope.incidentStart,
      to: scope.observedUntil,
      reason: 'C24',
    },
  ]
}

const isState = (source: string) => source.startsWith('snapshot.')

/** Every source that was collected or that a claim needs, logs first, each with what it cannot show. */
export function coverageView(reading: Reading, language: Language): CoverageChart {
  const { kase, judged } = reading
  const scope = currentScope(kase.journal)
  const coverage = reading.coverage()
  const claims = judged?.evaluation.claims ?? []
  const gaps = unitedGaps(coverage.gaps, claims)
  const days = Map.groupBy(coverage.days(), ({ source }): string => source)
  const states = Map.groupBy(readSnapshots(kase.db), ({ source }): string => source)
  const seen = new Set<string>([...coverage.sources, ...states.keys()])
  const sources = [...new Set([...seen, ...neededSources(claims, seen)])].sort(
    (a, b) => Number(isState(a)) - Number(isState(b)) || (a < b ? -1 : 1),
  )
  return {
    timeline: timelineView(scope),
    lanes: sources.map((source) => {
      const own = days.get(source) ?? []
      return {
        source,
        title: sourceName(source, language),
        kind: isState(source) ? 'state' : 'log',
        events: own.reduce((sum, { events }) => sum + events, 0),
        days: own.map(({ day, events }): [number, number] => [day, events]),
        collected: (states.get(source) ?? []).map(({ asOf, objects }) => ({
          at: formatTime(asOf),
          objects,
        })),
        gaps: gapsOf(source, gaps, seen.has(source), scope)
          .map(written)
          .map((gap) => gapView(gap, language)),
        claims: claimsOf(source, claims, language),
      }
    }),
    next: nextView(coverage.gaps, judged?.evaluation ?? null, language),
  }
}

/** Records of a source in each hour of one UTC day. */
export function hoursView(db: Db, source: string, day: number): number[] {
  const rows = db
    .prepare('SELECT hour, events FROM activity_hour WHERE source = ? AND hour BETWEEN ? AND ?')
    .all(source, day * 24, day * 24 + 23) as { hour: number; events: number }[]
  const byHour = new Map(rows.map(({ hour, events }) => [hour - day * 24, events]))
  return Array.from({ length: 24 }, (_, hour) => byHour.get(hour) ?? 0)
}
