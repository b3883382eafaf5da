import { wordOf } from '#shared'
import { counters, type FileReport } from '../../import/report.ts'
import { markup, value, type Markup, type Part } from '../escape.ts'
import { grouped, sourceName } from '../sentence.ts'
import { evidenceTexts as texts } from '../texts-evidence.ts'
import { say, section, table, type View } from '../view.ts'

/** To the second: a span is for orientation; the exact instant is in the attribute. */
function spanTime(text: string): Markup {
  return markup`<time datetime="${text}">${text.slice(0, 19).replace('T', ' ')}</time>`
}

function span({ firstEventAt, lastEventAt }: FileReport): Part {
  if (firstEventAt === null || lastEventAt === null) return '–'
  return [spanTime(firstEventAt), markup`<br>`, spanTime(lastEventAt)]
}

function details(view: View, file: FileReport): Part {
  const collector = file.sha256 === null ? undefined : view.model.collectors.get(file.sha256)
  const ignored = Object.entries(file.ignoredReasons).map(
    ([code, records]) => `${wordOf(code, view.language)} (${code}): ${grouped(records)}`,
  )
  const quarantined = Object.entries(file.quarantinedReasons).map(
    ([code, { records, offset, length }]) =>
      `${code}: ${grouped(records)} (${grouped(offset)}–${grouped(offset + length)})`,
  )
  return [
    markup`<div class="small">${file.format ?? '–'}${file.source === null ? null : [' · ', sourceName(file.source, view.language)]} · ${say(view, texts.size, { bytes: file.bytes })}${collector === undefined ? null : [' · ', say(view, texts.collectedBy, { person: collector })]}</div>`,
    markup`<div><code>${file.sha256 ?? '–'}</code></div>`,
    ignored.length === 0
      ? null
      : markup`<div class="small">${say(view, texts.ignoredBecause, { reasons: ignored })}</div>`,
    quarantined.length === 0
      ? null
      : markup`<div class="small">${say(view, texts.quarantinedBecause, { reasons: quarantined })}</div>`,
    file.warnings.map(
      ({ code, message }) =>
        markup`<div class="warning">${say(view, texts.warning)} <code>${code}</code>: ${value(message)}</div>`,
    ),
  ]
}

function fileRow(view: View, file: FileReport, anchor: boolean): Markup {
  const id = anchor && file.sha256 !== null ? markup` id="file-${file.sha256}"` : null
  const inside = file.member === undefined ? null : markup`/${value(file.member)}`
  const numbers = counters.map((name) => markup`<td class="number">${grouped(file[name])}</td>`)
  return markup`<tr${id}><th scope="row"><strong>${value(file.path)}${inside}</strong>${details(view, file)}</th>${numbers}<td class="time">${span(file)}</td></tr>
`
}

/** The loss ledger: where each record of each file went. */
export function evidence(view: View): Markup {
  const { files, totals } = view.model.ledger
  if (files.length === 0)
    return section('evidence', say(view, texts.title), markup`<p>${say(view, texts.none)}</p>`)
  const seen = new Set<string | null>()
  const rows = files.map((file) => {
    const anchor = !seen.has(file.sha256)
    seen.add(file.sha256)
    return fileRow(view, file, anchor)
  })
  const sums = counters.map((name) => markup`<td class="number">${grouped(totals[name])}</td>`)
  return section(
    'evidence',
    say(view, texts.title),
    markup`<p class="lead">${say(view, texts.lead)}</p>`,
    table({
      className: 'ledger',
      caption: say(view, texts.caption),
      headings: [
        { text: say(view, texts.file) },
        ...counters.map((name) => ({ text: say(view, texts[name]), number: true })),
        { text: say(view, texts.span) },
      ],
      bodies: [rows],
      foot: markup`<tr><th scope="row">${say(view, texts.total)}</th>${sums}<td></td></tr>`,
    }),
  )
}
