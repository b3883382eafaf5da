import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { signWarnings } from '../../main/engine/import/signs.ts'
import { unreadWarnings } from '../../main/engine/import/unread-members.ts'
import { warningTexts } from '../../main/engine/service/texts.ts'
import { warningView } from '../../main/engine/service/views/warning.ts'

const folder = new URL('../../main/engine/import/', import.meta.url)

/** Codes of warnings as the importer writes them down: `warn('code', …)`, or a code beside its message. */
function codesIn(source: string): string[] {
  const patterns = [/\bwarn\(\s*'([a-z-]+)'/g, /\bcode: '([a-z-]+)',\s*message/g]
  return patterns.flatMap((pattern) => [...source.matchAll(pattern)].map(([, code]) => code!))
}

const codes = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .flatMap((name) => codesIn(readFileSync(new URL(name, folder), 'utf8')))

describe('every warning of an import', () => {
  it.each([...new Set(codes)].sort())('%s has a text for the window', (code) => {
    expect(warningTexts[code]?.en).toMatch(/\.$/)
    expect(warningTexts[code]?.['zh-CN']).toMatch(/。$/)
  })

  it('is found by this test', () => {
    expect(codes).toContain('no-records')
    expect(codes).toContain('local-time')
  })
})

const unread = unreadWarnings([
  { member: 'notes (1).txt', reason: 'input/unknown-format' },
  { member: 'x\u202Ey.json', reason: 'input/empty' },
  { member: 'README.md', what: 'document' },
])

const many = unreadWarnings(
  Array.from({ length: 12 }, (_, index) => ({ member: `${index}.txt`, reason: 'input/empty' })),
)

const counted = signWarnings({
  dates: { monthFirst: false, dayFirst: false, readBy: null, withoutSeconds: 1201 },
  cells: { rounded: 1202, cut: 1203, hidden: 1204 },
  notUtf8: 0,
  duplicateKeys: 1205,
})

describe('a warning in the window', () => {
  it('names what it is about in both languages, and codes in words', () => {
    const texts = (language: 'en' | 'zh-CN') =>
      unread.map((warning) => warningView(warning, language).text)
    expect(texts('en')).toEqual([
      `${warningTexts['members-unread']!.en.slice(0, -1)}: notes (1).txt (no known export), x\\u202ey.json (empty).`,
      `${warningTexts['members-not-evidence']!.en.slice(0, -1)}: README.md (a document to be read).`,
    ])
    expect(texts('zh-CN')).toEqual([
      `${warningTexts['members-unread']!['zh-CN'].slice(0, -1)}：notes (1).txt（无法识别的导出）, x\\u202ey.json（空）。`,
      `${warningTexts['members-not-evidence']!['zh-CN'].slice(0, -1)}：README.md（说明文档）。`,
    ])
  })

  it('counts the names that it leaves out', () => {
    expect(warningView(many[0]!, 'en').text).toMatch(/9\.txt \(empty\) and 2 more\.$/)
    expect(warningView(many[0]!, 'zh-CN').text).toMatch(/9\.txt（空） 等另外 2 项。$/)
  })

  it.each(counted)('keeps the figure of $code', (warning) => {
    const [figure] = /120\d/.exec(warning.message)!
    for (const language of ['en', 'zh-CN'] as const)
      expect(warningView(warning, language).text).toContain(figure)
  })

  it.each([
    ['columns-missing', 'Columns not in this file: A, B.', 'A, B'],
    ['values-lost', 'The column Owners holds type names in place of values.', 'Owners'],
    ['nested-json-unreadable', 'The column X holds text that is not whole JSON.', 'X'],
  ])('keeps the columns of %s', (code, message, named) => {
    expect(warningView({ code, message }, 'zh-CN').text).toContain(`：${named}。`)
  })

  it('sends nobody to the command line', () => {
    const message = 'Import it again with --date-order day-first.'
    for (const language of ['en', 'zh-CN'] as const)
      expect(warningView({ code: 'date-order-unknown', message }, language).text).not.toContain(
        '--date-order',
      )
  })
})
