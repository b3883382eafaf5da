import { describe, expect, it } from 'vitest'
import {
  gapTexts,
  groupTexts,
  limitTexts,
  overallTexts,
  reasonTexts,
  stepTexts,
  verdictTexts,
  type Localised,
} from '#shared'
import { claims } from '../../main/engine/claims/registry.ts'
import { htmlOf } from '../../main/engine/report/escape.ts'
import { findingSentence, stepSentence } from '../../main/engine/report/sentence.ts'
import * as claimTexts from '../../main/engine/report/texts-claims.ts'
import * as coverTexts from '../../main/engine/report/texts-cover.ts'
import * as coverageTexts from '../../main/engine/report/texts-coverage.ts'
import * as evidenceTexts from '../../main/engine/report/texts-evidence.ts'
import * as sourceTexts from '../../main/engine/report/texts-sources.ts'
import { languages } from './support.ts'

const catalogues = [claimTexts, coverTexts, coverageTexts, evidenceTexts, sourceTexts]

const isLocalised = (value: object): value is Localised => 'en' in value && 'zh-CN' in value

function localised(value: object): Localised[] {
  return isLocalised(value)
    ? [value]
    : Object.values(value).flatMap((inner) => localised(inner as object))
}

const shared = [
  gapTexts,
  groupTexts,
  limitTexts,
  overallTexts,
  reasonTexts,
  stepTexts,
  verdictTexts,
]
const ofReport = localised(catalogues)
const ofClaims = claims.flatMap(({ title, why, texts }) => [title, why, ...Object.values(texts)])
const all = [...ofReport, ...localised(shared), ...ofClaims]

/** `clean-up` is an act; the rest are conclusions that no evidence carries. */
const forbidden = {
  en: /\b(clean(?!-up)|secure[ds]?|guarantee[ds]?|proven|proof|evicted|no compromise|certif(y|ied)|100 ?%)\b|\d ?%/i,
  'zh-CN': /干净|安全无虞|保证|确保安全|已驱逐|已清除|没有失陷|未失陷|百分之|\d ?%/,
}

const holes = (text: string) =>
  [...text.matchAll(/\{(\w+(?::\w+)?)\}/g)].map(([, name]) => name!).sort()

describe('the fixed texts', () => {
  it('are many, and none is empty', () => {
    expect(ofReport.length).toBeGreaterThan(150)
    expect(all.filter((text) => text.en.trim() === '' || text['zh-CN'].trim() === '')).toEqual([])
  })

  it.each(languages)('say no forbidden word in %s', (language) => {
    expect(
      all.map((text) => text[language]).filter((text) => forbidden[language].test(text)),
    ).toEqual([])
  })

  it('would be caught if one did', () => {
    expect(forbidden.en.test('The tenant is clean.')).toBe(true)
    expect(forbidden.en.test('97 % supported')).toBe(true)
    expect(forbidden['zh-CN'].test('攻击者已清除')).toBe(true)
  })

  it('name the same parameters in both languages', () => {
    expect(all.filter((text) => String(holes(text.en)) !== String(holes(text['zh-CN'])))).toEqual(
      [],
    )
  })

  it('are in Chinese where they should be', () => {
    const words = ofReport.filter((text) => text['zh-CN'] === text.en && /[a-z]{3} /.test(text.en))
    expect(words).toEqual([])
    expect(ofReport.filter((text) => /[\u4E00-\u9FFF]/.test(text.en))).toEqual([])
  })
})

describe.each(languages)('every code of the catalogue in %s', (language) => {
  const cases = claims.flatMap(({ id, texts }) =>
    Object.entries({ ...stepTexts, ...texts }).map(([code, text]) => ({ id, code, text })),
  )

  it.each(cases)('$id: $code is filled in', ({ id, code, text }) => {
    const params = Object.fromEntries(
      holes(text.en).map((hole) => {
        const [name, format] = hole.split(':')
        return [name!, format === 'time' ? 1_767_225_600_000 : `value of ${name}`]
      }),
    )
    for (const sentence of [findingSentence, stepSentence]) {
      if (sentence === findingSentence && code in stepTexts) continue
      const html = htmlOf(sentence(id, { code, params }, language))
      expect(html).not.toMatch(/[{}]/)
      for (const [name, value] of Object.entries(params))
        expect(html, name).toContain(typeof value === 'number' ? '2026-01-01 00:00 UTC' : value)
    }
  })

  it('shows what is absent, and a brace in a value as a brace', () => {
    const [first] = claims.flatMap(({ id, texts }) =>
      Object.entries(texts).flatMap(([code, text]) =>
        text.en.includes('{user}') ? [{ id, code }] : [],
      ),
    )
    const { id, code } = first!
    expect(htmlOf(findingSentence(id, { code, params: {} }, language))).toContain('–')
    const braced = htmlOf(findingSentence(id, { code, params: { user: '{at:time}' } }, language))
    expect(braced).toContain('{at:time}')
  })
})
