import { describe, expect, it } from 'vitest'
import { openReader } from '../../../main/engine/import/readers/layout.ts'
import { limits } from '../../../main/engine/import/record.ts'
import { csvLayout, jsonLayout } from './collect.ts'

const megabyte = 1024 * 1024
const lineMegabytes = 64

/** Feeds `before`, 64 MB of `filler` without a line end, then `after`; tells what came and what was held. */
function feed(
  layout: Parameters<typeof openReader>[0],
  before: string,
  filler: string,
  after: string,
) {
  const records: unknown[] = []
  const bad: [string, number, number][] = []
  const reader = openReader(layout, {
    json: (value) => void records.push(value),
    row: (cells) => void records.push(cells),
    bad: (code, offset, length) => void bad.push([code, offset, length]),
  })
  const chunk = Buffer.alloc(megabyte, filler)
  const held = () => process.memoryUsage().arrayBuffers + process.memoryUsage().heapUsed
  const start = held()
  let most = 0
  reader.push(Buffer.from(before))
  for (let round = 0; round < lineMegabytes; round += 1) {
    reader.push(chunk)
    most = Math.max(most, held() - start)
  }
  reader.push(Buffer.from(after))
  return { records, bad, end: reader.end(), most }
}

describe('a line of 64 MB', () => {
  const size = lineMegabytes * megabyte

  it.each([
    ['one string', '{"a":"', 'x', '"}\n{"n":1}\n'],
    ['an array of numbers', '{"a":[1', ',1', ']}\n{"n":1}\n'],
    ['escaped quotes', '{"a":"', '\\"', '"}\n{"n":1}\n'],
    ['digits', '', '1', '\n{"n":1}\n'],
    ['NUL bytes', '', '\0', '\n{"n":1}\n'],
  ])('JSON, %s: one entry with its full range', (_name, before, filler, after) => {
    const found = feed(jsonLayout(), before, filler, after)
    const length = before.length + size + after.indexOf('\n')
    expect(found.bad).toEqual([['record-too-large', 0, length]])
    expect(found.records).toEqual([{ n: 1 }])
    expect(found.most).toBeLessThan(200 * megabyte)
  })

  it.each([
    ['a quoted cell', '1,"', 'x', '"\n1,2\n'],
    ['an unquoted cell', '1,', 'x', '\n1,2\n'],
    ['doubled quotes', '1,"', '""', '"\n1,2\n'],
  ])('CSV, %s: one entry with its full range', (_name, before, filler, after) => {
    const found = feed(csvLayout(), `a,b\n${before}`, filler, after)
    const length = before.length + size + after.indexOf('\n')
    expect(found.bad).toEqual([['record-too-large', 4, length]])
    expect(found.records).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ])
    expect(found.most).toBeLessThan(200 * megabyte)
  })

  it('is cut off by the end of the file', () => {
    const found = feed(jsonLayout(), '{"a":"', 'x', '')
    expect(found.bad).toEqual([['record-too-large', 0, size + 6]])
    expect(found.end.truncated).toBe(true)
  })

  it('is larger than a record may be', () => {
    expect(size).toBeGreaterThan(limits.recordBytes)
  })
})
