import { groupTexts, reasonTexts, type Verdict } from '#shared'
import type { ClaimResult } from '../../claims/document.ts'
import { verdictOrder } from '../board.ts'
import { byVerdict } from '../claim-order.ts'
import { markup, type Markup } from '../escape.ts'
import { badge } from '../marks.ts'
import { claimTexts as texts } from '../texts-claims.ts'
import { claimTitle } from '../texts.ts'
import { say, section, table, type View } from '../view.ts'

const worst = (claims: readonly ClaimResult[]): Verdict =>
  verdictOrder.find((verdict) => claims.some((claim) => claim.verdict === verdict)) ??
  'not-applicable'

function row(view: View, claim: ClaimResult, head: Markup | null): Markup {
  const reasons = claim.reasons.map((reason) => reasonTexts[reason][view.language]).join(', ')
  return markup`<tr>${head}<td class="title"><a href="#claim-${claim.id}">${claimTitle(claim.id, view.language)}</a></td><td class="state">${badge(claim.verdict, view.language)}${
    reasons === '' ? null : markup` <span class="quiet">${reasons}</span>`
  }</td></tr>
`
}

function groupRows(view: View, group: string, claims: readonly ClaimResult[]): Markup[] {
  const name = groupTexts[group]?.[view.language] ?? group
  return byVerdict(claims).map((claim, index) =>
    row(
      view,
      claim,
      index === 0 ? markup`<th scope="rowgroup" rowspan="${claims.length}">${name}</th>` : null,
    ),
  )
}

/** Groups by their weakest claim, refuted first; within that in the order of the doctrine. */
export function verdictBoard(view: View): Markup {
  const groups = Map.groupBy(view.model.evaluation.claims, ({ group }) => group)
  const ordered = verdictOrder.flatMap((verdict) =>
    [...groups].filter(([, claims]) => worst(claims) === verdict),
  )
  return section(
    'board',
    say(view, texts.boardTitle),
    markup`<p class="lead">${say(view, texts.boardLead)}</p>`,
    table({
      className: 'board',
      caption: say(view, texts.boardCaption),
      headings: [texts.group, texts.claim, texts.verdict].map((text) => ({
        text: say(view, text),
      })),
      bodies: ordered.map(([group, claims]) => groupRows(view, group, claims)),
    }),
  )
}
