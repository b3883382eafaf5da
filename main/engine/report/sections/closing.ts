import { markup, type Markup, type Part } from '../escape.ts'
import { grouped, limitSentence, timeOf } from '../sentence.ts'
import { coverTexts } from '../texts-cover.ts'
import { closingTexts as texts, parameterTexts } from '../texts-evidence.ts'
import { say, section, table, type View } from '../view.ts'

export function limits(view: View): Markup {
  const { evaluation } = view.model
  const all = evaluation.limits
  const items = all.map(
    (limit) => markup`<li>${limitSentence(limit, view.language)}</li>
`,
  )
  const conditions = evaluation.conditions.map(
    (one) => markup`<li>${limitSentence(one, view.language)}</li>`,
  )
  return section(
    'limits',
    say(view, texts.limitsTitle),
    markup`<p class="lead">${say(view, texts.limitsLead)}</p>`,
    all.length === 0
      ? markup`<p>${say(view, coverTexts.noLimit)}</p>`
      : markup`<div class="card"><ol>${items}</ol></div>`,
    conditions.length === 0
      ? null
      : markup`<h3>${say(view, texts.conditions)}</h3><ul>${conditions}</ul>`,
  )
}

function shownValue(parameter: string | number | readonly string[] | null): Part {
  if (parameter === null) return '–'
  if (typeof parameter === 'number') return grouped(parameter)
  return typeof parameter === 'string' ? timeOf(parameter) : parameter.join(', ')
}

export function parameters(view: View): Markup {
  const { evaluation } = view.model
  const rows = Object.entries(evaluation.parameters).map(
    ([
      name,
      parameter,
    ]) => markup`<tr><th scope="row">${parameterTexts[name]?.[view.language] ?? name}</th><td><code>${name}</code></td><td>${shownValue(parameter)}</td></tr>
`,
  )
  const digests = (['ruleset', 'inputs'] as const).map(
    (
      name,
    ) => markup`<tr><th scope="row">${say(view, coverTexts[name])}</th><td><code>${name}</code></td><td><code>${evaluation[name]}</code></td></tr>
`,
  )
  return section(
    'parameters',
    say(view, texts.parametersTitle),
    markup`<p class="lead">${say(view, texts.parametersLead)}</p>`,
    table({
      caption: say(view, texts.parametersTitle),
      headings: [
        { text: say(view, texts.parameter) },
        { text: '' },
        { text: say(view, texts.value) },
      ],
      bodies: [[...rows, ...digests]],
    }),
  )
}
