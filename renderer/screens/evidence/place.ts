import { day as dayMs, formatDate, parseTime } from '#shared'
import type { CellPlace } from '../../charts/cell.ts'
import { go, goInPlace, useRoute } from '../../lib/route.ts'

/** What is selected on this screen: nothing, a file of the ledger, or a source on a day. */
export type Place =
  | { readonly kind: 'none' }
  | { readonly kind: 'file'; readonly sha256: string; readonly member: string | null }
  | { readonly kind: 'source'; readonly source: string; readonly day: number | null }

const sha256 = /^[0-9a-f]{64}$/
const midnight = /^\d{4}-\d{2}-\d{2}$/

/** `#/evidence/<sha256>[/<member>]` or `#/evidence/<source>[/<day>]`; a cut link selects what is left of it. */
export function placeOf([first, second]: readonly string[]): Place {
  if (first === undefined || first === '') return { kind: 'none' }
  if (sha256.test(first)) return { kind: 'file', sha256: first, member: second ?? null }
  const at = second !== undefined && midnight.test(second) ? parseTime(second) : null
  return { kind: 'source', source: first, day: at === null ? null : at / dayMs }
}

export function usePlace(): Place {
  return placeOf(useRoute(({ parts }) => parts))
}

const isOnSource = () => placeOf(useRoute.getState().parts).kind === 'source'

/** Moving from cell to cell is one place to come back from. */
export function goToCell({ source, day }: CellPlace): void {
  const move = isOnSource() ? goInPlace : go
  move('evidence', source, formatDate(day * dayMs))
}

export function goToSource(source: string): void {
  const move = isOnSource() ? goInPlace : go
  move('evidence', source)
}

export function goToFile(file: { sha256: string; member: string | null }): void {
  go('evidence', file.sha256, ...(file.member === null ? [] : [file.member]))
}

/** Closes what is selected: one step back leads to where it was opened from, not into it again. */
export const goToNothing = (): void => goInPlace('evidence')
