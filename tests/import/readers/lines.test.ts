import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readHeadAsLines } from '../../../main/engine/import/readers/head.ts'
import type { Layout } from '../../../main/engine/import/readers/layout.ts'
import { limits } from '../../../main/engine/import/record.ts'
import { collect, encode, faults, values } from './collect.ts'

const layout = (encoding: Layout['encoding'] = 'utf-8', bomLength = 0): Layout => ({
  shape: 'lines',
  encoding,
  bomLength,
})

const lines = (bytes: Uint8Array, of = layout(), cuts: readonly number[] = []) =>
  values(collect(bytes, of, cuts)).map((cells) => (cells as string[])[0])

describe('lines', () => {
  it('end with any line end, and the last one with none', () => {
    const found = collect(Buffer.from('one\r\ntwo\n\n  \nthree\rfour'), layout())
    expect(found.entries).toEqual([
      ['row', ['one'], 0, 3],
      ['row', ['two'], 5, 3],
      ['row', ['three'], 13, 5],
      ['row', ['four'], 19, 4],
    ])
    expect(found.end).toEqual({ truncated: false, nextLink: false })
  })

  it.each(['utf-8', 'utf-16le', 'utf-16be', 'utf-32le'] as const)(
    'in %s keep their places',
    (of) => {
      const text = 'a: «é»\r\nb: 日本\r\n'
      const bytes = encode(text, of)
      const found = collect(bytes, layout(of))
      expect(values(found)).toEqual([['a: «é»'], ['b: 日本']])
      const [, second] = found.entries
      const [, , offset, length] = second!
      expect(encode('b: 日本', of)).toEqual(Buffer.from(bytes.subarray(offset, offset + length)))
    },
  )

  it('are the same however the bytes arrive', () => {
    const text = fc.array(fc.string({ unit: 'grapheme', maxLength: 8 }), { maxLength: 8 })
    fc.assert(
      fc.property(text, fc.array(fc.nat(120)), (parts, cuts) => {
        const bytes = Buffer.from(parts.join('\r\n'))
        const inside = cuts.filter((cut) => cut < bytes.length)
        expect(collect(bytes, layout(), inside)).toEqual(collect(bytes, layout()))
      }),
    )
  })

  it('that are no text are quarantined, and the next ones read', () => {
    const bytes = Buffer.from([0x61, 0x0a, 0xc3, 0x28, 0x0a, 0x62, 0x0a])
    const found = collect(bytes, layout())
    expect(faults(found)).toEqual([['invalid-utf8', 2, 2]])
    expect(values(found)).toEqual([['a'], ['b']])
  })

  it('without end are given up, not held', () => {
    const bytes = Buffer.alloc(limits.recordBytes + 70_000, 0x78)
    const found = collect(Buffer.concat([bytes, Buffer.from('\nshort\n')]), layout(), [65_536])
    expect(faults(found)).toEqual([['record-too-large', 0, bytes.length]])
    expect(values(found)).toEqual([['short']])
  })

  it('of a character cut in half say so', () => {
    const bytes = encode('one\r\ntwo', 'utf-16le').subarray(0, -1)
    const found = collect(bytes, layout('utf-16le'))
    expect(faults(found)).toEqual([['invalid-utf16', 14, 1]])
    expect(found.end.truncated).toBe(true)
  })

  it('of files put together lose the mark between them', () => {
    const bytes = Buffer.from('\ufeffone\n\ufefftwo\n')
    expect(lines(bytes, layout('utf-8', 3))).toEqual(['one', 'two'])
  })
})

describe('the head of a text', () => {
  it('holds its first twenty lines', () => {
    const bytes = Buffer.from('line\n'.repeat(50))
    const head = readHeadAsLines(bytes, bytes.length)
    expect(head).toMatchObject({ shape: 'lines', encoding: 'utf-8' })
    expect(head?.head).toEqual({ shape: 'lines', lines: Array(20).fill('line') })
  })

  it.each([Buffer.alloc(0), Buffer.from([1, 2, 3, 10]), Buffer.from('\n\n')])(
    'is none: %j',
    (bytes) => expect(readHeadAsLines(bytes, bytes.length)).toBeNull(),
  )
})
