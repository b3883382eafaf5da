import { visible, wordOf, type Language, type Localised } from '#shared'

/** A code with its text, as the page shows it. */
export type CodedText = { code: string; text: string }

/** Code points that could mislead a reader are made visible in everything that comes from evidence. */
export const shown = (text: string | null): string | null => (text === null ? null : visible(text))

export function textOf(
  texts: Readonly<Record<string, Localised>>,
  code: string,
  language: Language,
): string {
  return texts[code]?.[language] ?? code
}

export const gapText = (reason: string, language: Language): string => wordOf(reason, language)
