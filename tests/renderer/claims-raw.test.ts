import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatJson } from '../../renderer/screens/claims/format-json.ts'
import { segmentsOf, visibleLines } from '../../renderer/screens/claims/segments.ts'
import { sqlLines } from '../../renderer/screens/claims/sql-lines.ts'

/** Everything but blanks outside strings. */
const tokens = (json: string) => json.match(/"(?:[^"\\]|\\.)*"|[^\s"]/g)?.join('')

describe('JSON laid out for reading', () => {
  it('adds lines and indents', () => {
    expect(formatJson('{"a":[1,{"b":null}],"c":[],"d":{}}', [])?.text).toBe(
      [
        '{',
        '  "a": [',
        '    1,',
        '    {',
        '      "b": null',
        '    }',
        '  ],',
        '  "c": [],',
        '  "d": {}',
        '}',
      ].join('\n'),
    )
  })

  it('keeps what parsing and printing would lose', () => {
    const text = '{"id":12345678901234567890,"id":1.0,"e":"\\u00e9 {\\"x\\": [1, 2]}"}'
    const laidOut = formatJson(text, [])!.text
    expect(tokens(laidOut)).toBe(text)
  })

  it('changes nothing but blanks between tokens, and settles', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const once = formatJson(text, [])!.text
        expect(tokens(once)).toBe(tokens(text))
        expect(formatJson(once, [])!.text).toBe(once)
      }),
    )
  })

  it('moves marks along with what they mark', () => {
    const text = '{ "key" : "7f3a" ,\n"ip":"203.0.113.77"}'
    const marks = ['7f3a', '203.0.113.77'].map(
      (value) => [text.indexOf(value), text.indexOf(value) + value.length] as const,
    )
    const laidOut = formatJson(text, marks)!
    expect(laidOut.marks.map(([from, to]) => laidOut.text.slice(from, to))).toEqual([
      '7f3a',
      '203.0.113.77',
    ])
  })

  it('carries a mark over several tokens and drops one on blanks', () => {
    const text = '{"a":1,   "b":2}'
    const laidOut = formatJson(text, [
      [1, 6],
      [8, 9],
    ])!
    expect(laidOut.marks.map(([from, to]) => laidOut.text.slice(from, to))).toEqual(['"a": 1'])
  })

  it.each(['', 'a,b,"{""x"":1}"', '{"a":1', '{"a":1}{"b":2}'])('refuses %j', (text) => {
    expect(formatJson(text, [])).toBeNull()
  })
})

describe('a record cut at its marks', () => {
  it('loses and repeats nothing, whatever the marks', () => {
    const mark = fc.tuple(fc.nat(40), fc.nat(40))
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.array(mark), (text, marks) => {
        const segments = segmentsOf(text, marks)
        expect(segments.map((segment) => segment.text).join('')).toBe(text)
      }),
    )
  })

  it('marks what the marks say, once where they overlap', () => {
    const segments = segmentsOf('abcdefgh', [
      [4, 6],
      [1, 3],
      [2, 5],
    ])
    expect(segments).toEqual([
      { text: 'a', isMarked: false },
      { text: 'bc', isMarked: true },
      { text: 'de', isMarked: true },
      { text: 'f', isMarked: true },
      { text: 'gh', isMarked: false },
    ])
  })

  it('shows what is invisible and keeps its lines', () => {
    expect(visibleLines('a\tb\r\nc\u202ed\u0000\re')).toBe('a\tb\nc\\u202ed\\u0000\\u000de')
  })
})

describe('a query in lines', () => {
  it('breaks at clauses, deeper within brackets, never within quotation marks', () => {
    const sql = `select "from x" from "event" where ("ip" = ' and ''or'' ' or "at" > 1) order by "at"`
    expect(sqlLines(sql)).toBe(
      [
        'select "from x"',
        'from "event"',
        `where ("ip" = ' and ''or'' '`,
        '  or "at" > 1)',
        'order by "at"',
      ].join('\n'),
    )
  })
})
