import { visible } from '#shared'

const made: unique symbol = Symbol('markup')

/** A piece of HTML that was built here. Nothing else can be one, so no imported text can pass for markup. */
export type Markup = { readonly [made]: string }

export type Part = string | number | Markup | null | readonly Part[]

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Half a character: UTF-8 cannot hold it, and two different ones must not read the same. */
const half = /\p{Surrogate}/gu

/** Imported text as a person is to read it: controls, marks of direction and halves as escapes. */
export function shown(text: string): string {
  return visible(text).replace(half, (unit) => `\\u${unit.charCodeAt(0).toString(16)}`)
}

/** The one place where text becomes HTML, for elements and for quoted attributes alike. */
export function escapeText(text: string): string {
  return shown(text).replace(/[&<>"']/g, (character) => entities[character]!)
}

function render(part: Part): string {
  if (part === null) return ''
  if (typeof part === 'string' || typeof part === 'number') return escapeText(String(part))
  if (Array.isArray(part)) return (part as readonly Part[]).map(render).join('')
  return (part as Markup)[made]
}

/** Template tag: what is written in the template is markup, every value is text unless it was made here. */
export function markup(template: TemplateStringsArray, ...values: readonly Part[]): Markup {
  const text = template.map((piece, index) =>
    index < values.length ? piece + render(values[index]!) : piece,
  )
  return { [made]: text.join('') }
}

/** A style sheet of ours: no entity is read inside it, so its digest is that of its text. */
export function styleElement(style: string): Markup {
  if (style.includes('<')) throw new Error('a style sheet holds no markup')
  return { [made]: `<style>${style}</style>` }
}

/** Text of other origin inside a sentence of ours, kept from reordering it. */
export function value(text: string): Markup {
  return markup`<bdi>${text}</bdi>`
}

export function htmlOf(part: Markup): string {
  return part[made]
}
