import { readdirSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { dialects } from '../../../main/engine/import/registry.ts'
import { memoryFolders } from '../../helpers/temp-folder.ts'
import { matrixDocument } from './document.ts'
import { belongs, elsewhere, fixtureOf, fixtures, recordCount } from './fixture.ts'
import { table, unmatchedNames } from './outcomes.ts'
import { partCount } from './part.ts'
import { differences, seenIn, takePlain } from './run.ts'
import { Taker } from './take.ts'

const folder = memoryFolders('matrix')
let taker: Taker

beforeAll(() => {
  taker = new Taker(folder())
})

describe('the import matrix', () => {
  it('has records of every dialect, and of nothing else', () => {
    const ids = dialects.filter(belongs).map(({ id }) => id)
    expect(fixtures.map(({ dialect }) => dialect)).toEqual(ids.toSorted())
  })

  it('says where the dialects are tried that have no row', () => {
    for (const [id, { test }] of Object.entries(elsewhere)) {
      expect(dialects.map((dialect) => dialect.id)).toContain(id)
      const text = readFileSync(new URL(`../${test}`, import.meta.url), 'utf8')
      expect(text, test).toContain(`formats/${id}.ts`)
    }
  })

  it('names what can be written, and writes what it names', () => {
    expect(unmatchedNames()).toEqual([])
  })

  it('has exceptions of dialects that there are, each with its reason', () => {
    const ids = new Set(dialects.map(({ id }) => id))
    for (const { dialects: named = [], why } of table.exceptions) {
      expect(named.filter((id) => !ids.has(id))).toEqual([])
      expect(why).toMatch(/\.$/)
    }
  })

  it('is tried in as many files as there are parts', () => {
    const parts = readdirSync(import.meta.dirname).filter((name) => name.startsWith('part-'))
    expect(parts).toHaveLength(partCount)
  })

  it('is docs/import-matrix.md', async () => {
    await expect(matrixDocument()).toMatchFileSnapshot('../../../docs/import-matrix.md')
  })
})

describe('the plain form', () => {
  it.each(fixtures)('of $dialect says what its author reads in it', async (fixture) => {
    const plain = await takePlain(taker, fixture)
    expect(plain).toMatchObject({
      refused: null,
      format: expect.stringMatching(fixture.dialect.replace(/-(csv|json)$/, '')) as string,
      warnings: fixture.warnings.toSorted(),
      quarantined: {},
      ignored: fixture.ignored,
      duplicate: 0,
      unaccounted: 0,
    })
    expect(seenIn(plain)).toEqual(fixture.expected)
    expect(recordCount(fixture)).toBe(3)
  })
})

describe('one dialect in every cell', { timeout: 300_000 }, () => {
  it('is as the table says', async () => {
    expect(await differences(taker, fixtureOf('ual-management-json'))).toEqual([])
  })
})
