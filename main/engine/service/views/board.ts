import type { Board } from '#contract'
import {
  formatTime,
  groupTexts,
  overallTexts,
  parseTime,
  reasonTexts,
  renderText,
  visible,
  type Language,
  type Verdict,
} from '#shared'
import type { ClaimResult, Evaluation, Finding } from '../../claims/document.ts'
import { verdictOrder } from '../../report/board.ts'
import { plainFinding, plainLimit, sourceName } from '../../report/sentence.ts'
import { claimTitle } from '../../report/texts.ts'
import type { Reading } from '../reader-desk.ts'
import type { Judged } from '../stored.ts'
import { boardTexts } from '../texts.ts'
import { gapText } from './coded.ts'
import { nextView } from './next.ts'

/** Findings that refute: strong ones, and those that two people found malicious. */
export function refuting({ findings }: ClaimResult): Finding[] {
  return findings.filter(
    ({ strength, disposition }) =>
      disposition?.as === 'malicious' || (strength === 'strong' && disposition?.as !== 'benign'),
  )
}

/** The one that rests on the most records; the doctrine's order where that is equal. */
const weightiest = <Item extends { events: readonly unknown[] }>(items: readonly Item[]) =>
  items.toSorted((a, b) => b.events.length - a.events.length)[0]

export const reasonWords = (reasons: ClaimResult['reasons'], language: Language): string =>
  reasons.map((reason) => reasonTexts[reason][language]).join(language === 'en' ? ', ' : '、')

const upper = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1)

/** Why a claim stands as it does, in a line: its most telling finding, else what is missing. */
function noteOf(claim: ClaimResult, language: Language): string {
  const finding = weightiest(refuting(claim)) ?? weightiest(claim.findings) ?? claim.support[0]
  const lengthOf = ({ from, to }: { from: string; to: string }) => parseTime(to)! - parseTime(from)!
  const [gap] = claim.coverage.gaps.toSorted((a, b) => lengthOf(b) - lengthOf(a))
  if (claim.verdict === 'undetermined') {
    const source = gap && sourceName(gap.source, language)
    const why =
      gap &&
      renderText(
        boardTexts.gap,
        { source: source!, reason: gapText(gap.reason, language) },
        language,
      )
    const reasons = upper(reasonWords(claim.reasons, language))
    return renderText(boardTexts.noted, { reasons, gap: why ?? '' }, language).trim()
  }
  return finding === undefined ? '' : visible(plainFinding(claim.id, finding, language))
}

function groupsOf({ claims }: Evaluation, language: Language): Board['groups'] {
  const groups = Map.groupBy(claims, ({ group }) => group)
  return [...groups].map(([id, members]) => {
    const weakest = verdictOrder.flatMap((verdict) =>
      members.filter((claim) => claim.verdict === verdict),
    )[0]!
    return {
      id,
      title: groupTexts[id]?.[language] ?? id,
      claims: members.map((claim) => ({
        id: claim.id,
        title: claimTitle(claim.id, language),
        verdict: claim.verdict,
      })),
      weakest: {
        claim: weakest.id,
        verdict: weakest.verdict,
        note: noteOf(weakest, language),
      },
    }
  })
}

const countOf = ({ claims }: Evaluation, verdict: Verdict) =>
  claims.filter((claim) => claim.verdict === verdict).length

/** The weightiest refutation in words, if there is one, and what stands beside it. */
function storyOf(evaluation: Evaluation, language: Language): string {
  const gating = evaluation.claims.filter((claim) => claim.class === 'gating')
  const found = weightiest(
    gating.flatMap((claim) => refuting(claim).map((finding) => ({ ...finding, claim: claim.id }))),
  )
  const counts = {
    claims: evaluation.claims.length,
    refuted: countOf(evaluation, 'refuted'),
    undetermined: countOf(evaluation, 'undetermined'),
    supported: countOf(evaluation, 'supported'),
  }
  const say = (text: (typeof boardTexts)[keyof typeof boardTexts]) =>
    renderText(text, counts, language)
  if (found !== undefined)
    return [visible(plainFinding(found.claim, found, language)), say(boardTexts.refuted)].join(
      language === 'en' ? ' ' : '',
    )
  if (counts.refuted > 0) return say(boardTexts.refuted)
  if (counts.undetermined > 0) return say(boardTexts.open)
  return say(evaluation.overall === 'eviction-supported' ? boardTexts.supported : boardTexts.partly)
}

export function boardView(reading: Reading, judged: Judged, language: Language): Board {
  const { evaluation, evaluatedAt } = judged
  return {
    overall: evaluation.overall,
    headline: overallTexts[evaluation.overall][language],
    story: storyOf(evaluation, language),
    reasons: evaluation.overallReasons.map((code) => ({
      code,
      text: reasonTexts[code][language],
    })),
    interim: evaluation.interim ?? null,
    epoch: evaluation.epoch,
    counts: {
      refuted: countOf(evaluation, 'refuted'),
      undetermined: countOf(evaluation, 'undetermined'),
      supported: countOf(evaluation, 'supported'),
      'not-applicable': countOf(evaluation, 'not-applicable'),
    },
    groups: groupsOf(evaluation, language),
    limits: evaluation.limits.map((limit) => ({
      code: limit.code,
      text: visible(plainLimit(limit, language)),
      params: Object.fromEntries(
        Object.entries(limit.params).map(([name, value]) => [
          name,
          typeof value === 'object' && value !== null ? [...value] : value,
        ]),
      ),
    })),
    next: nextView(reading.coverage().gaps, evaluation, language).filter(
      ({ settles }) => settles.length > 0,
    ),
    evaluatedAt: formatTime(evaluatedAt),
    outdated: reading.isOutdated,
  }
}
