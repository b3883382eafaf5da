import { createHash } from 'node:crypto'
import { closeSync, openSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { createCase } from '../../../main/engine/case/case.ts'
import { splitRanges } from '../../../main/engine/import/ranges.ts'
import { evv } from '../../helpers/evv.ts'
import { tempFolders } from '../../helpers/temp-folder.ts'

const folder = tempFolders('ranges')
const padding = 'x'.repeat(900)

const record = (index: number) => ({
  CreationTime: new Date(Date.UTC(2026, 0, 1) + index * 1_000).toISOString().slice(0, 19),
  Id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
  Operation: 'FileAccessed',
  RecordType: 6,
  OrganizationId: '11111111-1111-4111-8111-111111111111',
  UserId: `user${index % 70}@test.example`,
  ObjectId: `https://test.example/${index % 900}/${padding}`,
})

/** 60,000 records, about 70 MB: enough for two parsers. */
function write(name: string, lines: (index: number) => string): string {
  const path = join(folder(), name)
  const file = openSync(path, 'w')
  for (let index = 0; index < 60_000; index += 1) writeSync(file, lines(index))
  closeSync(file)
  return path
}

function eventsOf(input: string): { digest: string; records: number; warnings: unknown[] } {
  const path = join(folder(), 'a.evcase')
  createCase(path, {
    name: 'x',
    tenants: ['test.example'],
    incidentStart: 0,
    containedAt: 1,
    observedUntil: 2,
    frozenAt: null,
    policy: 'bec-30',
  })
  const done = evv(['import', path, input, '--json'])
  expect(done.status, done.stderr).toBe(0)
  const { files } = done.json<{ files: { records: number; warnings: unknown[] }[] }>()
  const rows = evv(['events', path]).stdout.replaceAll(/,"raws":.*$/gm, '')
  return {
    digest: createHash('sha256').update(rows).digest('hex'),
    records: files[0]!.records,
    warnings: files[0]!.warnings,
  }
}

const form = {
  layout: { encoding: 'utf-8', bomLength: 0, shape: 'json', json: { envelope: null } },
  head: { shape: 'json', samples: [] },
} as const

const header = ['RecordType', 'CreationDate', 'UserIds', 'Operations', 'AuditData', 'Identity']
const table = {
  layout: {
    encoding: 'utf-8',
    bomLength: 0,
    shape: 'csv',
    csv: { delimiter: ',', skipLines: 0 },
  },
  head: { shape: 'csv', header, rows: [] },
} as const

const quoted = (cells: readonly string[]) =>
  cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')

/** A row as Search-UnifiedAuditLog gives it; what follows stands in its last cell. */
function row(index: number, identity = ''): string {
  const data = record(index)
  const head = index === 0 ? `${quoted(header)}\r\n` : ''
  const cells = ['6', '1/25/2026 1:02:03 PM', data.UserId, data.Operation, JSON.stringify(data)]
  return `${head}${quoted([...cells, identity])}\r\n`
}

/** The same in an archive, which one parser reads from its beginning. */
function zipped(path: string): string {
  const packed = `${path}.gz`
  writeFileSync(packed, gzipSync(readFileSync(path), { level: 1 }))
  return packed
}

describe('a file that two parsers share', () => {
  it('gives the events that one parser finds, whatever lies at the middle', () => {
    const lines = write('lines.json', (index) => `${JSON.stringify(record(index))}\n`)
    expect(splitRanges(lines, form, 70_000_000)).toHaveLength(2)
    // Objects over several lines, each with a line of its own that looks like a record.
    const pretty = write(
      'pretty.json',
      (index) => `{"AuditData":\n${JSON.stringify(record(index))}\n}\n`,
    )
    expect(splitRanges(pretty, form, 70_000_000)).toHaveLength(2)
    const array = write('array.json', (index) => {
      const end = index === 59_999 ? '\n]' : ','
      return `${index === 0 ? '[' : ''}\n${JSON.stringify(record(index))}${end}`
    })
    const shared = eventsOf(lines)
    expect(shared).toMatchObject({ records: 60_000, warnings: [] })
    expect(eventsOf(array)).toEqual(shared)
    expect(eventsOf(pretty)).toEqual(shared)
  }, 240_000)

  it('does so for a table, also where rows lie within its cells', () => {
    const plain = write('plain.csv', (index) => row(index))
    expect(splitRanges(plain, table, 70_000_000)).toHaveLength(2)
    // The middle lies in a cell of many lines, each of which looks like a row.
    const lines = '6,a,b,c,{},d\n'.repeat(160_000)
    const nested = write('nested.csv', (index) =>
      row(index, index >= 29_990 && index < 30_010 ? `\n${lines}` : ''),
    )
    expect(splitRanges(nested, table, statSync(nested).size)).toHaveLength(2)
    const shared = eventsOf(plain)
    expect(shared).toMatchObject({ records: 60_000, warnings: [] })
    expect(eventsOf(zipped(plain))).toEqual(shared)
    expect(eventsOf(nested)).toEqual(shared)
  }, 240_000)
})
