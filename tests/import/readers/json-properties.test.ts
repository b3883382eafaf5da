import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeStrict } from '../../../main/engine/import/readers/encoding.ts'
import { collect, cutsOf, encode, faults, jsonLayout, values, runs, longRun } from './collect.ts'

const encodings = fc.constantFrom(
  ...(['utf-8', 'utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'] as const),
)
/** Values as an export has them: no -0, which no JSON text gives back as it was. */
const record = fc
  .dictionary(
    fc.string({ unit: 'grapheme', maxLength: 8 }).filter((key) => key !== '__proto__'),
    fc.jsonValue({ maxDepth: 3, stringUnit: 'grapheme' }),
    { maxKeys: 4 },
  )
  .map((value) => JSON.parse(JSON.stringify(value)) as unknown)
const records = fc.array(record, { maxLength: 6 })

const lines = (all: readonly unknown[]): string[] => all.map((value) => JSON.stringify(value))
const forms: Readonly<Record<string, (all: readonly unknown[]) => string>> = {
  array: (all) => JSON.stringify(all),
  'array, pretty': (all) => JSON.stringify(all, null, 2),
  'array, a record a line': (all) => `[\r\n${lines(all).join(',\r\n')}\r\n]`,
  lines: (all) => lines(all).join('\n'),
  'lines ended': (all) =>
    lines(all)
      .map((line) => `${line}\r\n`)
      .join(''),
  'one after the other': (all) => lines(all).join(''),
  'pretty, one after the other': (all) =>
    all.map((value) => JSON.stringify(value, null, 4)).join('\n'),
  'an array each': (all) =>
    lines(all)
      .map((line) => `[${line}]`)
      .join(''),
}
const envelopes: Readonly<Record<string, (all: readonly unknown[]) => string>> = {
  page: (all) => JSON.stringify({ '@odata.context': 'c', value: all, count: [1] }),
  'page, pretty': (all) => JSON.stringify({ a: { b: ['value'] }, value: all }, null, 2),
  'a page a line': (all) =>
    lines(all)
      .map((line) => `{"value":[${line}]}\n`)
      .join(''),
  'pages in an array': (all) =>
    `[${lines(all)
      .map((line) => `{"value":[${line}]}`)
      .join(',')}]`,
}

describe('forms of the same records', { timeout: longRun }, () => {
  for (const [name, form] of Object.entries({ ...forms, ...envelopes })) {
    it(`${name}: same values, and each range reads back to its value`, () => {
      fc.assert(
        fc.property(records, encodings, fc.gen(), (all, encoding, gen) => {
          const bytes = encode(form(all), encoding)
          const cuts = gen(cutsOf, bytes.length)
          const envelope = name in envelopes ? 'value' : null
          const found = collect(bytes, jsonLayout(envelope, encoding), cuts)
          expect(faults(found)).toEqual([])
          expect(values(found)).toEqual(all)
          expect(found.end).toEqual({ truncated: false, nextLink: false })
          for (const [, value, offset, length] of found.entries) {
            const text = decodeStrict(bytes.subarray(offset, offset + length), encoding)
            expect(text).toBe(text?.trim())
            expect(JSON.parse(text!)).toEqual(value)
          }
        }),
        { numRuns: runs(60) },
      )
    })
  }
})

/** Text that is nearly JSON: pieces of it in any order, and damaged documents. */
const pieces = fc
  .array(
    fc.constantFrom(
      ...[
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        '"',
        '\\',
        '\n',
        '\r\n',
        ' ',
        '  ',
        '0',
        '-',
        'true',
        'nul',
      ],
      ...[
        '"a"',
        '"a":',
        '{"a":1}',
        '{"a":1},',
        '\n{"a":1}\n',
        '{"value":[',
        ']}',
        '\0',
        '\ufeff',
        'é',
      ],
      ...[
        '{"@odata.nextLink":"x",',
        '\n  {\n    "a": [\n',
        '\n  },\n',
        '"\\u12',
        '\ud83d',
        ',{"a"',
      ],
    ),
    { maxLength: 40 },
  )
  .map((all) => all.join(''))
const damaged = fc
  .tuple(
    records,
    fc.constantFrom(...Object.values({ ...forms, ...envelopes })),
    fc.nat(),
    fc.nat(),
    pieces,
  )
  .map(([all, form, from, to, patch]) => {
    const text = form(all)
    const start = from % (text.length + 1)
    return text.slice(0, start) + patch.slice(0, 6) + text.slice(start + (to % 8))
  })
const anything = fc.oneof(
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
  pieces.map((text) => Buffer.from(text)),
  damaged.map((text) => Buffer.from(text)),
)

describe('any bytes at all', { timeout: longRun }, () => {
  it('never throw, are told the same however they are cut, in ranges that follow each other', () => {
    fc.assert(
      fc.property(
        anything,
        encodings,
        fc.constantFrom(null, 'value'),
        fc.gen(),
        (bytes, encoding, envelope, gen) => {
          const layout = jsonLayout(envelope, encoding)
          const whole = collect(bytes, layout)
          expect(collect(bytes, layout, gen(cutsOf, bytes.length))).toEqual(whole)
          let last = 0
          for (const [, , offset, length] of whole.entries) {
            expect(offset).toBeGreaterThanOrEqual(last)
            expect(length).toBeGreaterThan(0)
            last = offset + length
          }
          expect(last).toBeLessThanOrEqual(bytes.length)
        },
      ),
      { numRuns: runs(1500) },
    )
  })

  it('account for every byte that is not blank, a comma or a bracket of the container', () => {
    fc.assert(
      fc.property(fc.oneof(pieces, damaged), (text) => {
        const bytes = Buffer.from(text)
        const rest = Buffer.from(bytes)
        for (const [, , offset, length] of collect(bytes, jsonLayout()).entries) {
          rest.fill(0x20, offset, offset + length)
        }
        expect(rest.toString().replaceAll('\ufeff', '')).toMatch(/^[\s,[\]]*$/)
      }),
      { numRuns: runs(1500) },
    )
  })
})

describe('a broken line among lines', { timeout: longRun }, () => {
  it('is the only loss', () => {
    const good = fc.array(record, { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(good, record, good, fc.nat(), (before, victim, after, at) => {
        const text = JSON.stringify(victim)
        // Cut anywhere inside: the line end comes too early.
        const cut = text.slice(0, 1 + (at % (text.length - 1)))
        const all = [...lines(before), cut, ...lines(after)].join('\n')
        const found = collect(Buffer.from(all), jsonLayout())
        expect(values(found)).toEqual([...before, ...after])
        expect(faults(found)).toHaveLength(1)
      }),
      { numRuns: runs(500) },
    )
  })
})
