import { limitTexts, renderText, stepTexts, wordOf, type Coded, type Localised } from '#shared'
import type { ClaimResult, Evaluation } from '../../main/engine/claims/document.ts'
import { claims } from '../../main/engine/claims/registry.ts'

/** What every text a claim shows must keep to (design.md §2, claims.md §10). */

export const languages = ['en', 'zh-CN'] as const

const forbidden = [
  /\bclean\b(?!-up)/i,
  /\bsecure[ds]?\b/i,
  /\bsafe\b/i,
  /\bevicted\b/i,
  /\bguarantee/i,
  /\bcertif(y|ied)\b/i,
  /\bprove[ns]?\b|\bproof\b/i,
  /\bno compromise\b/i,
  /\bno data was accessed\b/i,
  /\battacker is gone\b/i,
  /\ball logs were\b/i,
  /\bAPT ?29\b|\bMidnight Blizzard\b/i,
  /\d ?%/,
  /\b(appears to|likely|probably)\b/i,
  /\bit was decided\b/i,
  /绝对安全|保证|已证明|证明没有|已驱逐|未被入侵|干净/,
]

/** Words that must not be shown, as found. */
export function forbiddenWords(text: string): string[] {
  return forbidden.flatMap((pattern) => pattern.exec(text)?.[0] ?? [])
}

/** Complaints about one text as written, in either language: empty, foreign, forbidden, odd braces. */
export function localisedComplaints(name: string, text: Localised): string[] {
  const placeholders = languages.map((language) =>
    [...text[language].matchAll(/\{\w+(:\w+)?\}/g)]
      .map(([found]) => found)
      .sort()
      .join(' '),
  )
  return [
    ...languages.flatMap((language) => [
      ...(text[language].trim() === '' ? [`${name}: no text in ${language}`] : []),
      ...forbiddenWords(text[language]).map((word) => `${name}: “${word}” in ${language}`),
      ...(/[{}]/.test(text[language].replace(/\{\w+(:\w+)?\}/g, '')) ? [`${name}: braces`] : []),
    ]),
    ...(/\p{Script=Han}/u.test(text.en) ? [`${name}: Chinese in the English text`] : []),
    ...(/\p{Script=Han}/u.test(text['zh-CN']) ? [] : [`${name}: no Chinese in the Chinese text`]),
    ...(placeholders[0] === placeholders[1] ? [] : [`${name}: placeholders differ`]),
  ]
}

/** Complaints about a code that was put out with its parameters. */
export function codedComplaints(
  name: string,
  text: Localised | undefined,
  { code, params }: Coded,
): string[] {
  if (text === undefined) return [`${name}: no text for ${code}`]
  const known = languages.flatMap((language) =>
    [...text[language].matchAll(/\{(\w+)(?::(\w+))?\}/g)].flatMap(([found, param = '', format]) => {
      const value = params[param]
      if (value === undefined) return [`${name}/${code}: ${found} has no parameter`]
      if (format === 'time' && value !== null && typeof value !== 'number')
        return [`${name}/${code}: ${found} is no time`]
      const words = format === 'word' ? [value].flat().map(String) : []
      return words
        .filter((word) => wordOf(word, language) === word)
        .map((word) => `${name}/${code}: no words for ${word}`)
    }),
  )
  const shown = languages
    .map((language) => renderText(text, params, language))
    .filter((rendered) => /undefined|NaN|\[object|^\s*$/.test(rendered))
  return [...known, ...shown.map((rendered) => `${name}/${code}: ${rendered}`)]
}

function ofClaim(result: ClaimResult): string[] {
  const texts = claims.find(({ id }) => id === result.id)!.texts
  const own = [...result.findings, ...result.support]
  return [
    ...own.flatMap((coded) => codedComplaints(result.id, texts[coded.code], coded)),
    ...result.next.flatMap((coded) =>
      codedComplaints(result.id, texts[coded.code] ?? stepTexts[coded.code], coded),
    ),
  ]
}

/** Complaints about everything an evaluation would show. */
export function textComplaints({ claims: results, limits }: Evaluation): string[] {
  return [
    ...results.flatMap(ofClaim),
    ...limits.flatMap((coded) => codedComplaints('limits', limitTexts[coded.code], coded)),
  ]
}
