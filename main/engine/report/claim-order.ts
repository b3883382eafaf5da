import type { ClaimResult, Finding } from '../claims/document.ts'
import { verdictOrder } from './board.ts'

/** Refuted first; within a verdict in the order of the doctrine's groups. */
export function byVerdict(claims: readonly ClaimResult[]): ClaimResult[] {
  return verdictOrder.flatMap((verdict) => claims.filter((claim) => claim.verdict === verdict))
}

/** Findings that two people have yet to decide. */
export function openFindings({ findings }: ClaimResult): Finding[] {
  return findings.filter(({ strength, disposition }) => strength === 'weak' && disposition === null)
}
