import type { Coded, Language, Localised } from '#shared'
import { markup, type Markup, type Part } from './escape.ts'
import type { ReportModel } from './model.ts'
import { sentence } from './sentence.ts'

/** A statement in one language; every section is a function of it. */
export type View = { model: ReportModel; language: Language }

/** A fixed text, with its parameters if it has any. */
export function say(view: View, text: Localised, params: Coded['params'] = {}): Markup {
  return sentence(text, params, view.language)
}

/** A landmark of the page: its heading names it. */
export function section(id: string, title: Part, ...content: readonly Part[]): Markup {
  return markup`<section id="${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>
${content}
</section>
`
}

/** Head of a column; numbers stand to the right. */
export type Heading = { text: Part; number?: boolean }

export type TableParts = {
  caption: Part
  headings: readonly Heading[]
  /** One for each group of rows. */
  bodies: readonly Part[]
  foot?: Part
  className?: string
}

/** A table that scrolls inside itself, never the page, and that the keyboard can scroll. */
export function table({ caption, headings, bodies, foot, className }: TableParts): Markup {
  const heads = headings.map(({ text, number }) =>
    number
      ? markup`<th scope="col" class="number">${text}</th>`
      : markup`<th scope="col">${text}</th>`,
  )
  return markup`<div class="scroll" tabindex="0"><table class="${className ?? 'rows'}"><caption>${caption}</caption>
<thead><tr>${heads}</tr></thead>
${bodies.map(
  (rows) => markup`<tbody>
${rows}</tbody>
`,
)}${foot === undefined ? null : markup`<tfoot>${foot}</tfoot>`}</table></div>
`
}

export function list(items: readonly Part[]): Markup {
  return markup`<ul>${items.map((item) => markup`<li>${item}</li>`)}</ul>`
}
