import { isUtf8 } from 'node:buffer'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { detectEncoding } from '../../../main/engine/import/readers/encoding.ts'
import { say } from '../../helpers/score.ts'
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

const notUtf8 = 'bytes that are no UTF-8: replaced, they would be a change of evidence'

/** What JSON leaves to each reader and this one reports; the other 24 it takes. */
const reportedOpen: Readonly<Record<string, string>> = {
  'i_string_UTF-8_invalid_sequence.json': notUtf8,
  'i_string_UTF8_surrogate_U+D800.json': notUtf8,
  'i_string_invalid_utf-8.json': notUtf8,
  'i_string_iso_latin_1.json': notUtf8,
  'i_string_lone_utf8_continuation_byte.json': notUtf8,
  'i_string_not_in_unicode_range.json': notUtf8,
  'i_string_overlong_sequence_2_bytes.json': notUtf8,
  'i_string_overlong_sequence_6_bytes.json': notUtf8,
  'i_string_overlong_sequence_6_bytes_null.json': notUtf8,
  'i_string_truncated-utf-8.json': notUtf8,
  'i_structure_500_nested_arrays.json': 'deeper than the limit of 64',
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

  it('takes every valid document', ({ task }) => {
    const passed = group('y').filter((name) => accepted.has(name)).length
    say(task, { suite: 'json', part: 'y taken', passed, of: 95 })
    expect(group('y')).toHaveLength(95)
    expect(group('y').filter((name) => !accepted.has(name))).toEqual([])
  })

  it('reports every invalid document but those taken on purpose', ({ task }) => {
    const reported = group('n').filter((name) => !accepted.has(name))
    say(task, { suite: 'json', part: 'n reported', passed: reported.length, of: 188 })
    expect(group('n')).toHaveLength(188)
    expect(group('n').filter((name) => accepted.has(name))).toEqual(
      Object.keys(taken).sort((left, right) => names.indexOf(left) - names.indexOf(right)),
    )
  })

  it('takes or reports what the standard leaves open, as listed', ({ task }) => {
    const open = group('i')
    const reported = open.filter((name) => !accepted.has(name))
    say(task, { suite: 'json', part: 'i taken', passed: open.length - reported.length, of: 35 })
    expect(open).toHaveLength(35)
    expect(reported.toSorted()).toEqual(Object.keys(reportedOpen).toSorted())
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
