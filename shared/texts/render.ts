import type { Param } from '../domain/verdict.ts'
import { formatTime } from '../time.ts'
import { wordOf } from './words.ts'

export type Language = 'en' | 'zh-CN'

/** A text in both languages of the product; a missing one does not compile. */
export type Localised = { readonly [language in Language]: string }

/** Characters that could reorder or hide what a reader sees are shown as escapes. */
const invisible =
  // oxlint-disable-next-line no-control-regex -- these are the characters to catch
  /[\u0000-\u001F\u007F-\u009F\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u2028-\u202E\u2060-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFFB]|\u{E0000}|[\u{E0001}-\u{E0FFF}]/gu

/** Hostile text (application names, rule names, user agents) made visible for a person. */
export function visible(text: string): string {
  return text.replace(
    invisible,
    (character) => `\\u${character.codePointAt(0)!.toString(16).padStart(4, '0')}`,
  )
}

function show(value: Param | undefined, format: string | undefined, language: Language): string {
  if (value === null || value === undefined) return '–'
  if (typeof value === 'object') return value.map((item) => show(item, format, language)).join(', ')
  if (format === 'word') return wordOf(String(value), language)
  if (format === 'time' && typeof value === 'number') return formatTime(value)
  return visible(String(value))
}

/**
 * Fills `{name}`, `{name:time}` (epoch ms as ISO 8601 UTC) and `{name:word}` (a code in words); what is
 * absent reads `–`.
 */
export function renderText(
  template: Localised,
  params: Readonly<Record<string, Param>>,
  language: Language,
): string {
  return template[language].replace(/\{(\w+)(?::(\w+))?\}/g, (_, name: string, format?: string) =>
    show(params[name], format, language),
  )
}
