import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeStrict } from '../../../main/engine/import/readers/encoding.ts'
import {
  besideCheckout,
  collect,
  csvLayout,
  cutsOf,
  encode,
  faults,
  values,
  longRun,
  runs,
} from './collect.ts'

const encodings = fc.constantFrom(
  ...(['utf-8', 'utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'] as const),
)
const delimiters = fc.constantFrom(',', ';', '\t')
const cell = fc
  .array(
    fc.constantFrom('a', 'é', '🎈', ' ', '"', '""', ',', ';', '\t', '\n', '\r\n', '\r', '{"k":1}'),
    {
      maxLength: 6,
    },
  )
  .map((parts) => parts.join(''))
/** Two columns or more: a row of one empty cell is a blank line. */
const table = fc.integer({ min: 2, max: 5 }).chain((columns) =>
  fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), {
    minLength: 1,
    maxLength: 6,
  }),
)

/** Quoted where it has to be, or because the writer feels like it. */
function write(text: string, delimiter: string, eager: boolean): string {
  const needed = text.startsWith('"') || /[\r\n]/.test(text) || text.includes(delimiter)
  return needed || eager ? `"${text.replaceAll('"', '""')}"` : text
}

describe('tables written and read', { timeout: longRun }, () => {
  it('come back, however they are cut, and each range reads back to its row', () => {
    fc.assert(
      fc.property(
        table,
        delimiters,
        encodings,
        fc.boolean(),
        fc.gen(),
        (rows, delimiter, encoding, eager, gen) => {
          const lineEnd = gen(() => fc.constantFrom('\n', '\r\n', '\r'))
          const text = rows
            .map((row) => row.map((value) => write(value, delimiter, eager)).join(delimiter))
            .join(lineEnd)
          const bytes = encode(text, encoding)
          const layout = csvLayout(delimiter, encoding)
          const found = collect(bytes, layout, gen(cutsOf, bytes.length))
          expect(faults(found)).toEqual([])
          expect(values(found)).toEqual(rows)
          for (const [, value, offset, length] of found.entries) {
            const range = bytes.subarray(offset, offset + length)
            expect(decodeStrict(range, encoding)).toMatch(/[^\r\n]$/)
            expect(values(collect(range, layout))).toEqual([value])
          }
        },
      ),
      { numRuns: runs(500) },
    )
  })

  it('are told as csv-parse tells them', () => {
    fc.assert(
      fc.property(table, delimiters, fc.boolean(), (rows, delimiter, eager) => {
        const text = rows
          .map((row) => row.map((value) => write(value, delimiter, eager)).join(delimiter))
          .join('\n')
        const oracle = parse(text, { delimiter, record_delimiter: '\n', relax_quotes: true })
        expect(values(collect(Buffer.from(text), csvLayout(delimiter)))).toEqual(oracle)
      }),
      { numRuns: runs(500) },
    )
  })
})

const pieces = fc
  .array(
    fc.constantFrom(
      'a',
      '"',
      '""',
      ',',
      '\n',
      '\r\n',
      '\r',
      'é',
      '"a"',
      '","',
      '\0',
      ' ',
      '\n1,2\n',
    ),
    {
      maxLength: 40,
    },
  )
  .map((parts) => Buffer.from(parts.join('')))
const anything = fc.oneof(
  pieces,
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
)

describe('any bytes at all', { timeout: longRun }, () => {
  it('never throw, are told the same however they are cut, and are all accounted for', () => {
    fc.assert(
      fc.property(anything, encodings, fc.gen(), (bytes, encoding, gen) => {
        const layout = csvLayout(',', encoding)
        const whole = collect(bytes, layout)
        expect(collect(bytes, layout, gen(cutsOf, bytes.length))).toEqual(whole)
        let last = 0
        const rest = Buffer.from(bytes)
        for (const [, , offset, length] of whole.entries) {
          expect(offset).toBeGreaterThanOrEqual(last)
          last = offset + length
          rest.fill(0x0a, offset, last)
        }
        // What is in no range is line ends (and, in UTF-16, their second bytes).
        expect(rest.every((byte) => byte === 0x0a || byte === 0x0d || byte === 0)).toBe(true)
      }),
      { numRuns: runs(1500) },
    )
  })
})

const real = besideCheckout('data/invictus_o365_dataset')

describe.skipIf(real === null)('a real export of 38 MB', () => {
  it('is told as csv-parse tells it', () => {
    const bytes = readFileSync(join(real!, 'auditrecords.csv'))
    const cuts = Array.from({ length: 600 }, (_, index) => index * 65_521)
    const found = collect(bytes, csvLayout(), cuts)
    expect(faults(found)).toEqual([])
    expect(values(found)).toEqual(parse(bytes))
  })
})
