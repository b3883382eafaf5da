import { formatTime } from '#shared'
import type { CaseEntry } from '../../case/entries.ts'
import type { Indicator } from '../../scope/indicators.ts'
import { markup, value, type Markup, type Part } from '../escape.ts'
import { fileName } from '../file-name.ts'
import type { HumanInput } from '../model.ts'
import { claimTexts } from '../texts-claims.ts'
import { decisionTexts as texts } from '../texts-evidence.ts'
import { say, section, table, type View } from '../view.ts'

type Entry<Kind extends CaseEntry['kind']> = Extract<CaseEntry, { kind: Kind }>

function inputsOf<Kind extends CaseEntry['kind']>(
  view: View,
  ...kinds: Kind[]
): { seq: number; entry: Entry<Kind> }[] {
  const isOne = (input: HumanInput): input is { seq: number; entry: Entry<Kind> } =>
    (kinds as string[]).includes(input.entry.kind)
  return view.model.inputs.filter(isOne)
}

function validity(view: View, { from, to }: Pick<Indicator, 'from' | 'to'>): Part {
  if (from === null && to === null) return say(view, texts.always)
  const parts: Part[] = [
    from === null ? null : say(view, texts.from, { at: formatTime(from) }),
    from === null || to === null ? null : ' ',
    to === null ? null : say(view, texts.until, { at: formatTime(to) }),
  ]
  return parts
}

function indicatorTable(view: View): Part {
  const entries = inputsOf(view, 'indicator', 'indicator-decision')
  if (entries.length === 0) return null
  // One that came with a list has no line of its own.
  const known = new Map(view.model.indicators.map((indicator) => [indicator.id, indicator]))
  const rows = entries.map(({ seq, entry }) => {
    const of =
      entry.kind === 'indicator' ? { ...entry, kind: entry.indicator } : known.get(entry.id)
    const name: Part =
      of === undefined ? entry.id : say(view, texts.indicator, { kind: of.kind, value: of.value })
    const state = texts[entry.kind === 'indicator' ? entry.state : entry.as]
    return markup`<tr><td class="number">${seq}</td><td>${name}</td><td>${of?.tier ?? '–'}</td><td>${say(view, state)}</td><td>${of === undefined ? '–' : validity(view, of)}</td><td>${value(entry.by)}</td><td>${value(entry.why)}</td></tr>
`
  })
  return table({
    caption: say(view, texts.indicators),
    headings: [
      { text: say(view, texts.line), number: true },
      ...[texts.what, texts.tier, texts.state, texts.valid, texts.who, texts.why].map((text) => ({
        text: say(view, text),
      })),
    ],
    bodies: [rows],
  })
}

/** What a manifest states, `name = value`; times as they are written everywhere. */
function statedParts({ kind: _kind, sha256: _sha256, by: _by, ...stated }: Entry<'manifest'>) {
  return Object.entries(stated)
    .filter(([, said]) => said !== null)
    .map(([name, said]) => `${name} = ${typeof said === 'number' ? formatTime(said) : said}`)
}

type Told = { what: Part; who: string | null; why: string | null }

function tell(
  view: View,
  entry: Entry<
    'disposition' | 'case' | 'scope' | 'withdraw' | 'annex' | 'indicator-file' | 'manifest'
  >,
): Told {
  switch (entry.kind) {
    case 'disposition': {
      const as = claimTexts[entry.as][view.language]
      const artefact =
        entry.artefact === null
          ? null
          : [' · ', say(view, texts.artefact, { sha256: entry.artefact })]
      const what = [say(view, texts.finding, { id: entry.finding, as }), artefact]
      return { what, who: entry.by, why: entry.why }
    }
    case 'case':
      return { what: say(view, texts.created), who: null, why: null }
    case 'scope': {
      const changes = Object.entries(entry.changes).map(
        ([key, to]) => `${key} = ${typeof to === 'number' ? formatTime(to) : String(to)}`,
      )
      return { what: say(view, texts.scopeChange, { changes }), who: entry.by, why: entry.why }
    }
    case 'withdraw':
      return {
        what: say(view, texts.withdrawn, { sha256: entry.sha256 }),
        who: entry.by,
        why: entry.why,
      }
    case 'manifest':
      return {
        what: say(view, texts.manifest, { sha256: entry.sha256, stated: statedParts(entry) }),
        who: entry.by,
        why: null,
      }
    case 'annex': {
      const params = { kind: entry.annex, name: fileName(entry.name), sha256: entry.sha256 }
      return { what: say(view, texts.annex, params), who: null, why: null }
    }
    case 'indicator-file': {
      const params = { name: fileName(entry.name), sha256: entry.sha256 }
      return { what: say(view, texts.indicatorFile, params), who: entry.by, why: entry.why }
    }
  }
}

function inputTable(
  view: View,
  caption: Part,
  entries: readonly { seq: number; told: Told }[],
): Part {
  if (entries.length === 0) return null
  const cell = (text: string | null): Part => (text === null ? '–' : value(text))
  return table({
    caption,
    headings: [
      { text: say(view, texts.line), number: true },
      ...[texts.what, texts.who, texts.why].map((text) => ({ text: say(view, text) })),
    ],
    bodies: [
      entries.map(
        ({
          seq,
          told,
        }) => markup`<tr><td class="number">${seq}</td><td>${told.what}</td><td>${cell(told.who)}</td><td>${cell(told.why)}</td></tr>
`,
      ),
    ],
  })
}

/** Who said what, and why: every judgement of a person that the verdicts rest on. */
export function decisions(view: View): Markup {
  const told = (...kinds: Parameters<typeof tell>[1]['kind'][]) =>
    inputsOf(view, ...kinds).map(({ seq, entry }) => ({ seq, told: tell(view, entry) }))
  const tables = [
    indicatorTable(view),
    inputTable(view, say(view, texts.decisions), told('disposition')),
    inputTable(
      view,
      say(view, texts.changes),
      told('case', 'scope', 'withdraw', 'annex', 'indicator-file', 'manifest'),
    ),
  ].filter((one) => one !== null)
  return section(
    'decisions',
    say(view, texts.title),
    markup`<p class="lead">${say(view, texts.lead)}</p>`,
    markup`<div class="stack">${tables.length === 0 ? markup`<p>${say(view, texts.none)}</p>` : tables}</div>`,
  )
}
