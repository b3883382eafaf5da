/** The four verdicts of a claim (design.md §2). Undetermined always carries its reasons. */
export type Verdict = 'supported' | 'refuted' | 'undetermined' | 'not-applicable'

export type Reason =
  | 'coverage'
  | 'closure'
  | 'open-findings'
  | 'observation-time'
  | 'ip-only'
  | 'scope-empty'
  | 'withheld'
  | 'error'

export type Overall = 'eviction-supported' | 'residual-access' | 'not-determined'

export type OverallReason = Reason | 'evidence-integrity'

/** Gating claims decide the overall verdict; supporting ones open findings; posture ones are conditions. */
export type ClaimClass = 'gating' | 'supporting' | 'posture'

/** A code with its parameters; texts are rendered from catalogues, so the document is language-free. */
export type Coded = { code: string; params: Readonly<Record<string, Param>> }

export type Param = string | number | boolean | null | readonly string[]

const order: readonly Reason[] = [
  'open-findings',
  'closure',
  'coverage',
  'observation-time',
  'ip-only',
  'scope-empty',
  'withheld',
  'error',
]

/** Reasons once each, in a fixed order, so that equal judgements print equal bytes. */
export function sortReasons(reasons: Iterable<Reason>): Reason[] {
  const set = new Set(reasons)
  return order.filter((reason) => set.has(reason))
}

export type Judgement = { verdict: Verdict; reasons: Reason[] }

/**
 * Weakest link over subjects or claims (claims.md §6): refuted dominates, then undetermined, then
 * supported. Over nothing the answer is `undetermined (scope-empty)`: an empty scope supports nothing
 * (amendment 5).
 */
export function weakest(parts: readonly Judgement[]): Judgement {
  if (parts.some((part) => part.verdict === 'refuted')) return { verdict: 'refuted', reasons: [] }
  const open = parts.filter((part) => part.verdict === 'undetermined')
  if (open.length > 0)
    return { verdict: 'undetermined', reasons: sortReasons(open.flatMap((part) => part.reasons)) }
  if (parts.some((part) => part.verdict === 'supported'))
    return { verdict: 'supported', reasons: [] }
  if (parts.length > 0) return { verdict: 'not-applicable', reasons: [] }
  return { verdict: 'undetermined', reasons: ['scope-empty'] }
}

/**
 * The asymmetric test (claims.md §1 rule 2): one refutation beats any amount of missing log; support needs
 * the log that would have held the refutation, the closing act, and the time.
 */
export function judge(leg: {
  strong: number
  malicious: number
  open: number
  missing: readonly Reason[]
}): Judgement {
  if (leg.strong > 0 || leg.malicious > 0) return { verdict: 'refuted', reasons: [] }
  const reasons = sortReasons([
    ...(leg.open > 0 ? (['open-findings'] as const) : []),
    ...leg.missing,
  ])
  return reasons.length > 0
    ? { verdict: 'undetermined', reasons }
    : { verdict: 'supported', reasons: [] }
}
