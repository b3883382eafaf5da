import { groupTexts, reasonTexts, verdictTexts } from '#shared'
import type { ClaimResult, SubjectResult } from '../../claims/document.ts'
import { verdictOrder } from '../board.ts'
import { byVerdict } from '../claim-order.ts'
import { markup, value, type Markup, type Part } from '../escape.ts'
import { badge } from '../marks.ts'
import { sentence, stepSentence, subjectLabel } from '../sentence.ts'
import { classTexts, claimTexts as texts } from '../texts-claims.ts'
import { kindTexts } from '../texts-sources.ts'
import { claimTechniques, claimTitle, claimWhy } from '../texts.ts'
import { list, say, section, table, type View } from '../view.ts'
import { coverageLeg } from './claim-coverage.ts'
import { findings, support } from './claim-findings.ts'

const shownSubjects = 100
const foldedSubjects = 12
const shownSteps = 20

function reasonsOf({ reasons }: { reasons: ClaimResult['reasons'] }, view: View): string {
  return reasons.map((reason) => reasonTexts[reason][view.language]).join(', ')
}

/** `1 of 6 refuted, 4 supported`: counted, never a share. */
function subjectCount(view: View, { subjects: all }: ClaimResult): Part {
  if (all.length === 0) return say(view, texts.subjectsNone)
  const counts = verdictOrder.flatMap((verdict) => {
    const count = all.filter((subject) => subject.verdict === verdict).length
    const params = { count, of: all.length, verdict: verdictTexts[verdict][view.language] }
    return count === 0 ? [] : [say(view, texts.subjectsCount, params)]
  })
  return counts.map((count, index) => [index === 0 ? null : ' · ', count])
}

function subjectRow(view: View, subject: SubjectResult): Markup {
  const kind = kindTexts[subject.kind]?.[view.language] ?? subject.kind
  const name =
    subject.name === null || subject.name === subject.id
      ? value(subjectLabel(subject.id, view.language))
      : markup`${value(subject.name)} <small>${value(subject.id)}</small>`
  return markup`<tr><td>${kind}</td><td>${name}</td><td>${badge(subject.verdict, view.language)} <span class="quiet">${reasonsOf(subject, view)}</span></td></tr>
`
}

function subjects(view: View, claim: ClaimResult): Part {
  if (claim.subjects.every(({ kind }) => kind === 'tenant')) return null
  const ordered = verdictOrder.flatMap((verdict) =>
    claim.subjects.filter((subject) => subject.verdict === verdict),
  )
  const more = ordered.length - shownSubjects
  const rows = [
    table({
      caption: subjectCount(view, claim),
      headings: [texts.kind, texts.subject, texts.verdict].map((text) => ({
        text: say(view, text),
      })),
      bodies: [ordered.slice(0, shownSubjects).map((subject) => subjectRow(view, subject))],
    }),
    more > 0
      ? markup`<p class="small">${say(view, texts.moreSubjects, { count: more })}</p>`
      : null,
  ]
  return ordered.length > foldedSubjects
    ? markup`<details><summary>${say(view, texts.allSubjects, { count: ordered.length })}</summary>${rows}</details>`
    : markup`<h4>${say(view, texts.subjects)}</h4>${rows}`
}

/** What would change the verdict: for the undetermined, the very export, decision, act or date. */
function changes(view: View, claim: ClaimResult): Markup {
  const fixed = {
    refuted: texts.changeRefuted,
    supported: texts.changeSupported,
    'not-applicable': texts.changeNotApplicable,
  }
  const steps = claim.next
    .slice(0, shownSteps)
    .map((step): Part => stepSentence(claim.id, step, view.language))
  const more = claim.next.length - steps.length
  if (more > 0) steps.push(say(view, texts.more, { count: more }))
  return markup`<div><h4>${say(view, texts.change)}</h4>${
    claim.verdict === 'undetermined'
      ? list(steps)
      : markup`<p>${sentence(fixed[claim.verdict], {}, view.language)}</p>`
  }</div>`
}

function claimArticle(view: View, claim: ClaimResult): Markup {
  const { language } = view
  const reasons = reasonsOf(claim, view)
  const labels = [
    groupTexts[claim.group]?.[language] ?? claim.group,
    classTexts[claim.class][language],
    ...claimTechniques(claim.id),
  ]
  return markup`<article class="card claim is-${claim.verdict}" id="claim-${claim.id}" aria-labelledby="title-${claim.id}">
<p class="kind"><span>${labels.join(' · ')}</span><code>${claim.id}</code></p>
<h3 id="title-${claim.id}">${claimTitle(claim.id, language)}</h3>
<div class="verdict">${badge(claim.verdict, language)}${
    reasons === '' ? null : markup`<span>${reasons}</span>`
  }<span class="quiet">${subjectCount(view, claim)}</span></div>
<p class="quiet">${claimWhy(claim.id, language)}</p>
${findings(view, claim)}${support(view, claim)}
<div class="legs">${coverageLeg(view, claim)}${changes(view, claim)}</div>
${subjects(view, claim)}</article>
`
}

export function claimSections(view: View): Markup {
  return section(
    'claims',
    say(view, texts.title),
    byVerdict(view.model.evaluation.claims).map((claim) => claimArticle(view, claim)),
  )
}
