import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { warningTexts } from '../../main/engine/service/texts.ts'

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
