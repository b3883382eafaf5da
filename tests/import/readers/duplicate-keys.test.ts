import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasDuplicateKeys } from '../../../main/engine/import/readers/duplicate-keys.ts'

describe('members named twice', () => {
  it.each([
    '{"a":1,"a":2}',
    '{"a" : 1 , "a" : 2}',
    '[{"b":{"a":1,"c":[],"a":2}}]',
    String.raw`{"a":1,"\u0061":2}`,
    String.raw`{"AuditData":"{\"Id\":1,\"Id\":2}"}`,
    String.raw`{"o":"{\"p\":\"[{\\\"x\\\":1,\\\"x\\\":2}]\"}"}`,
  ])('are found in %s', (text) => {
    expect(hasDuplicateKeys(text)).toBe(true)
  })

  it.each([
    '{"a":{"a":1},"b":{"a":2}}',
    '[{"a":1},{"a":1}]',
    '{"a":"a","b":["a","a"]}',
    '{"a":1,"A":2}',
    '{"a":":","b":"\\":","c":"{"}',
    '{"a":"{not json","b":"{\\"a\\":1}"}',
    '{"a":1,"a',
    '',
  ])('are not in %s', (text) => {
    expect(hasDuplicateKeys(text)).toBe(false)
  })

  it('are never found in what JSON.stringify wrote, however it is nested', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), fc.boolean(), (text, nested) => {
        expect(hasDuplicateKeys(nested ? JSON.stringify({ inner: text }) : text)).toBe(false)
      }),
    )
  })
})
