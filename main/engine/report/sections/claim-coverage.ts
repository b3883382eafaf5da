import type { ClaimResult } from '../../claims/document.ts'
import { markup, type Markup, type Part } from '../escape.ts'
import { claimTexts as texts } from '../texts-claims.ts'
import { list, say, type View } from '../view.ts'

const shownIntervals = 20

function intervals(
  view: View,
  items: ClaimResult['coverage']['needed'] | ClaimResult['coverage']['gaps'],
): Markup {
  const lines = items
    .slice(0, shownIntervals)
    .map((item): Part => say(view, 'reason' in item ? texts.gap : texts.need, item))
  const more = items.length - lines.length
  if (more > 0) lines.push(say(view, texts.more, { count: more }))
  return list(lines)
}

/** Which log the silence rests on, and where that log cannot be relied on. */
export function coverageLeg(view: View, { coverage, verdict }: ClaimResult): Markup {
  const { needed, gaps } = coverage
  const missing =
    gaps.length > 0
      ? markup`<h5>${say(view, texts.missing)}</h5>${intervals(view, gaps)}`
      : needed.length > 0
        ? markup`<p>${say(view, texts.complete)}</p>`
        : markup`<p>${say(view, texts.needsNothing)}</p>`
  return markup`<div><h4>${say(view, texts.coverage)}</h4>${
    verdict === 'refuted' ? markup`<p>${say(view, texts.refutationNeeds)}</p>` : null
  }${missing}${
    needed.length > 0 ? markup`<h5>${say(view, texts.needed)}</h5>${intervals(view, needed)}` : null
  }</div>`
}
