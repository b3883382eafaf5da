import { array, assert, constantFrom, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Meter, watchOf } from '../../main/engine/service/meter.ts'
import type { JobChange } from '../../main/engine/service/protocol.ts'
import { queryText } from '../../main/engine/service/views/claims.ts'
import { marksIn } from '../../main/engine/service/views/raw.ts'

describe('marks in a record', () => {
  it('cover each place of each value, in order and apart from one another', () => {
    const word = string({
      unit: constantFrom('a', 'b', 'A', 'İ', '"'),
      minLength: 4,
      maxLength: 6,
    })
    assert(
      property(array(word, { maxLength: 20 }), array(word, { maxLength: 4 }), (parts, tokens) => {
        const text = parts.join('-')
        const marks = marksIn(text, tokens)
        for (const token of tokens) {
          const at = text.indexOf(token)
          expect(
            at === -1 || marks.some(([from, to]) => from <= at && to >= at + token.length),
          ).toBe(true)
        }
        const ends = marks.flat()
        expect(ends).toEqual([...new Set(ends)].toSorted((a, b) => a - b))
      }),
    )
  })

  it('find a value in either case of its letters', () => {
    expect(marksIn('KEY=ABCD-12;', ['abcd-12'])).toEqual([[4, 11]])
  })
})

describe('a query with its parameters in place', () => {
  it('leaves question marks of texts and names alone and quotes what it fills in', () => {
    const sql = `select "a?" from "t" where b = ? and c = '?' and d in (?, ?)`
    expect(queryText({ name: 'q', sql, parameters: ["o'neil?", 7, null] })).toBe(
      `select "a?" from "t" where b = 'o''neil?' and c = '?' and d in (7, NULL)`,
    )
  })
})

describe('the progress of a job', () => {
  it('ends where the bytes end, whatever an archive unpacks to', () => {
    const sent: JobChange[] = []
    const meter = new Meter((change) => sent.push(change))
    const watch = watchOf(meter)
    watch.found!(2, 300)
    watch.begin!('/a/b/one.zip', 100)
    watch.sealed!(100)
    watch.parsed!(100)
    watch.begin!('C:\\evidence\\two\u202E.csv', 200)
    watch.parsed!(200)
    watch.settle!()
    meter.flush()
    const last = Object.assign({}, ...sent) as JobChange
    expect(last).toMatchObject({
      phase: 'settle',
      files: 2,
      filesDone: 2,
      bytes: 300,
      bytesDone: 300,
    })
    const names = sent.flatMap(({ at }) => (typeof at === 'string' ? [at] : []))
    for (const name of names) expect(name).not.toMatch(/[\\/](?!u202e)/)
  })
})
