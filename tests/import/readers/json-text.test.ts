import { describe, expect, it } from 'vitest'
import { readHead, readHeadAs } from '../../../main/engine/import/readers/head.ts'
import { unwrapText } from '../../../main/engine/import/readers/json-text.ts'
import type { Layout } from '../../../main/engine/import/readers/layout.ts'
import { otherHeads } from '../../../main/engine/import/readers/other-heads.ts'
import { collect } from './collect.ts'

const layoutOf = (text: readonly string[], envelope: string | null = null): Layout => ({
  shape: 'json',
  encoding: 'utf-8',
  bomLength: 0,
  json: { envelope, text },
})
const wrapped = (message: string) => JSON.stringify({ input: { message }, expected: { a: 1 } })

describe('the record in a member', () => {
  it('is read, at the place of the record around it', () => {
    const first = wrapped('{"id":"é"}')
    const lines = Buffer.from(`${first}\n  ${wrapped('[{"id":2}]')}\n`)
    expect(collect(lines, layoutOf(['input', 'message'])).entries).toEqual([
      ['json', { id: 'é' }, 0, Buffer.byteLength(first)],
      ['json', { id: 2 }, Buffer.byteLength(first) + 3, wrapped('[{"id":2}]').length],
    ])
  })

  it.each([
    ['text-missing', { input: { other: '{}' } }],
    ['text-missing', { input: { message: { id: 1 } } }],
    ['text-missing', 'text'],
    ['text-not-json', { input: { message: 'Id,Operation\n1,New' } }],
    ['text-not-json', { input: { message: '17' } }],
    ['text-not-json', { input: { message: '[]' } }],
    ['text-not-json', { input: { message: '{"id":1' } }],
    ['text-several', { input: { message: '[{"id":1},{"id":2}]' } }],
    ['text-several', { input: { message: '{"id":1}\n{"id":2}\n' } }],
    ['too-deep', { input: { message: `${'{"a":'.repeat(70)}1${'}'.repeat(70)}` } }],
  ])('%s: %j', (code, value) => {
    const bytes = Buffer.from(JSON.stringify(value))
    expect(collect(bytes, layoutOf(['input', 'message'])).entries).toEqual([
      [code, null, 0, bytes.length],
    ])
  })

  it('has its quotes doubled by Splunk', () => {
    expect(unwrapText({ _raw: '{""Id"":""1""}' }, ['_raw'])).toMatchObject({ value: { Id: '1' } })
  })

  it('is not taken from the prototype', () => {
    expect(unwrapText({}, ['constructor', 'name'])).toEqual({ fault: 'text-missing' })
  })
})

describe('other forms of a file', () => {
  const others = (text: string) => {
    const bytes = Buffer.from(text)
    const heads = otherHeads(bytes, bytes.length, readHead(bytes, bytes.length))
    return heads.flatMap((head) => (head.shape === 'json' ? [head] : []))
  }

  it.each([
    [['input', 'message'], wrapped('{"id":1}')],
    [['message'], '{"message":"{\\"id\\":1}","@timestamp":"t"}'],
    [['_raw'], '{"_raw":"cut"}\n{"_raw":"{\\"id\\":1}"}\n{"_raw":"{\\"id\\":1}"}'],
    [['event', 'original'], '[{"event":{"original":"{\\"id\\":1}"}}]'],
  ])('text in %j', (path, text) => {
    const [first] = others(text)
    expect(first?.json.text).toEqual(path)
    const samples = first?.head.shape === 'json' ? first.head.samples : []
    expect([...new Set(samples.map((sample) => JSON.stringify(sample)))]).toEqual(['{"id":1}'])
  })

  it('keeps the envelope', () => {
    expect(others('{"records":[{"message":"{\\"id\\":1}"}]}')[0]).toMatchObject({
      json: { envelope: 'records', text: ['message'] },
      head: { samples: [{ id: 1 }] },
    })
  })

  it.each([
    ['prose in the member', '{"message":"nothing happened"}'],
    ['mostly no text', '{"message":"{}"}\n{"id":1}\n{"id":2}'],
  ])('none: %s', (_name, text) => {
    expect(others(text).filter(({ json }) => json.text)).toEqual([])
  })

  it('are none of a table, an empty file or an empty list', () => {
    for (const text of ['a,b\n1,2\n', '', '[]']) expect(others(text)).toEqual([])
    expect(readHeadAs(Buffer.from('{}'), 2, { envelope: null, members: true })).toBeNull()
  })
})
