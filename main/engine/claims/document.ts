import type { ClaimClass, Coded, Overall, OverallReason, Reason, Verdict } from '#shared'
import type { Gap } from '../coverage/gap.ts'

/** `evaluate --json` (design.md §5): codes and parameters only; times ISO 8601 UTC. */
export type Evaluation = {
  ruleset: string
  inputs: string
  parameters: Record<string, string | number | readonly string[] | null>
  epoch: number
  overall: Overall
  overallReasons: OverallReason[]
  interim?: { observedDays: number; requiredDays: number }
  limits: Coded[]
  conditions: Coded[]
  claims: ClaimResult[]
}

export type ClaimResult = {
  id: string
  group: string
  class: ClaimClass
  verdict: Verdict
  reasons: Reason[]
  findings: Finding[]
  support: (Coded & { events: string[] })[]
  subjects: SubjectResult[]
  coverage: {
    needed: { source: string; scope: string; from: string; to: string }[]
    gaps: { source: string; scope: string; from: string; to: string; reason: Gap['reason'] }[]
  }
  next: Coded[]
}

export type SubjectResult = {
  kind: string
  id: string
  name: string | null
  verdict: Verdict
  reasons: Reason[]
}

export type Disposition = { as: 'benign' | 'malicious'; by: string[] } | null

export type Finding = Coded & {
  id: string
  strength: 'strong' | 'weak'
  subject: string
  events: string[]
  disposition: Disposition
}
