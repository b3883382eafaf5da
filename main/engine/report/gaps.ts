import { parseTime, formatTime, type Coded, type Source } from '#shared'
import type { Evaluation } from '../claims/document.ts'
import { tenantScope, tidy, type Gap, type GapReason } from '../coverage/gap.ts'

type WrittenGap = { source: unknown; scope?: unknown; from: unknown; to: unknown; reason: unknown }

/** A gap as the evaluation writes it, back in epoch ms. */
function gapOf({ source, scope, from, to, reason }: WrittenGap): Gap[] {
  const [start, end] = [parseTime(String(from)), parseTime(String(to))]
  if (start === null || end === null) return []
  return [
    {
      source: source as Source,
      scope: scope === undefined ? tenantScope : String(scope),
      from: start,
      to: end,
      reason: reason as GapReason,
    },
  ]
}

/**
 * Gaps of the sources collected, and those that a claim met: a log that was never collected limits a
 * statement as much as one with a hole. Pieces of one gap are one.
 */
export function unitedGaps(ofSources: readonly Gap[], evaluation: Evaluation): Gap[] {
  const limits = evaluation.limits.filter(({ code }) => code === 'gap')
  return tidy([
    ...ofSources,
    ...limits.flatMap(({ params }) => gapOf(params as WrittenGap)),
    ...evaluation.claims.flatMap(({ coverage }) => coverage.gaps.flatMap(gapOf)),
  ])
}

/** How long a gap is, times the claims that need what it leaves unseen. */
function weightOf(gap: Gap, evaluation: Evaluation): number {
  const [from, to] = [formatTime(gap.from), formatTime(gap.to)]
  const touched = evaluation.claims.filter(({ coverage }) =>
    coverage.gaps.some((one) => one.source === gap.source && one.from < to && one.to > from),
  )
  return (gap.to - gap.from) * (touched.length + 1)
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

function gapLimit({ source, scope, from, to, reason }: Gap): Coded {
  const params = { source, from: formatTime(from), to: formatTime(to), reason }
  return scope === tenantScope
    ? { code: 'gap', params }
    : { code: 'mailbox-gap', params: { ...params, scope } }
}

/** Every limit of a statement, the largest first: what was not tested at all, then what could not be seen. */
export function rankedLimits(evaluation: Evaluation, gaps: readonly Gap[]): Coded[] {
  const others = evaluation.limits.filter(({ code }) => code !== 'gap')
  const untested = others.filter(({ code }) => code === 'claims-not-built')
  const weighed = gaps.map((gap) => ({
    limit: gapLimit(gap),
    wide: gap.scope === tenantScope,
    weight: weightOf(gap, evaluation),
  }))
  weighed.sort(
    (a, b) =>
      Number(b.wide) - Number(a.wide) ||
      b.weight - a.weight ||
      compare(JSON.stringify(a.limit), JSON.stringify(b.limit)),
  )
  return [
    ...untested,
    ...weighed.map(({ limit }) => limit),
    ...others.filter(({ code }) => code !== 'claims-not-built'),
  ]
}
