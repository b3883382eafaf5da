import { describe, expect, it } from 'vitest'
import { limits } from '../../../main/engine/import/record.ts'
import { collect, csvLayout, encode, faults, values } from './collect.ts'

const read = (text: string, delimiter = ',') => collect(Buffer.from(text), csvLayout(delimiter))

describe('rows', () => {
  it('gives the header and the rows with ranges that leave out the line end', () => {
    expect(read('a,b\r\n1,"x ""y"" z"\n\n"p\r\nq",\r').entries).toEqual([
      ['row', ['a', 'b'], 0, 3],
      ['row', ['1', 'x "y" z'], 5, 13],
      ['row', ['p\r\nq', ''], 20, 7],
    ])
  })

  it.each([';', '\t'])('delimiter %j', (delimiter) => {
    expect(values(read(`a${delimiter}b\n"1${delimiter}"${delimiter}2`, delimiter))).toEqual([
      ['a', 'b'],
      [`1${delimiter}`, '2'],
    ])
  })

  it('skips the lines before the header', () => {
    const text = '#TYPE Selected.X, "y\r\n"a","b"\r\n1,2\r\n'
    const found = collect(Buffer.from(text), csvLayout(',', 'utf-8', 1))
    expect(found.entries.map(([, value, offset]) => [value, offset])).toEqual([
      [['a', 'b'], 22],
      [['1', '2'], 31],
    ])
  })

  it('takes a quote inside an unquoted cell as it stands', () => {
    expect(values(read('a,b\nx"y",""\n'))).toEqual([
      ['a', 'b'],
      ['x"y"', ''],
    ])
  })

  it('keeps characters of several bytes apart', () => {
    const text = 'é,日本\n"🎈""🎈",ü\nascii,"x""y"\n'
    const expected = [
      ['é', '日本'],
      ['🎈"🎈', 'ü'],
      ['ascii', 'x"y'],
    ]
    for (const encoding of ['utf-8', 'utf-16le', 'utf-16be'] as const) {
      expect(values(collect(encode(text, encoding), csvLayout(',', encoding), [5, 9]))).toEqual(
        expected,
      )
    }
  })
})

describe('rows that cannot be read', () => {
  it('other numbers of cells than the header', () => {
    const found = read('a,b\n1\n1,2\n1,2,3\n')
    expect(values(found)).toHaveLength(2)
    expect(faults(found)).toEqual([
      ['ragged-row', 4, 1],
      ['ragged-row', 10, 5],
    ])
  })

  it('a last row cut short is a truncation', () => {
    const found = read('a,b\n1,2\n3')
    expect(faults(found)).toEqual([['truncated', 8, 1]])
    expect(found.end.truncated).toBe(true)
  })

  it('an unclosed quote loses one line', () => {
    const found = read('a,b\n1,"x\n2,y\n3,z\n')
    expect(faults(found)).toEqual([['unclosed-quote', 4, 4]])
    expect(values(found)).toEqual([
      ['a', 'b'],
      ['2', 'y'],
      ['3', 'z'],
    ])
    expect(found.end.truncated).toBe(true)
  })

  it('text behind a closing quote loses one line', () => {
    const found = read('a,b\n1,"x" y\n2,"z"\n"open,1\n"p",q\n')
    expect(faults(found)).toEqual([
      ['unclosed-quote', 4, 7],
      ['unclosed-quote', 18, 7],
    ])
    expect(values(found)).toEqual([
      ['a', 'b'],
      ['2', 'z'],
      ['p', 'q'],
    ])
  })

  it('broken encoding', () => {
    const bytes = Buffer.from('a,b\n1,\xe9\n2,\xc3\xa9\n', 'latin1')
    const found = collect(bytes, csvLayout())
    expect(faults(found)).toEqual([['invalid-utf8', 4, 3]])
    expect(values(found)).toEqual([
      ['a', 'b'],
      ['2', 'é'],
    ])
  })

  it('more columns than any export has', () => {
    const found = read(`a,b\n${','.repeat(limits.columns)}\n1,2\n`)
    expect(faults(found)).toEqual([['ragged-row', 4, limits.columns]])
    expect(values(found)).toHaveLength(2)
  })
})

describe('limits', () => {
  const sized = (bytes: number) => `1,"${'x'.repeat(bytes - 4)}"`

  it('record size, to the byte', () => {
    const text = `a,b\n${sized(limits.recordBytes)}\n${sized(limits.recordBytes + 1)}\n1,2\n`
    for (const cuts of [[], [limits.recordBytes, limits.recordBytes * 2]]) {
      const found = collect(Buffer.from(text), csvLayout(), cuts)
      expect(values(found)).toHaveLength(3)
      expect(faults(found)).toEqual([
        ['record-too-large', limits.recordBytes + 5, limits.recordBytes + 1],
      ])
    }
  })

  it('an unclosed quote far from the end loses one line too', () => {
    const line = `2,${'y'.repeat(1000)}\n`
    const lines = Math.ceil(limits.recordBytes / line.length) + 2000
    const found = read(`a,b\n1,"x\n${line.repeat(lines)}`)
    expect(faults(found)).toEqual([['unclosed-quote', 4, 4]])
    expect(values(found)).toHaveLength(lines + 1)
    expect(found.end.truncated).toBe(false)
  })
})
