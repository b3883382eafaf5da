import { formatTime, parseTime, type Coded, type Source } from '#shared'
import type { Db } from '../case/db.ts'
import { tenantScope, tidy, type Gap } from '../coverage/gap.ts'
import type { ClaimResult } from './document.ts'
import { claimsInDoctrine } from './registry.ts'

type WrittenGap = ClaimResult['coverage']['gaps'][number]

/** A gap as the evaluation writes it, back in epoch ms. */
function gapOf({ source, scope, from, to, reason }: WrittenGap): Gap {
  return {
    source: source as Source,
    scope,
    from: parseTime(from)!,
    to: parseTime(to)!,
    reason,
  }
}

/**
 * Gaps of the sources collected, and those that a claim met: a log that was never collected limits a
 * statement as much as one with a hole. Pieces of one gap are one.
 */
export function unitedGaps(ofSources: readonly Gap[], results: readonly ClaimResult[]): Gap[] {
  return tidy([...ofSources, ...results.flatMap(({ coverage }) => coverage.gaps.map(gapOf))])
}

/** How long a gap is, times the claims that need what it leaves unseen. */
function weightOf(gap: Gap, results: readonly ClaimResult[]): number {
  const [from, to] = [formatTime(gap.from), formatTime(gap.to)]
  const touched = results.filter(({ coverage }) =>
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

function rankedGaps(gaps: readonly Gap[], results: readonly ClaimResult[]): Coded[] {
  return gaps
    .map((gap) => ({
      limit: gapLimit(gap),
      wide: gap.scope === tenantScope,
      weight: weightOf(gap, results),
    }))
    .sort(
      (a, b) =>
        Number(b.wide) - Number(a.wide) ||
        b.weight - a.weight ||
        compare(JSON.stringify(a.limit), JSON.stringify(b.limit)),
    )
    .map(({ limit }) => limit)
}

/** Every limit of a statement, the largest first: what was not tested at all, then what could not be seen. */
export function limitsOf(
  db: Db,
  ofSources: readonly Gap[],
  results: readonly ClaimResult[],
): Coded[] {
  const records = db.prepare('SELECT ifnull(sum(quarantined), 0) FROM file').pluck().get() as number
  const untested = {
    code: 'claims-not-built',
    params: { built: results.length, of: claimsInDoctrine },
  }
  return [
    ...(results.length < claimsInDoctrine ? [untested] : []),
    ...rankedGaps(unitedGaps(ofSources, results), results),
    ...(records > 0 ? [{ code: 'quarantined', params: { records } }] : []),
  ]
}
