import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  headBytes,
  readHead,
  readHeadOf,
  widestHeadBytes,
  type HeadResult,
} from '../../../main/engine/import/readers/head.ts'
import { besideCheckout, encode } from './collect.ts'

const whole = (text: string | Buffer): HeadResult => {
  const bytes = Buffer.from(text)
  return readHead(bytes, bytes.length)
}
const samples = (result: HeadResult): readonly unknown[] | null =>
  'head' in result && result.head.shape === 'json' ? result.head.samples : null

describe('JSON', () => {
  it('lines, and no more than twenty', () => {
    const result = whole('{"a":1}\n'.repeat(50))
    expect(result).toMatchObject({ shape: 'json', encoding: 'utf-8', json: { envelope: null } })
    expect(samples(result)).toHaveLength(20)
    expect(result).not.toHaveProperty('empty')
  })

  it.each([
    ['value', '{"@odata.context":"c","value":[{"a":1}]}'],
    ['records', '{"records":[{"a":1}]}\n{"records":[{"a":2}]}'],
    ['events', '{\n  "events": [\n    {"a": 1}\n  ]\n}'],
    ['records', '[{"records":[{"a":1}]},{"records":[{"a":2}]}]'],
    ['value', '{"x":{"records":[{}]},"value":[{"a":1}],"events":[{"b":1}]}'],
    [null, '{"a":1,"value":["x"]}'],
    [null, '{"a":1,"value":{"events":[{}]}}'],
    [null, '[{"a":1,"value":[{"b":1}]}]'],
  ])('envelope %s of %s', (envelope, text) => {
    expect(whole(text)).toMatchObject({ shape: 'json', json: { envelope } })
  })

  it('an empty list is known, and empty', () => {
    expect(whole('[]')).toMatchObject({ shape: 'json', empty: true })
    expect(whole('{"value":[]}')).toMatchObject({ json: { envelope: 'value' }, empty: true })
  })

  it('a record that does not fit', async () => {
    const record = `{"value":[{"a":"${'x'.repeat(headBytes)}"},{"b":1}]}`
    const huge = Buffer.from(`[{"a":"${'x'.repeat(widestHeadBytes)}"}]`)
    const reads: number[] = []
    const read = (bytes: Buffer) => (length: number) => {
      reads.push(length)
      return bytes.subarray(0, length)
    }
    const bytes = Buffer.from(record)
    expect(readHead(bytes.subarray(0, headBytes), bytes.length)).toEqual({
      unrecognised: 'no-record-in-head',
    })
    const result = await readHeadOf(read(bytes), bytes.length)
    expect(result).toMatchObject({ json: { envelope: 'value' } })
    expect(samples(result)).toHaveLength(2)
    expect(await readHeadOf(read(huge), huge.length)).toEqual({ unrecognised: 'no-record-in-head' })
    expect(reads).toEqual([headBytes, widestHeadBytes, headBytes, widestHeadBytes])
  })
})

describe('CSV', () => {
  it.each([
    [',', 0, 'a,b\n1,"x;y;z"\n'],
    [';', 0, 'a;b;c\n1,5;2,5;3,5\n'],
    ['\t', 0, 'a\tb\n1,2\t3;4\n'],
    [',', 1, '#TYPE Selected.System.Object\r\n"a","b"\r\n"1","2"\r\n'],
    [';', 1, 'sep=;\r\na;b,c\r\n1;2\r\n'],
    [',', 0, 'UserPrincipalName\nx@example.org\n'],
  ])('delimiter %j after %d lines', (delimiter, skipLines, text) => {
    for (const encoding of ['utf-8', 'utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'] as const) {
      const bytes = encode(`\ufeff${text}`, encoding)
      const result = readHead(bytes, bytes.length)
      expect(result).toMatchObject({ shape: 'csv', encoding, csv: { delimiter, skipLines } })
    }
  })

  it('gives the header and up to twenty whole rows', () => {
    const text = `a,b\n${'1,2\n'.repeat(30)}1,`
    expect(readHead(Buffer.from(text), 10_000)).toMatchObject({
      head: {
        shape: 'csv',
        header: ['a', 'b'],
        rows: Array.from({ length: 20 }, () => ['1', '2']),
      },
    })
    expect(readHead(Buffer.from('a,b\n1,2\n3,'), 10_000)).toMatchObject({
      head: { rows: [['1', '2']] },
    })
  })

  it('a header alone is empty', () => {
    expect(whole('a,b\r\n')).toMatchObject({ head: { header: ['a', 'b'], rows: [] }, empty: true })
    expect(readHead(Buffer.from('a,b\r\n'), 100)).not.toHaveProperty('empty')
  })
})

describe('ANSI', () => {
  it.each([
    ['csv', 'Prénom,Nom – “x”\n1,2\n'],
    ['json', '[{"Prénom":"Zoë"}]'],
  ])('%s that is no UTF-8 and has no sequence of it', (shape, text) => {
    expect(whole(encode(text, 'windows-1252'))).toMatchObject({ shape, encoding: 'windows-1252' })
    expect(whole(text)).toMatchObject({ shape, encoding: 'utf-8' })
  })

  it('UTF-8 with one broken byte stays UTF-8', () => {
    const bytes = Buffer.concat([Buffer.from('a,b\n1,é\n2,'), Buffer.of(0xe9), Buffer.from('\n')])
    expect(whole(bytes)).toMatchObject({ encoding: 'utf-8', head: { rows: [['1', 'é']] } })
  })
})

describe('what is not recognised', () => {
  it.each([
    ['empty', ''],
    ['empty', '\ufeff \r\n'],
    ['not-text', 'SQLite format 3\0\u0010\0'],
    ['unknown-encoding', Buffer.from('Pr\xe9nom,Nom \xc3\xa9\n1,2\n', 'latin1')],
    ['unknown-encoding', Buffer.from('Pr\xe9nom,Nom \x81\n1,2\n', 'latin1')],
    ['unreadable-header', '"a"b,c\n1,2\n'],
    ['not-json', '[section]\nkey=value\n'],
    ['not-json', '{key: value}\n'],
  ])('%s', (unrecognised, content) => {
    expect(whole(content)).toEqual({ unrecognised })
  })

  it('a line that never ends', () => {
    expect(readHead(Buffer.alloc(headBytes, 'x'), 1e9)).toEqual({
      unrecognised: 'no-record-in-head',
    })
  })
})

const data = besideCheckout('data')

describe.skipIf(data === null)('real exports', () => {
  const read = (path: string) => {
    const bytes = readFileSync(join(data!, path))
    return readHead(bytes.subarray(0, widestHeadBytes), bytes.length)
  }

  it.each([
    [
      'invictus_o365_dataset/auditrecords.csv',
      { shape: 'csv', csv: { delimiter: ',', skipLines: 0 } },
    ],
    ['plaso/microsoft_audit_log.jsonl', { shape: 'json', json: { envelope: null } }],
    ['otrf_goldensaml/AADAuditEvents.json', { shape: 'json', json: { envelope: null } }],
  ])('%s', (path, layout) => {
    expect(read(path)).toMatchObject(layout)
  })

  it('tenant snapshots, byte order marks and UTF-16 among them', () => {
    const names = readdirSync(join(data!, 'scubagear')).filter((name) => name.startsWith('Mock'))
    const heads = names.map((name) => read(`scubagear/${name}`))
    expect(heads.every((head) => (samples(head)?.length ?? 0) > 0)).toBe(true)
    expect(new Set(heads.map((head) => ('encoding' in head ? head.encoding : 'none')))).toContain(
      'utf-16le',
    )
  })
})
