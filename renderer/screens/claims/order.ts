import type { Verdict } from '#shared'
import type { ClaimRow } from '#contract'

/** Refuted first, in this as in every order. */
export const verdictOrder = [
  'refuted',
  'undetermined',
  'supported',
  'not-applicable',
] as const satisfies readonly Verdict[]

/** What is to be walked: all that is not settled in favour of the claim. */
export const isOpen = ({ verdict }: { verdict: Verdict }): boolean =>
  verdict === 'refuted' || verdict === 'undetermined'

/** By verdict, and within one as the engine has them; of these, those that hold every word of the filter. */
export function listed(rows: readonly ClaimRow[], filter: string): ClaimRow[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean)
  const matches = ({ id, title, groupTitle, reasons }: ClaimRow) => {
    const text = [id, title, groupTitle, ...reasons.map((reason) => reason.text)]
      .join(' ')
      .toLowerCase()
    return words.every((word) => text.includes(word))
  }
  return verdictOrder.flatMap((verdict) =>
    rows.filter((row) => row.verdict === verdict && matches(row)),
  )
}

/** The one `step` away in the list; the first when `id` is not in it, null at either end. */
export function neighbour(
  rows: readonly ClaimRow[],
  id: string | null,
  step: 1 | -1,
): ClaimRow | null {
  const at = rows.findIndex((row) => row.id === id)
  return (at === -1 ? rows[0] : rows[at + step]) ?? null
}
