import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderText, visible, wordOf, type Param } from '#shared'

const show = (template: string, params: Record<string, Param>) =>
  renderText({ en: template, 'zh-CN': `中文${template}` }, params, 'en')

describe('renderText', () => {
  it('fills names, times, lists and words in either language', () => {
    expect(show('{a} at {b:time}', { a: 'x', b: 0 })).toBe('x at 1970-01-01T00:00:00.000Z')
    expect(show('{a}', { a: ['x', 'y'] })).toBe('x, y')
    expect(show('{a} {b}', { a: 7, b: false })).toBe('7 false')
    expect(show('{a:word}', { a: 'rule:external' })).toBe(wordOf('rule:external', 'en'))
    expect(renderText({ en: 'A {a}', 'zh-CN': '甲 {a}' }, { a: 1 }, 'zh-CN')).toBe('甲 1')
  })

  it('shows what is absent as a dash, and a time that is none as it is', () => {
    expect(show('{a} {b} {c:time}', { a: null, c: 'later' })).toBe('– – later')
  })

  it('never fills what a value brings along', () => {
    expect(show('{a}', { a: '{b}', b: 'secret' })).toBe('{b}')
    expect(show('{a}', { a: '$& $1 $$' })).toBe('$& $1 $$')
  })

  it('shows any value whole: nothing of a hostile text is hidden or lost', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(show('{a}', { a: text })).toBe(visible(text))
      }),
      { numRuns: 500 },
    )
  })
})

describe('visible', () => {
  it.each([
    ['a\u202eb', 'right to left'],
    ['a\u200bb', 'no width'],
    ['a\ufeffb', 'byte order mark'],
    ['a\u0000b', 'nought'],
    ['a\u001b[31mb', 'terminal colour'],
    ['a\u00adb', 'soft hyphen'],
    ['a\u3164b', 'filler'],
    ['a\u{e0041}b', 'tag'],
    ['a\nb', 'line'],
  ])('shows %j as an escape: %s', (text) => {
    expect(visible(text)).toMatch(/^a\\u[0-9a-f]{4,5}.*b$/)
  })

  it('leaves letters, signs and ideographs of any script as they are', () => {
    for (const text of [
      '“MailArchive Classic” – ü ß',
      '财务规则',
      'тест',
      '日本語テスト',
      '👍',
      "<b>&'",
    ])
      expect(visible(text)).toBe(text)
  })

  it('lets no control or format character through, and changes nothing twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(visible(text)).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u200b-\u200f\ufeff]/u)
        expect(visible(visible(text))).toBe(visible(text))
      }),
      { numRuns: 1000 },
    )
  })
})
