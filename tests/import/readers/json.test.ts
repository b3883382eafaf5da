import { describe, expect, it } from 'vitest'
import { limits } from '../../../main/engine/import/record.ts'
import { collect, faults, jsonLayout, values } from './collect.ts'

const read = (text: string | Buffer, envelope: string | null = null) =>
  collect(Buffer.from(text), jsonLayout(envelope))

describe('what stands between values', () => {
  it.each([
    ['two arrays in one file', '[{"a":1}][{"a":2}]', [{ a: 1 }, { a: 2 }]],
    ['arrays joined by a comma', '[{"a":1}],\r\n[{"a":2}]', [{ a: 1 }, { a: 2 }]],
    ['a byte order mark in the middle', '{"a":1}\n\ufeff{"a":2}', [{ a: 1 }, { a: 2 }]],
    ['an array on each line', '[{"a":1},{"a":2}]\n[{"a":3}]\n', [{ a: 1 }, { a: 2 }, { a: 3 }]],
    ['scalars', '[1,"x",null]\ntrue', [1, 'x', null, true]],
    ['lists as records', '[[1],[2]]', [[1], [2]]],
    ['nothing', ' \n[]', []],
  ])('%s', (_name, text, expected) => {
    const found = read(text)
    expect(values(found)).toEqual(expected)
    expect(faults(found)).toEqual([])
    expect(found.end.truncated).toBe(false)
  })

  it('an empty place in an array is reported', () => {
    expect(faults(read('[{"a":1},,{"a":2},]'))).toEqual([
      ['not-json', 9, 1],
      ['not-json', 17, 1],
    ])
  })

  it('a run of NUL bytes is reported once and hides nothing', () => {
    const found = read(`{"a":1}\n${'\0'.repeat(9)}{"a":2}\n`)
    expect(values(found)).toEqual([{ a: 1 }, { a: 2 }])
    expect(faults(found)).toEqual([['not-json', 8, 9]])
  })

  it('a byte order mark is not part of the first record', () => {
    const bytes = Buffer.from('\ufeff{"a":1}')
    const found = collect(bytes, jsonLayout(null, 'utf-8', 3), [1, 2])
    expect(found.entries).toEqual([['json', { a: 1 }, 3, 7]])
  })
})

describe('envelopes', () => {
  it('gives the elements and notices a next link, wherever it stands', () => {
    const text = '{"@odata.context":"c","@odata.nextLink":"https://x/","value":[{"a":1},{"a":2}]}'
    const found = read(text, 'value')
    expect(values(found)).toEqual([{ a: 1 }, { a: 2 }])
    expect(found.end.nextLink).toBe(true)
    const behind = read('{"value":[{"a":1}],"@odata.nextLink":"https://x/"}', 'value')
    expect(behind.end.nextLink).toBe(true)
    expect(read('{"value":[],"@odata.nextLink":null}', 'value').end.nextLink).toBe(false)
  })

  it('takes an object without the array as a record', () => {
    const found = read('{"records":[{"a":1}]}\n{"records":7}\n{"b":[{"records":[]}]}', 'records')
    expect(values(found)).toEqual([{ a: 1 }, { records: 7 }, { b: [{ records: [] }] }])
  })

  it('survives a line cut inside its array', () => {
    const lines =
      '{"records":[{"a":1},{"a":"cut\n{"records":[{"a":3},{"a":4}]}\n{"records":[{"a":5}\n'
    const found = read(`${lines}{"records":[{"a":6}]}\n`, 'records')
    expect(values(found)).toEqual([{ a: 1 }, { a: 3 }, { a: 4 }, { a: 5 }, { a: 6 }])
    expect(faults(found)).toEqual([['not-json', 20, 9]])
    expect(found.end.truncated).toBe(true)
  })

  it('reports text behind the records', () => {
    const found = read('{"value":[{"a":1}] oops\n{"value":[{"a":2}]}', 'value')
    expect(values(found)).toEqual([{ a: 1 }, { a: 2 }])
    expect(faults(found)).toEqual([['not-json', 19, 4]])
  })
})

describe('broken records', () => {
  it.each([
    ['open string', '{"a":"x}'],
    ['open object', '{"a":{"b":1}'],
    ['open after a colon', '{"a":'],
    ['open after a comma', '{"a":1,'],
    ['not JSON at all', 'WARNING: 3 events {skipped}'],
    ['single quotes', "{'a':1}"],
    ['bare word', '{"a":tru}'],
    ['too many brackets', '{"a":1}}'],
  ])('%s: the lines around it are read', (_name, line) => {
    const found = read(`{"n":1}\n${line}\n{"n":2}\n{"n":3}\n`)
    expect(values(found).filter((value) => 'n' in (value as object))).toEqual([
      { n: 1 },
      { n: 2 },
      { n: 3 },
    ])
    expect(faults(found)).toHaveLength(1)
    expect(faults(found)[0]?.[0]).toBe('not-json')
  })

  it('in a pretty-printed array: the next element, not an inner object, is read next', () => {
    const text = JSON.stringify(
      [{ a: [{ b: 1 }] }, { a: [{ b: 'VICTIM' }, { c: 1 }] }, { a: 3 }],
      null,
      2,
    )
    const found = read(text.replace('"VICTIM"', '"VICTIM'))
    expect(values(found)).toEqual([{ a: [{ b: 1 }] }, { a: 3 }])
    expect(faults(found)).toHaveLength(1)
    expect(found.end.truncated).toBe(false)
  })

  it('as the last of a pretty-printed array: the array still ends', () => {
    const text = JSON.stringify([{ a: 1 }, { a: 'VICTIM' }], null, 2).replace('"VICTIM"', '"VICTIM')
    const found = read(`${text}\n`)
    expect(values(found)).toEqual([{ a: 1 }])
    expect(faults(found)).toHaveLength(1)
    expect(found.end.truncated).toBe(false)
  })

  it('in an array on one line: the next element with the same first key is read next', () => {
    const text = '[{"Id":1,"P":[{"N":1}]},{"Id":2,"P":[{"N":"x"y},{"N":2}]},{"Id":3},{"Id":4}]'
    const found = read(text)
    expect(values(found)).toEqual([{ Id: 1, P: [{ N: 1 }] }, { Id: 3 }, { Id: 4 }])
    const at = text.indexOf('{"Id":2')
    expect(faults(found)).toEqual([['not-json', at, text.indexOf(',{"Id":3') - at]])
  })

  it('a collector killed and run again into the same file loses the line it was killed in', () => {
    const found = read('[{"a":1},\r\n{"a":2},\r\n{"a":"th[{"a":4},\r\n{"a":5}]')
    expect(values(found)).toEqual([{ a: 1 }, { a: 2 }, { a: 5 }])
    expect(faults(found)).toHaveLength(1)
  })

  it('an array without its end, followed by another', () => {
    const found = read('[{"a":1},\r\n{"a":2}\r\n[{"a":3}]')
    expect(values(found)).toEqual([{ a: 1 }, { a: 2 }, { a: 3 }])
    expect(found.end.truncated).toBe(true)
  })
})

describe('the end of the file', () => {
  it.each([
    ['inside a record', '[{"a":1},{"a":2', [['truncated', 9, 6]]],
    ['inside a string', '{"a":1}\n{"a":"x', [['truncated', 8, 7]]],
    ['behind an escape', '{"a":"\\', [['truncated', 0, 7]]],
    ['inside an array, between records', '[{"a":1},', []],
  ])('%s is a truncation', (_name, text, expected) => {
    const found = read(text)
    expect(found.end.truncated).toBe(true)
    expect(faults(found)).toEqual(expected)
  })

  it('half a UTF-16 character', () => {
    const bytes = Buffer.from('{"a":1}\n', 'utf16le')
    const found = collect(
      Buffer.concat([bytes, Buffer.of(0x7b)]),
      jsonLayout(null, 'utf-16le'),
      [3],
    )
    expect(found.entries).toEqual([
      ['json', { a: 1 }, 0, 14],
      ['invalid-utf16', null, 16, 1],
    ])
    expect(found.end.truncated).toBe(true)
  })
})

describe('strict decoding', () => {
  it('never replaces a character', () => {
    const bad = Buffer.concat([Buffer.from('{"a":"'), Buffer.of(0xc3, 0x28), Buffer.from('"}\n')])
    const found = collect(Buffer.concat([Buffer.from('{"n":"é"}\n'), bad, bad]), jsonLayout())
    expect(values(found)).toEqual([{ n: 'é' }])
    expect(faults(found)).toEqual([
      ['invalid-utf8', 11, 10],
      ['invalid-utf8', 22, 10],
    ])
  })

  it('takes characters that are cut by a chunk', () => {
    const bytes = Buffer.from('{"a":"日本🎈é"}\n'.repeat(3))
    const everywhere = Array.from({ length: bytes.length }, (_, index) => index)
    expect(values(collect(bytes, jsonLayout(), everywhere))).toHaveLength(3)
  })

  it('lone surrogates', () => {
    const bytes = Buffer.from('{"a":"\ud83d"}\n{"a":"🎈"}\n', 'utf16le')
    const found = collect(bytes, jsonLayout(null, 'utf-16le'))
    expect(values(found)).toEqual([{ a: '🎈' }])
    expect(faults(found)).toEqual([['invalid-utf16', 0, 18]])
  })
})

describe('limits', () => {
  const nested = (depth: number) => '{"a":'.repeat(depth) + '1' + '}'.repeat(depth)

  it('depth', () => {
    const fits = nested(limits.depth)
    const deep = nested(limits.depth + 1)
    const wide = JSON.stringify({ a: Array.from({ length: 200 }, () => [{}]) })
    const found = read(`${fits}\n${deep}\n${wide}\n[${deep},{"a":1}]`)
    expect(values(found)).toHaveLength(3)
    expect(faults(found)).toEqual([
      ['too-deep', fits.length + 1, deep.length],
      ['too-deep', fits.length + deep.length + wide.length + 4, deep.length],
    ])
  })

  it('a hundred thousand levels, and the line behind them', () => {
    const found = read(`${'{"a":'.repeat(100_000)}\n{"n":1}\n{"n":2}`)
    expect(values(found)).toEqual([{ n: 1 }, { n: 2 }])
    expect(faults(found)).toEqual([['too-deep', 0, 500_000]])
  })

  it('record size, to the byte', () => {
    const sized = (bytes: number) => `{"a":"${'x'.repeat(bytes - 8)}"}`
    const text = `${sized(limits.recordBytes)}\n${sized(limits.recordBytes + 1)}\n{"n":1}\n`
    const expected = [['record-too-large', limits.recordBytes + 1, limits.recordBytes + 1]]
    for (const cuts of [[], [limits.recordBytes, limits.recordBytes * 2]]) {
      const found = collect(Buffer.from(text), jsonLayout(), cuts)
      expect(values(found)).toHaveLength(2)
      expect(faults(found)).toEqual(expected)
    }
  })

  it('an open bracket gives way to the lines behind it, however many there are', () => {
    const line = `{"n":"${'x'.repeat(1000)}"}\n`
    const found = read(`{"a":[\n${line.repeat(20_000)}`)
    expect(faults(found)).toEqual([['not-json', 0, 6]])
    expect(values(found)).toHaveLength(20_000)
  })
})
