import type { Source } from '#shared'

/**
 * Reason codes of claims.md §5, as far as they are built: C01 silence where records are expected; C02 too
 * few records to tell silence from absence; C04 edge of the export; C05 row cap or interrupted export;
 * C09 frozen too early; C10 throttled mailbox; C16 retention; C17 columns missing; C18 mailbox without
 * its owner's records; C24 never collected.
 */
export type GapReason =
  | 'C01'
  | 'C02'
  | 'C04'
  | 'C05'
  | 'C09'
  | 'C10'
  | 'C16'
  | 'C17'
  | 'C18'
  | 'C24'

/** An interval (epoch ms, end exclusive) in which a source cannot be relied on for a scope. */
export type Gap = { source: Source; scope: string; from: number; to: number; reason: GapReason }

export const tenantScope = 'tenant'

/** The parts of gaps inside a window; a gap of no length misses nothing. */
export function clip(gaps: readonly Gap[], from: number, to: number): Gap[] {
  return gaps
    .filter((gap) => gap.from < gap.to && gap.from < to && gap.to > from)
    .map((gap) => ({ ...gap, from: Math.max(gap.from, from), to: Math.min(gap.to, to) }))
}

/** Parts of the first list that the second covers too: where either of two sources would have done. */
export function intersect(gaps: readonly Gap[], others: readonly Gap[]): Gap[] {
  return gaps.flatMap((gap) =>
    merged(others)
      .filter(({ from, to }) => from < gap.to && to > gap.from)
      .map(({ from, to }) => ({
        ...gap,
        from: Math.max(gap.from, from),
        to: Math.min(gap.to, to),
      })),
  )
}

/** Intervals joined where they touch. */
export function merged(
  intervals: readonly { from: number; to: number }[],
): { from: number; to: number }[] {
  const sorted = [...intervals].sort((a, b) => a.from - b.from || a.to - b.to)
  const joined: { from: number; to: number }[] = []
  for (const { from, to } of sorted) {
    const last = joined.at(-1)
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to)
    else joined.push({ from, to })
  }
  return joined
}

/** Gaps in a fixed order, equal ones once and touching ones of one reason joined. */
export function tidy(gaps: readonly Gap[]): Gap[] {
  const keyOf = (gap: Gap) => `${gap.source}\n${gap.scope}\n${gap.reason}`
  const groups = Map.groupBy(gaps, keyOf)
  return [...groups.keys()].sort().flatMap((key) => {
    const [first] = groups.get(key)!
    return merged(groups.get(key)!).map(({ from, to }) => ({ ...first!, from, to }))
  })
}
