import type { AnnexKind } from '#shared'

export type Policy = 'bec-30' | 'standard-97' | 'state-180'

/** What is fixed before evaluation (claims.md §6, anti-gaming); times in epoch ms. */
export type Scope = {
  name: string
  tenants: string[]
  incidentStart: number
  containedAt: number
  observedUntil: number
  /** Evidence freeze; null until it is known. */
  frozenAt: number | null
  policy: Policy
}

/** How an original was collected, as a person knows it; times in epoch ms, null is "not stated". */
export type Manifest = {
  collectedBy: string | null
  /** With its version. */
  tool: string | null
  query: string | null
  /** With whose rights. */
  account: string | null
  /** Window asked for. */
  from: number | null
  to: number | null
  collectedAt: number | null
  errors: string | null
}

export type IndicatorTier = 'A' | 'B' | 'C'
export type IndicatorState = 'candidate' | 'confirmed' | 'cleared'

/** How a person says an original is to be read, where its bytes may not tell. */
export type Reading = {
  /** Which of the first two numbers of its slashed dates is the month. */
  dateOrder?: 'month-first' | 'day-first'
  encoding?: 'windows-1252'
}

/** Every human input is one of these; together with the evidence they make the case (design.md §4). */
export type CaseEntry =
  | { kind: 'case'; scope: Scope }
  | { kind: 'scope'; changes: Partial<Scope>; by: string; why: string }
  | {
      kind: 'import'
      sha256: string
      bytes: number
      name: string
      collectedBy: string | null
      asOf: number | null
      /** Source that the person said it is; null when they said nothing. */
      declaredSource: string | null
      /** Absent where nothing was stated. */
      reading?: Reading
      /** Number of the import of the same original that this one takes the place of. */
      replaces?: number
    }
  | { kind: 'withdraw'; sha256: string; by: string; why: string }
  /** Takes the place of an earlier one of the same original, which the journal keeps. */
  | ({ kind: 'manifest'; sha256: string; by: string } & Manifest)
  | { kind: 'annex'; annex: AnnexKind; sha256: string; bytes: number; name: string }
  /** A list of indicators that others wrote: its values are candidates, for a file confirms nothing. */
  | {
      kind: 'indicator-file'
      sha256: string
      bytes: number
      name: string
      by: string
      why: string
    }
  | {
      kind: 'indicator'
      id: string
      indicator: string
      value: string
      tier: IndicatorTier
      state: IndicatorState
      from: number | null
      to: number | null
      by: string
      why: string
    }
  | { kind: 'indicator-decision'; id: string; as: 'confirmed' | 'cleared'; by: string; why: string }
  | {
      kind: 'disposition'
      finding: string
      as: 'benign' | 'malicious'
      by: string
      why: string
      artefact: string | null
    }

/** What was done with the case but is no part of its verdicts. */
export type ActivityEntry =
  | { kind: 'opened'; version: string }
  | { kind: 'rebuilt'; version: string }
  | { kind: 'reported'; sha256: string; name: string }
