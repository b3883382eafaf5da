import {
  groupTexts,
  limitTexts,
  overallTexts,
  reasonTexts,
  renderText,
  verdictMarks,
  verdictTexts,
  visible,
  type Language,
  type Verdict,
} from '#shared'
import type { ClaimResult, Evaluation } from '../claims/document.ts'
import { claimTitle, describeFinding } from './texts.ts'

/** Refuted first in every order: what must be acted on is never below the fold. */
export const verdictOrder: readonly Verdict[] = [
  'refuted',
  'undetermined',
  'supported',
  'not-applicable',
]

const findingsShown = 3
const limitsShown = 3

function claimLines(claim: ClaimResult, language: Language): string[] {
  const verdict = verdictTexts[claim.verdict][language]
  const reasons = claim.reasons.map((reason) => reasonTexts[reason][language]).join(', ')
  const head = `${verdictMarks[claim.verdict]} ${verdict}${reasons === '' ? '' : ` (${reasons})`}`
  const group = groupTexts[claim.group]?.[language] ?? claim.group
  const standing = claim.findings.filter(({ disposition }) => disposition?.as !== 'benign')
  const findings = standing
    .slice(0, findingsShown)
    .map((finding) => `      · ${describeFinding(claim.id, finding, language)}`)
  const more = standing.length - findings.length
  return [
    `  ${head}  ${claim.id}  [${group}]`,
    `      ${claimTitle(claim.id, language)}`,
    ...findings,
    ...(more > 0 ? [`      · + ${more}`] : []),
  ]
}

/** The verdict board as text: headline in words, every claim, the largest limits. */
export function board(evaluation: Evaluation, language: Language): string {
  const lines = [overallTexts[evaluation.overall][language], '']
  for (const verdict of verdictOrder) {
    const claims = evaluation.claims.filter((claim) => claim.verdict === verdict)
    lines.push(...claims.flatMap((claim) => claimLines(claim, language)))
  }
  const counts = verdictOrder.map((verdict) => {
    const count = evaluation.claims.filter((claim) => claim.verdict === verdict).length
    return `${count} ${verdictTexts[verdict][language]}`
  })
  const limits = evaluation.limits
    .slice(0, limitsShown)
    .map(({ code, params }) => `  ! ${renderText(limitTexts[code]!, params, language)}`)
  return [...lines, '', counts.join(' · '), ...limits].map(visible).join('\n')
}
