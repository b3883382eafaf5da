import { AppError } from '#shared'
import type { Case } from '../case/case.ts'
import { sealOriginal } from '../case/evidence.ts'
import { record } from '../import/replay.ts'
import { evaluateCase } from './evaluate.ts'

export type Decision = {
  finding: string
  as: 'benign' | 'malicious'
  by: string
  why: string
  /** File that backs the decision; it is sealed with the evidence. */
  artefact: string | null
}

/**
 * Journals a person's decision on a finding that exists now.
 * @throws AppError decision/unknown-finding
 */
export function decideFinding(
  kase: Case,
  decision: Decision,
): { inForce: 'benign' | 'malicious' | null } {
  assertFinding(kase, decision.finding)
  journalDecision(kase, decision)
  const { evaluation } = evaluateCase(kase)
  const finding = evaluation.claims
    .flatMap(({ findings }) => findings)
    .find(({ id }) => id === decision.finding)
  return { inForce: finding?.disposition?.as ?? null }
}

/** Journals a decision on a finding that is known to exist. */
export function journalDecision(kase: Case, decision: Decision): void {
  const artefact =
    decision.artefact === null ? null : sealOriginal(kase.folder, decision.artefact).sha256
  record(kase, { kind: 'disposition', ...decision, artefact })
}

/** @throws AppError decision/unknown-finding */
export function assertFinding(kase: Case, id: string): void {
  const { evaluation } = evaluateCase(kase)
  if (!evaluation.claims.some(({ findings }) => findings.some((finding) => finding.id === id)))
    throw new AppError('decision/unknown-finding', { finding: id })
}
