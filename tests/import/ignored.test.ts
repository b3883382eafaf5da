import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { ignoredTexts, wordOf } from '#shared'

const engine = fileURLToPath(new URL('../../main/engine/', import.meta.url))

/** Codes as they stand in the source: `ignore('code')`, also behind a condition, and `ignore: 'code'`. */
function codesInSource(): Set<string> {
  const sources = readdirSync(engine, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
  const calls = sources.flatMap((source) => source.match(/\bignore(?:\(|: ')[^\n]*/g) ?? [])
  return new Set(
    calls.flatMap((call) =>
      [...call.matchAll(/'([a-z]+(?:-[a-z]+)*)'/g)].map(([, code]) => code ?? ''),
    ),
  )
}

describe('codes of ignored records', () => {
  it('are those of the list, and each of the list is used', () => {
    expect([...codesInSource()].toSorted()).toEqual(Object.keys(ignoredTexts).toSorted())
  })

  it('mean something in both languages', () => {
    for (const [code, text] of Object.entries(ignoredTexts)) {
      expect(text.en.length).toBeGreaterThan(8)
      expect(text['zh-CN']).toMatch(/\p{Script=Han}/u)
      expect(wordOf(code, 'en')).toBe(text.en)
    }
  })
})
