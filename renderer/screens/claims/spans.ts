import { parseTime } from '#shared'

type Stretch = { readonly from: string; readonly to: string }

/** Where a stretch lies in a longer one, as shares of its length; null where they do not meet. */
export function shareOf(
  part: Stretch,
  whole: Stretch,
): { readonly start: number; readonly length: number } | null {
  const [from, to, first, last] = [whole.from, whole.to, part.from, part.to].map(parseTime)
  if (from == null || to == null || first == null || last == null || to <= from) return null
  const start = Math.max(first, from)
  const end = Math.min(last, to)
  return end <= start
    ? null
    : { start: (start - from) / (to - from), length: (end - start) / (to - from) }
}
