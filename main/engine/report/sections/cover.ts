import { formatTime, overallTexts, reasonTexts, type Coded } from '#shared'
import { verdictOrder } from '../board.ts'
import { byVerdict } from '../claim-order.ts'
import { markup, value, type Markup, type Part } from '../escape.ts'
import { badge } from '../marks.ts'
import { findingSentence, grouped, limitSentence, time, timeOf } from '../sentence.ts'
import { coverTexts as texts, meaningTexts } from '../texts-cover.ts'
import { claimTitle } from '../texts.ts'
import { say, section, type View } from '../view.ts'

const shownLimits = 3
const shownRefuted = 3

/** The headline is the overall's own sentence, word for word. */
export function headline({ model, language }: View): string {
  return overallTexts[model.evaluation.overall][language]
}

function counts(view: View): Markup {
  const { claims } = view.model.evaluation
  const cards = verdictOrder.map((verdict) => {
    const own = claims.filter((claim) => claim.verdict === verdict)
    const gating = own.filter((claim) => claim.class === 'gating').length
    return markup`<li>${badge(verdict, view.language)}<strong>${grouped(own.length)}</strong><small>${own.length === 0 ? null : say(view, texts.gatingCount, { count: gating })}</small></li>
`
  })
  return markup`<ul class="counts" aria-label="${texts.counts[view.language]}">${cards}</ul>`
}

function undecidedReasons(view: View): Part {
  const { overallReasons, interim } = view.model.evaluation
  const reasons = overallReasons.map((reason) => reasonTexts[reason][view.language])
  return [
    reasons.length === 0
      ? null
      : markup`<p class="lead">${say(view, texts.because, { reasons })}</p>`,
    interim === undefined ? null : markup`<p class="lead">${say(view, texts.interim, interim)}</p>`,
  ]
}

/** The findings that the headline rests on, first of each refuted claim. */
function refutations(view: View): Part {
  const refuted = byVerdict(view.model.evaluation.claims).filter(
    ({ verdict, class: kind }) => verdict === 'refuted' && kind === 'gating',
  )
  if (refuted.length === 0) return null
  const items = refuted.slice(0, shownRefuted).map((claim) => {
    const first = claim.findings.find(({ disposition }) => disposition?.as !== 'benign')
    const what =
      first === undefined
        ? claimTitle(claim.id, view.language)
        : findingSentence(claim.id, first, view.language)
    return markup`<li class="first">${what} <a href="#claim-${claim.id}"><code>${claim.id}</code></a></li>`
  })
  return markup`<div class="card"><h2 class="card-title">${say(view, texts.decides)}</h2><ul class="plain">${items}</ul></div>`
}

function limits(view: View): Markup {
  const all = view.model.evaluation.limits
  const items = all
    .slice(0, shownLimits)
    .map((limit: Coded) => markup`<li>${limitSentence(limit, view.language)}</li>`)
  const body =
    all.length === 0
      ? markup`<p>${say(view, texts.noLimit)}</p>`
      : markup`<ol>${items}</ol><p class="small"><a href="#limits">${say(view, texts.allLimits, { count: all.length })}</a></p>`
  return markup`<div class="card"><h2 class="card-title">${say(view, texts.limits)}</h2>${body}</div>`
}

function facts(view: View): Markup {
  const { scope, evaluation } = view.model
  const effective = evaluation.parameters['effectiveAt']
  const rows: readonly (readonly [keyof typeof texts, Part])[] = [
    ['caseName', value(scope.name)],
    ['tenants', scope.tenants.map((tenant, index) => [index === 0 ? null : ', ', value(tenant)])],
    ['policy', scope.policy],
    ['epoch', evaluation.epoch],
    ['incidentStart', time(scope.incidentStart)],
    ['containedAt', time(scope.containedAt)],
    ['effectiveAt', typeof effective === 'string' ? timeOf(effective) : '–'],
    ['observedUntil', time(scope.observedUntil)],
    ['frozenAt', scope.frozenAt === null ? say(view, texts.notFrozen) : time(scope.frozenAt)],
    ['ruleset', markup`<code>${evaluation.ruleset}</code>`],
    ['inputs', markup`<code>${evaluation.inputs}</code>`],
  ]
  return markup`<div class="card"><h2 class="card-title">${say(view, texts.case)}</h2><dl class="facts">${rows.map(
    ([name, content]) => markup`<dt>${say(view, texts[name])}</dt><dd>${content}</dd>
`,
  )}</dl></div>`
}

function notice(view: View): Markup {
  const { frozenAt } = view.model.scope
  const valid =
    frozenAt === null
      ? say(view, texts.validWithout)
      : say(view, texts.validAsOf, { at: formatTime(frozenAt) })
  return markup`<div class="notice"><p>${valid}</p><p>${say(view, texts.vouch)}</p></div>`
}

export function cover(view: View): Markup {
  return markup`<header id="cover">
<p class="kind">${say(view, texts.title)} · ${value(view.model.scope.name)} · ${say(view, texts.epochPolicy, { policy: view.model.scope.policy, epoch: view.model.evaluation.epoch })}</p>
<h1>${headline(view)}</h1>
${undecidedReasons(view)}${counts(view)}
<div class="pair"><div class="stack">${refutations(view)}${limits(view)}</div><div class="stack">${facts(view)}${notice(view)}</div></div>
</header>
`
}

export function reading(view: View): Markup {
  const meanings = verdictOrder.map(
    (
      verdict,
    ) => markup`<dt class="${verdict}">${badge(verdict, view.language)}</dt><dd>${say(view, meaningTexts[verdict])}</dd>
`,
  )
  return section(
    'reading',
    say(view, texts.readingTitle),
    markup`<p>${say(view, texts.reading)}</p><dl class="meaning">${meanings}</dl>`,
  )
}
