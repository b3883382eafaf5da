import { renderText, type Language, type Localised, type Param } from '#shared'
import { useSession } from './session.ts'

export type Texts = Readonly<Record<string, Localised>>

export type Say<Catalogue extends Texts> = (
  key: keyof Catalogue,
  params?: Readonly<Record<string, Param>>,
) => string

export function sayIn<Catalogue extends Texts>(
  catalogue: Catalogue,
  language: Language,
): Say<Catalogue> {
  return (key, params = {}) => renderText(catalogue[key]!, params, language)
}

export const useLanguage = (): Language => useSession((session) => session.settings.language)

/** The texts of one screen in the language of the moment; every screen keeps its own catalogue. */
export function useTexts<Catalogue extends Texts>(catalogue: Catalogue): Say<Catalogue> {
  return sayIn(catalogue, useLanguage())
}
