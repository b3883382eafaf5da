import type { Language } from '#shared'
import type { ClaimResult, Finding } from '../../claims/document.ts'
import { markup, value, type Markup, type Part } from '../escape.ts'
import type { RawPlace } from '../../import/event-json.ts'
import { placedEvents, type PlacedEvent } from '../places.ts'
import { findingSentence, sourceName, subjectLabel, time } from '../sentence.ts'
import { claimTexts as texts } from '../texts-claims.ts'
import { say, table, type View } from '../view.ts'

const shownFindings = 100
const foldedCitations = 3
const digestShown = 12

function fileName(view: View, sha256: string, member: string | undefined): Markup {
  const file = view.model.ledger.files.find((one) => one.sha256 === sha256)
  const inside = member === undefined ? null : markup`/${value(member)}`
  const name = file === undefined ? sha256.slice(0, digestShown) : value(file.path)
  return markup`<a href="#file-${sha256}">${name}</a>${inside}`
}

function placeOf(view: View, { file, member, offset, length }: RawPlace): Markup {
  const bytes = say(view, texts.bytes, { offset: String(offset), length: String(length) })
  return markup`${fileName(view, file, member)} · ${bytes}`
}

function place(view: View, event: PlacedEvent | undefined): Part {
  if (event === undefined) return '–'
  return markup`<ul>${event.raws.map((raw) => markup`<li>${placeOf(view, raw)}</li>`)}</ul>`
}

const result = (ok: boolean | null | undefined, view: View): Part =>
  ok === true ? say(view, texts.success) : ok === false ? say(view, texts.failure) : '–'

/** A sign-in names no operation; its log says what it is. */
function what(view: View, event: PlacedEvent | undefined): Part {
  if (event === undefined) return '–'
  return event.operation === '' ? sourceName(event.source, view.language) : value(event.operation)
}

function eventRow(view: View, id: string): Markup {
  const event = view.model.places.get(id)
  const text = (part: string | null | undefined): Part =>
    part === null || part === undefined || part === '' ? '–' : value(part)
  return markup`<tr><td class="time">${event === undefined ? '–' : time(event.at, false)}</td><td>${what(view, event)}</td><td class="actor">${text(event?.actor)}</td><td class="address">${text(event?.ip)}</td><td>${result(event?.ok, view)}</td><td class="event-id"><code>${id}</code></td><td class="place">${place(view, event)}</td></tr>
`
}

function eventTable(view: View, events: readonly string[], caption: Part): Part {
  if (events.length === 0) return null
  const more = events.length - placedEvents
  const headings = [
    texts.at,
    texts.operation,
    texts.actor,
    texts.address,
    texts.result,
    texts.event,
    texts.place,
  ]
  return [
    table({
      className: 'places',
      caption,
      headings: headings.map((text) => ({ text: say(view, text) })),
      bodies: [events.slice(0, placedEvents).map((id) => eventRow(view, id))],
    }),
    more > 0 ? markup`<p class="small">${say(view, texts.moreEvents, { count: more })}</p>` : null,
  ]
}

const wordOf = (as: 'benign' | 'malicious', language: Language) => texts[as][language]

/** Who decided, or who has so far said what: one voice alone counts for nothing, and is shown. */
function decision(view: View, { id, disposition }: Finding): Part {
  if (disposition !== null)
    return markup`<span>${say(view, texts.decided, { as: wordOf(disposition.as, view.language), people: disposition.by })}</span>`
  const voices = view.model.inputs.flatMap(({ entry }) =>
    entry.kind === 'disposition' && entry.finding === id ? [entry] : [],
  )
  return voices.map(
    ({ as, by }) =>
      markup`<span>${say(view, texts.heard, { as: wordOf(as, view.language), people: by })}</span>`,
  )
}

function subjectName(view: View, claim: ClaimResult, id: string): string {
  const name = claim.subjects.find((subject) => subject.id === id)?.name
  return name ?? subjectLabel(id, view.language)
}

function findingBlock(view: View, claim: ClaimResult, finding: Finding): Markup {
  const strength = finding.disposition === null ? texts[finding.strength] : null
  return markup`<div class="finding" id="${finding.id}">
<p>${findingSentence(claim.id, finding, view.language)}</p>
<p class="meta">${strength === null ? null : markup`<span class="${finding.strength}">${say(view, strength)}</span>`}${decision(view, finding)}<span>${say(view, texts.subject)}: ${value(subjectName(view, claim, finding.subject))}</span><code>${finding.id}</code></p>
${eventTable(view, finding.events, say(view, texts.eventsOf, { id: finding.id }))}</div>
`
}

export function findings(view: View, claim: ClaimResult): Part {
  if (claim.findings.length === 0) return null
  const more = claim.findings.length - shownFindings
  const title = claim.verdict === 'refuted' ? texts.refutes : texts.findings
  return markup`<h4>${say(view, title)}</h4>
${claim.findings.slice(0, shownFindings).map((finding) => findingBlock(view, claim, finding))}${
    more > 0 ? markup`<p class="small">${say(view, texts.moreFindings, { count: more })}</p>` : null
  }`
}

/** Event ids with their places, a line each: support is read, findings are examined. */
function citations(view: View, events: readonly string[]): Part {
  if (events.length === 0) return null
  const more = events.length - placedEvents
  const lines = events.slice(0, placedEvents).map((id) => {
    const raws = view.model.places.get(id)?.raws ?? []
    const found = raws.map((raw) => [' · ', placeOf(view, raw)])
    return markup`<li><code>${id}</code>${found}</li>
`
  })
  const cited = markup`<ul class="cites">${lines}</ul>${
    more > 0 ? markup`<p class="small">${say(view, texts.moreEvents, { count: more })}</p>` : null
  }`
  return events.length > foldedCitations
    ? markup`<details><summary>${say(view, texts.eventsOfSupport, { count: events.length })}</summary>${cited}</details>`
    : cited
}

/** Positive evidence, refused attempts among it: shown as support, never as a sign of presence. */
export function support(view: View, claim: ClaimResult): Part {
  if (claim.support.length === 0) return null
  const more = claim.support.length - shownFindings
  const items = claim.support.slice(0, shownFindings).map(
    (
      one,
    ) => markup`<li>${findingSentence(claim.id, one, view.language)}${citations(view, one.events)}</li>
`,
  )
  return markup`<h4>${say(view, texts.support)}</h4>
<ul class="support">${items}</ul>${more > 0 ? markup`<p class="small">${say(view, texts.more, { count: more })}</p>` : null}`
}
