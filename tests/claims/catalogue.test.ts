import { readdirSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import {
  gapTexts,
  groupTexts,
  limitTexts,
  overallTexts,
  reasonTexts,
  sortReasons,
  stepTexts,
  verdictTexts,
  type Localised,
} from '#shared'
import type { Claim } from '../../main/engine/claims/kit.ts'
import { claims } from '../../main/engine/claims/registry.ts'
import { buildCase } from './case-builder.ts'
import { codedComplaints, forbiddenWords, localisedComplaints } from './text-rules.ts'

const catalogue = fileURLToPath(new URL('../../main/engine/claims/catalogue/', import.meta.url))
const files = readdirSync(catalogue, { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('.ts'),
)

/** The ten claims of the first slice (claims.md §7), with what they are to be called. */
const firstTen = [
  'app-credentials-attributed',
  'audit-pipeline-enabled-throughout',
  'compromised-credentials-rotated',
  'inbox-rules-clean',
  'log-coverage-complete',
  'no-attacker-mail-access',
  'no-indicator-hit-after-containment',
  'no-tainted-credential-signin',
  'observation-window-sufficient',
  'user-sessions-revoked',
]

describe('the catalogue', () => {
  it('is every file of its folder, each named as its claim', async () => {
    const named = await Promise.all(
      files.map(async (path) => {
        const { claim } = (await import(`${catalogue}${path}`)) as { claim: Claim }
        return [basename(path, '.ts'), claim.id]
      }),
    )
    for (const [file, id] of named) expect(id).toBe(file)
    expect(claims.map(({ id }) => id).sort()).toEqual(
      files.map((path) => basename(path, '.ts')).sort(),
    )
    expect(claims.map(({ id }) => id)).toEqual(expect.arrayContaining(firstTen))
  })

  it('has ids once each, in the order of the doctrine’s groups whatever the folders are called', () => {
    expect(new Set(claims.map(({ id }) => id)).size).toBe(claims.length)
    const order = claims.map(({ group, id }) => `${group} ${id}`)
    expect(order).toEqual(order.toSorted())
    expect(new Set(files.map((path) => dirname(path))).size).toBeGreaterThan(1)
  })

  it('has an example test for each claim', () => {
    const tests = readdirSync(fileURLToPath(new URL('.', import.meta.url)))
    for (const { id } of claims) expect(tests).toContain(`${id}.examples.test.ts`)
  })

  it('names groups of the doctrine and techniques of ATT&CK', () => {
    for (const { group, techniques, revision } of claims) {
      expect(groupTexts[group]).toBeDefined()
      expect(techniques.every((technique) => /^T\d{4}(\.\d{3})?$/.test(technique))).toBe(true)
      expect(Number.isSafeInteger(revision) && revision > 0).toBe(true)
    }
  })

  it('asks by queries that compile to one statement that selects, with its values apart', async () => {
    const { kase, evaluate } = await buildCase({
      indicators: [{ kind: 'user', value: `o'brien";--@tenant.example` }],
    })
    const asked: string[] = []
    const prepare = kase.db.prepare.bind(kase.db)
    kase.db.prepare = (text: string) => {
      asked.push(text)
      return prepare(text)
    }
    evaluate()
    const queries = asked.filter((text) => text.includes('event_view'))
    expect(queries.length).toBeGreaterThan(5)
    for (const text of queries) {
      expect(text).toMatch(/^select /)
      expect(text).not.toContain("o'brien")
      expect(text).not.toContain(';')
    }
  })
})

const shared: Record<string, Localised> = Object.fromEntries(
  Object.entries({
    ...prefixed('verdict', verdictTexts),
    ...prefixed('overall', overallTexts),
    ...prefixed('reason', reasonTexts),
    ...prefixed('group', groupTexts),
    ...prefixed('gap', gapTexts),
    ...prefixed('step', stepTexts),
    ...prefixed('limit', limitTexts),
  }),
)

function prefixed(kind: string, texts: Readonly<Record<string, Localised>>) {
  return Object.fromEntries(Object.entries(texts).map(([code, text]) => [`${kind} ${code}`, text]))
}

describe('the texts', () => {
  it.each(claims.map((claim) => [claim.id, claim] as const))(
    'of %s are there in both languages and say nothing forbidden',
    (id, { title, why, texts }) => {
      const all = { title, why, ...texts }
      expect(
        Object.entries(all).flatMap(([code, text]) => localisedComplaints(`${id}/${code}`, text)),
      ).toEqual([])
    },
  )

  it('of verdicts, reasons, groups, gaps, steps and limits likewise', () => {
    expect(
      Object.entries(shared).flatMap(([name, text]) => localisedComplaints(name, text)),
    ).toEqual([])
  })

  it('name every reason and every gap that can be given', () => {
    for (const reason of sortReasons([
      'coverage',
      'closure',
      'open-findings',
      'observation-time',
      'ip-only',
      'scope-empty',
      'withheld',
      'error',
    ]))
      expect(reasonTexts[reason]).toBeDefined()
    for (const code of ['C01', 'C02', 'C04', 'C05', 'C09', 'C10', 'C16', 'C17', 'C18', 'C24'])
      expect(gapTexts[code]).toBeDefined()
  })
})

describe('the rules for texts', () => {
  const text = (en: string, zh = '中文'): Localised => ({ en, 'zh-CN': zh })

  it.each([
    ['The tenant is clean.', 'clean'],
    ['The attacker was evicted.', 'evicted'],
    ['This is proven.', 'proven'],
    ['Secure now.', 'Secure'],
    ['We guarantee it.', 'guarantee'],
    ['There is no compromise here.', 'no compromise'],
    ['It is 97 % sure.', '7 %'],
    ['It was likely read.', 'likely'],
  ])('find what must not be said: %s', (sentence, word) => {
    expect(forbiddenWords(sentence)).toContain(word)
  })

  it('let ordinary sentences pass, clean-up and eviction evidence among them', () => {
    expect(forbiddenWords('Eviction evidence after credential clean-up, 31 days.')).toEqual([])
  })

  it('find a text that is missing, foreign, or differs in what it fills in', () => {
    expect(localisedComplaints('x', text('', '中文'))).toContain('x: no text in en')
    expect(localisedComplaints('x', text('中文', '中文'))).toContain(
      'x: Chinese in the English text',
    )
    expect(localisedComplaints('x', text('A', 'A'))).toContain('x: no Chinese in the Chinese text')
    expect(localisedComplaints('x', text('{a}', '中文'))).toContain('x: placeholders differ')
    expect(localisedComplaints('x', text('{a b}', '中{a b}文'))).toContain('x: braces')
    expect(localisedComplaints('x', text('{at:time}', '中文{at:time}'))).toEqual([])
  })

  it('find a code without text, a placeholder without parameter and a time that is none', () => {
    const of = (params: Record<string, string | number | null>, template = text('{at:time}')) =>
      codedComplaints('x', template, { code: 'c', params })
    expect(codedComplaints('x', undefined, { code: 'c', params: {} })).toEqual(['x: no text for c'])
    expect(of({})).toContain('x/c: {at:time} has no parameter')
    expect(of({ at: 'soon' })).toContain('x/c: {at:time} is no time')
    expect(of({ at: 0 })).toEqual([])
    expect(of({ at: null })).toEqual([])
    expect(of({ w: 'no-such-word' }, text('{w:word}'))).toContain('x/c: no words for no-such-word')
  })
})
