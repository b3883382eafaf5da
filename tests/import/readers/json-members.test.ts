import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { limits } from '../../../main/engine/import/record.ts'
import type { Layout } from '../../../main/engine/import/readers/layout.ts'
import { collect, cutsOf, encode, faults, runs, values } from './collect.ts'

const layout = (encoding: Layout['encoding'] = 'utf-8'): Layout => ({
  shape: 'json',
  encoding,
  bomLength: 0,
  json: { envelope: null, members: true },
})
const document = `{
  "version": "1",
  "policies": [ {"Id": 1}, {"Id": 2, "list": [1, {"a": "]"}]} ],
  "users": {"u1": {"name": "é"}},
  "none": [],
  "nothing": [ null ],
  "commands": ["a", "b"],
  "policies": [{"Id": 3}],
  "count": -1
}
`
function isJson(bytes: Buffer): boolean {
  try {
    JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return true
  } catch {
    return false
  }
}

const records = [
  { member: 'version', value: '1' },
  { member: 'policies', value: { Id: 1 } },
  { member: 'policies', value: { Id: 2, list: [1, { a: ']' }] } },
  { member: 'users', value: { u1: { name: 'é' } } },
  { member: 'none', value: [] },
  { member: 'nothing', value: [null] },
  { member: 'commands', value: ['a', 'b'] },
  { member: 'policies', value: { Id: 3 } },
  { member: 'count', value: -1 },
]

describe('a document of many lists', () => {
  it.each(['utf-8', 'utf-16le', 'utf-16be', 'utf-32le'] as const)(
    'gives each object of a list, wherever %s is cut',
    (encoding) => {
      const bytes = encode(document, encoding)
      const whole = collect(bytes, layout(encoding))
      expect(values(whole)).toEqual(records)
      expect(faults(whole)).toEqual([])
      expect(whole.end.truncated).toBe(false)
      fc.assert(
        fc.property(cutsOf(bytes.length), (cuts) => {
          expect(collect(bytes, layout(encoding), cuts)).toEqual(whole)
        }),
        { numRuns: runs(30) },
      )
    },
  )

  it('gives each its own bytes', () => {
    const bytes = Buffer.from(document)
    for (const [, value, offset, length] of collect(bytes, layout()).entries)
      expect(JSON.parse(bytes.toString('utf8', offset, offset + length))).toEqual(
        (value as { value: unknown }).value,
      )
  })

  it('keeps on in the export within ScubaGear’s results, and only there', () => {
    const text = '{"MetaData":{"Tool":"x"},"Raw":{"a":[{"b":1},{"b":2}],"Raw":{"c":1}},"d":{}}'
    const found = collect(Buffer.from(text), layout())
    expect(found.end.truncated).toBe(false)
    expect(faults(found)).toEqual([])
    expect(values(found)).toEqual([
      { member: 'MetaData', value: { Tool: 'x' } },
      { member: 'a', value: { b: 1 } },
      { member: 'a', value: { b: 2 } },
      { member: 'Raw', value: { c: 1 } },
      { member: 'd', value: {} },
    ])
    expect(collect(Buffer.from('{"Raw":{"a":1}'), layout()).end.truncated).toBe(true)
  })

  it('that is cut says so, wherever that is, and gives no record that is not whole', () => {
    const bytes = Buffer.from(document.trim())
    for (let end = 1; end < bytes.length; end += 1) {
      const found = collect(bytes.subarray(0, end), layout())
      expect(found.end.truncated, String(end)).toBe(true)
      const whole = values(found)
      expect(records.slice(0, whole.length)).toEqual(whole)
    }
  })

  it.each([
    ['{"a":[{"b":1} {"b":2}]}', 14],
    ['{"a":[{"b":1}],"c":1}{"d":2}', 21],
    ['{"a":[{"b":1}],,"c":1}', 15],
    ['{"a":[{"b":1}],"c":]}', 19],
    ['{"a":[{"b":1},],"c":1}', 14],
    ['{"a":1,}', 7],
    ['[{"b":1}]', 0],
  ])('%s is lost from %i on', (text, from) => {
    const found = collect(Buffer.from(text), layout())
    expect(faults(found)).toEqual([['not-json', from, text.length - from]])
  })

  it('that is damaged says so, and every range lies behind the one before it', () => {
    const bytes = Buffer.from(document)
    const damages = fc.array(
      fc.tuple(fc.nat(bytes.length - 1), fc.constantFrom(...Buffer.from('{}[],:"\\ n1'), 0, 0xff)),
      { minLength: 1, maxLength: 4 },
    )
    fc.assert(
      fc.property(damages, (changes) => {
        const damaged = Buffer.from(bytes)
        for (const [at, byte] of changes) damaged[at] = byte
        const found = collect(damaged, layout())
        let end = 0
        for (const [, , offset, length] of found.entries) {
          expect(offset).toBeGreaterThanOrEqual(end)
          end = offset + length
        }
        expect(end).toBeLessThanOrEqual(damaged.length)
        if (!isJson(damaged)) expect(found.end.truncated || faults(found).length > 0).toBe(true)
      }),
      { numRuns: runs(2000) },
    )
  })

  it('sets aside what is no JSON, too deep or too large, and reads on', () => {
    const deep = `${'['.repeat(70)}${']'.repeat(70)}`
    const large = `"${'x'.repeat(limits.recordBytes)}"`
    const text = `{"a":[{"b":tru},{"b":2}],"c":${deep},"d":${large},"e":1}`
    const found = collect(Buffer.from(text), layout())
    expect(faults(found)).toEqual([
      ['not-json', 6, 9],
      ['too-deep', text.indexOf(deep), deep.length],
      ['record-too-large', text.indexOf(large), large.length],
    ])
    expect(values(found)).toEqual([
      { member: 'a', value: { b: 2 } },
      { member: 'e', value: 1 },
    ])
  })
})
