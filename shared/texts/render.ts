import type { Param } from '../domain/verdict.ts'
import { formatTime } from '../time.ts'
import { wordOf } from './words.ts'

export type Language = 'en' | 'zh-CN'

/** A text in both languages of the product; a missing one does not compile. */
export type Localised = { readonly [language in Language]: string }

/**
 * Code points that could reorder or hide what a reader sees: controls, fillers, joiners, bidirectional
 * marks, variation selectors, tags. First and last of each range.
 */
const invisible: readonly (readonly [number, number])[] = [
  [0x00, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff0, 0xfffb],
  [0xe0000, 0xe0fff],
]

const isInvisible = (code: number) =>
  invisible.some(([first, last]) => code >= first && code <= last)

/** Hostile text (application names, rule names, user agents) made visible for a person. */
export function visible(text: string): string {
  let shown = ''
  for (const character of text) {
    const code = character.codePointAt(0)!
    shown += isInvisible(code) ? `\\u${code.toString(16).padStart(4, '0')}` : character
  }
  return shown
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
