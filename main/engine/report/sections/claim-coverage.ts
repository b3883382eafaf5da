import type { ClaimResult } from '../../claims/document.ts'
import { markup, type Markup, type Part } from '../escape.ts'
import { scopeName } from '../sentence.ts'
import { claimTexts as texts } from '../texts-claims.ts'
import { list, say, type View } from '../view.ts'

const shownIntervals = 20
const shownScopes = 8

type Interval = { source: string; scope: string; from: string; to: string; reason?: string }

/** Sources, or scopes, that share everything else are one line. */
type Line = { sources: string[]; scopes: string[]; from: string; to: string; reason: string | null }

function join(lines: readonly Line[], same: 'sources' | 'scopes'): Line[] {
  const other = same === 'sources' ? 'scopes' : 'sources'
  const keyOf = (line: Line) => JSON.stringify([line[same], line.from, line.to, line.reason])
  return [...Map.groupBy(lines, keyOf).values()].map((equal) => ({
    ...equal[0]!,
    [other]: equal.flatMap((line) => line[other]),
  }))
}

function linesOf(items: readonly Interval[]): Line[] {
  const single = items.map(({ source, scope, from, to, reason }) => ({
    sources: [source],
    scopes: [scope],
    from,
    to,
    reason: reason ?? null,
  }))
  return join(join(single, 'scopes'), 'sources')
}

function scopeWords(view: View, scopes: readonly string[]): string[] {
  const named = scopes.slice(0, shownScopes).map((scope) => scopeName(scope, view.language))
  const more = scopes.length - named.length
  return more > 0 ? [...named, texts.more[view.language].replace('{count}', String(more))] : named
}

function intervals(view: View, items: readonly Interval[]): Markup {
  const lines = linesOf(items)
  const shown = lines.slice(0, shownIntervals).map(({ sources, scopes, from, to, reason }): Part =>
    say(view, reason === null ? texts.need : texts.gap, {
      source: sources,
      scopes: scopeWords(view, scopes),
      from,
      to,
      reason,
    }),
  )
  const more = lines.length - shown.length
  if (more > 0) shown.push(say(view, texts.more, { count: more }))
  return list(shown)
}

/** Which log the silence rests on, and where that log cannot be relied on. */
export function coverageLeg(view: View, { coverage, verdict }: ClaimResult): Markup {
  const { needed, gaps } = coverage
  const missing =
    gaps.length > 0
      ? markup`<h5>${say(view, texts.missing)}</h5>${intervals(view, gaps)}`
      : markup`<p>${say(view, needed.length > 0 ? texts.complete : texts.needsNothing)}</p>`
  return markup`<div><h4>${say(view, texts.coverage)}</h4>${
    verdict === 'refuted' ? markup`<p>${say(view, texts.refutationNeeds)}</p>` : null
  }${missing}${
    needed.length > 0 ? markup`<h5>${say(view, texts.needed)}</h5>${intervals(view, needed)}` : null
  }</div>`
}
