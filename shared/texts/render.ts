import type { Param } from '../domain/verdict.ts'
import { formatTime } from '../time.ts'

export type Language = 'en' | 'zh-CN'

/** A text in both languages of the product; a missing one does not compile. */
export type Localised = { readonly [language in Language]: string }

/** Characters that could reorder or hide what a reader sees are shown as escapes. */
const invisible =
  // oxlint-disable-next-line no-control-regex -- these are the characters to catch
  /[\u0000-\u001F\u007F-\u009F\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/g

/** Hostile text (application names, rule names, user agents) made visible for a person. */
export function visible(text: string): string {
  return text.replace(
    invisible,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

function show(value: Param | undefined, format: string | undefined): string {
  if (value === null || value === undefined) return '–'
  if (Array.isArray(value)) return value.map((item) => visible(String(item))).join(', ')
  if (format === 'time' && typeof value === 'number') return formatTime(value)
  return visible(String(value))
}

/** Fills `{name}` and `{name:time}` (epoch ms as ISO 8601 UTC); what is absent reads `–`. */
export function renderText(template: string, params: Readonly<Record<string, Param>>): string {
  return template.replace(/\{(\w+)(?::(\w+))?\}/g, (_, name: string, format?: string) =>
    show(params[name], format),
  )
}
