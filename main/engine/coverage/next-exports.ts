import { formatTime, type Source } from '#shared'
import { merged, type Gap } from './gap.ts'

export type NextExport = {
  code: 'export'
  params: { source: Source; from: string; to: string; reasons: string[] }
}

/** One export a source that would fill all its gaps, longest missing time first. */
export function nextExports(gaps: readonly Gap[]): NextExport[] {
  const bySource = Map.groupBy(gaps, ({ source }) => source)
  return [...bySource]
    .map(([source, own]) => ({ source, own, missing: merged(own) }))
    .map((one) => ({
      ...one,
      length: one.missing.reduce((sum, { from, to }) => sum + to - from, 0),
    }))
    .sort((a, b) => b.length - a.length || (a.source < b.source ? -1 : 1))
    .map(({ source, own, missing }) => ({
      code: 'export',
      params: {
        source,
        from: formatTime(missing[0]!.from),
        to: formatTime(missing.at(-1)!.to),
        reasons: [...new Set(own.map(({ reason }) => reason))].sort(),
      },
    }))
}
