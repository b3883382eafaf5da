import { go, goInPlace, useRoute, type Route } from '../../lib/route.ts'
import { wishFocus } from './focus.ts'

/** Where a person is on this screen: a claim, one of its findings, one of that finding's records. */
export type Place = {
  readonly claim: string | null
  /** Id of a finding, or `supportPart`. */
  readonly finding: string | null
  readonly event: string | null
}

/** Stands in a link where a finding would: its records speak for the claim. No finding has such an id. */
export const supportPart = 'support'

const part = (text: string | undefined): string | null =>
  text === undefined || text === '' ? null : text

export const placeOf = ({ parts }: Route): Place => ({
  claim: part(parts[0]),
  finding: part(parts[1]),
  event: part(parts[2]),
})

export function usePlace(): Place {
  const parts = useRoute((route) => route.parts)
  return placeOf({ screen: 'claims', parts })
}

export const goToClaim = (claim: string): void => goInPlace('claims', claim)

/** Opens a finding and puts the keyboard on its records. */
export function goToFinding(claim: string, finding: string): void {
  wishFocus('record')
  go('claims', claim, finding)
}

/** Opens the raw record; walking from one to the next is one place to come back from. */
export function goToRecord(claim: string, finding: string, event: string): void {
  const isWalking = placeOf(useRoute.getState()).event !== null
  wishFocus('raw')
  ;(isWalking ? goInPlace : go)('claims', claim, finding, event)
}

/** One step back, with the keyboard on what was left. */
export function goBack(): void {
  const { claim, finding, event } = placeOf(useRoute.getState())
  if (claim === null) return
  if (event !== null && finding !== null) {
    wishFocus(finding === supportPart ? 'support' : 'record')
    if (finding === supportPart) go('claims', claim)
    else go('claims', claim, finding)
  } else if (finding !== null) {
    wishFocus('claim')
    go('claims', claim)
  } else wishFocus('list')
}

/** Names the finding in the place without a step to come back to; the record that is open stays open. */
export function keepFinding(claim: string, finding: string): void {
  const place = placeOf(useRoute.getState())
  const event = place.finding === finding ? place.event : null
  goInPlace('claims', claim, finding, ...(event === null ? [] : [event]))
}
