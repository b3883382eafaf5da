import { isUtf8 } from 'node:buffer'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { detectEncoding } from '../../../main/engine/import/readers/encoding.ts'
import { besideCheckout, collect, faults, jsonLayout } from './collect.ts'

/**
 * Files of JSONTestSuite that no single JSON document may be, and that the record reader takes on purpose:
 * an export is a series of documents, and none of these loses a byte.
 */
const taken: Readonly<Record<string, string>> = {
  'n_array_comma_after_close.json': 'a comma between documents, as in exports joined by hand',
  'n_structure_double_array.json': 'two arrays one after the other: same-second pages',
  'n_structure_object_with_trailing_garbage.json': 'two documents; the second is a scalar record',
  'n_single_space.json': 'no records; recognition reports the file as empty',
  'n_structure_no_data.json': 'no records; recognition reports the file as empty',
  'n_structure_UTF8_BOM_no_data.json': 'no records; recognition reports the file as empty',
}

const folder = besideCheckout('suites/json/test_parsing')

function isAccepted(name: string): boolean {
  const bytes = readFileSync(join(folder!, name))
  const guess = detectEncoding(bytes)
  const found = collect(bytes, jsonLayout(null, guess.encoding, guess.bomLength))
  return !found.end.truncated && faults(found).length === 0
}

describe.skipIf(folder === null)('JSONTestSuite', () => {
  const names = folder === null ? [] : readdirSync(folder)
  const accepted = new Set(names.filter(isAccepted))
  const group = (letter: string) => names.filter((name) => name.startsWith(`${letter}_`))

  it('takes every valid document', () => {
    expect(group('y')).toHaveLength(95)
    expect(group('y').filter((name) => !accepted.has(name))).toEqual([])
  })

  it('reports every invalid document but those taken on purpose', () => {
    expect(group('n')).toHaveLength(188)
    expect(group('n').filter((name) => accepted.has(name))).toEqual(
      Object.keys(taken).sort((left, right) => names.indexOf(left) - names.indexOf(right)),
    )
  })

  it('prints its score', () => {
    const count = (letter: string) => group(letter).filter((name) => accepted.has(name)).length
    const rejected = 188 - count('n')
    console.info(
      `JSONTestSuite: y ${count('y')}/95 accepted, n ${rejected}/188 rejected ` +
        `(${Object.keys(taken).length} taken on purpose), i ${count('i')}/35 accepted`,
    )
    expect(count('i')).toBe(24)
  })

  it('accepts no document with broken bytes', () => {
    const broken = names.filter((name) => {
      const bytes = readFileSync(join(folder!, name))
      return detectEncoding(bytes).encoding === 'utf-8' && !isUtf8(bytes)
    })
    expect(broken.length).toBeGreaterThan(15)
    expect(broken.filter((name) => accepted.has(name))).toEqual([])
  })
})
