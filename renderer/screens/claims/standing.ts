import type { ClaimDetail, Finding } from '#contract'

type Decision = Finding['decisions'][number]

/** How far two people are with a finding. */
export type Standing =
  | { readonly state: 'in-force'; readonly as: Decision['as']; readonly people: readonly string[] }
  | { readonly state: 'awaited'; readonly as: Decision['as'] }
  | { readonly state: 'disputed' }
  | { readonly state: 'open' }
  /** Nobody has to decide: it refutes by itself. */
  | { readonly state: 'standing' }

export function standingOf({ decisions, inForce, strength }: Finding): Standing {
  const counted = decisions.filter(({ counts }) => counts)
  if (inForce !== null) {
    const people = counted.filter(({ as }) => as === inForce).map(({ by }) => by)
    return { state: 'in-force', as: inForce, people }
  }
  const [first] = counted
  if (first === undefined) return { state: strength === 'weak' ? 'open' : 'standing' }
  return counted.every(({ as }) => as === first.as)
    ? { state: 'awaited', as: first.as }
    : { state: 'disputed' }
}

/** What a finding does to the verdict as things stand. */
export type Weight = 'refutes' | 'waits' | 'settled'

export function weightOf({ strength, inForce }: Finding): Weight {
  if (inForce === 'benign') return 'settled'
  return inForce === 'malicious' || strength === 'strong' ? 'refutes' : 'waits'
}

const weights: readonly Weight[] = ['refutes', 'waits', 'settled']

export const undecided = (findings: readonly Finding[]): number =>
  findings.filter((finding) => weightOf(finding) === 'waits').length

/** What refutes first, then what waits, then what is settled. */
export function byWeight(findings: readonly Finding[]): readonly Finding[] {
  const place = (finding: Finding) => weights.indexOf(weightOf(finding))
  return findings.toSorted((a, b) => place(a) - place(b))
}

/** What the list of findings is to the verdict. */
export function roleOf({ findings }: ClaimDetail): 'refutes' | 'decide' | 'decided' {
  const present = new Set(findings.map(weightOf))
  if (present.has('refutes')) return 'refutes'
  return present.has('waits') ? 'decide' : 'decided'
}
