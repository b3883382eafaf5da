import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { archiveLimits } from '../../../main/engine/import/readers/archive-error.ts'
import {
  ArchiveError,
  detectArchive,
  openArchive,
} from '../../../main/engine/import/readers/archive.ts'
import { writeZip, type ZipEntry } from './zip-writer.ts'

const folder = mkdtempSync(join(tmpdir(), 'archive-'))
afterAll(() => rmSync(folder, { recursive: true }))

let files = 0
function put(bytes: Buffer, name = `a${(files += 1)}`): string {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}

type Outcome = {
  members: [name: string, size: number | null, text: string][]
  error: string | null
}

/** What was given out before the error, and the error's code. */
async function unpack(path: string): Promise<Outcome> {
  const members: Outcome['members'] = []
  try {
    for await (const { member, size, stream } of openArchive(path)) {
      const entry: Outcome['members'][number] = [member, size, '']
      members.push(entry)
      for await (const chunk of stream) entry[2] += Buffer.from(chunk).toString()
    }
    return { members, error: null }
  } catch (error) {
    if (error instanceof ArchiveError) return { members, error: error.code }
    throw error
  }
}

const text = (name: string, content = 'x'): ZipEntry => ({ name, data: Buffer.from(content) })
const zeros = Buffer.alloc(archiveLimits.ratioFromBytes + 1)

describe('zip', () => {
  it('gives files in order, folders left out', async () => {
    const entries = [
      text('b/a.json', '{"a":1}'),
      { ...text('b/', ''), mode: 0o040755, stored: true },
      { ...text('é.csv', 'a,b'), stored: true },
    ]
    expect(await unpack(put(writeZip(entries)))).toEqual({
      members: [
        ['b/a.json', 7, '{"a":1}'],
        ['é.csv', 3, 'a,b'],
      ],
      error: null,
    })
  })

  it('goes on when a member is left unread', async () => {
    const path = put(writeZip([text('a'), text('b')]))
    const names: string[] = []
    for await (const { member } of openArchive(path)) names.push(member)
    expect(names).toEqual(['a', 'b'])
  })

  it.each<[string, string, ZipEntry[]]>([
    ['a way up', 'input/zip-name', [text('../a')]],
    ['a way up, hidden', 'input/zip-name', [text('a/../../b')]],
    ['an absolute name', 'input/zip-name', [text('/a')]],
    ['a drive', 'input/zip-name', [text('c:/a')]],
    ['a backslash way up', 'input/zip-name', [text('..\\a')]],
    ['a device name', 'input/zip-name', [text('logs/NUL.json')]],
    ['a trailing dot', 'input/zip-name', [text('a.json.')]],
    ['a control character', 'input/zip-name', [text('a\u0007')]],
    ['names apart in case only', 'input/zip-name-collision', [text('A.json'), text('a.JSON')]],
    ['the same name twice', 'input/zip-name-collision', [text('a'), text('a')]],
    ['a symbolic link', 'input/zip-symlink', [{ ...text('a', '/etc/passwd'), mode: 0o120777 }]],
    ['a device', 'input/zip-symlink', [{ ...text('a', ''), mode: 0o060600 }]],
    ['an encrypted file', 'input/zip-encrypted', [{ ...text('a'), flags: 1 }]],
    ['an unknown method', 'input/zip-method', [{ ...text('a'), claim: { method: 14 } }]],
    ['an archive by name', 'input/zip-nested', [text('a.zip')]],
    ['overlapping files', 'input/zip-overlap', [text('a'), { ...text('b'), claim: { at: 1 } }]],
    ['a bomb that says so', 'input/zip-ratio', [{ name: 'a', data: zeros }]],
    [
      'a total beyond the limit',
      'input/zip-too-large',
      Array.from({ length: 13 }, (_, index) => ({
        ...text(`a${index}`, 'x'.repeat(64)),
        claim: { size: 0xffff_fff0, packed: 0x1000_0000 },
      })),
    ],
  ])('%s: nothing is given out', async (_name, error, entries) => {
    expect(await unpack(put(writeZip([text('first'), ...entries])))).toEqual({ members: [], error })
  })

  it('too many entries', async () => {
    const entries = Array.from({ length: archiveLimits.entries + 1 }, (_, index) =>
      text(`${index}`),
    )
    expect((await unpack(put(writeZip(entries)))).error).toBe('input/zip-too-many-entries')
  })

  it.each<[string, string, ZipEntry]>([
    ['an archive by content', 'input/zip-nested', { name: 'a.json', data: gzipSync('x') }],
    ['a wrong checksum', 'input/zip-corrupt', { ...text('a'), claim: { crc: 1 } }],
    ['a size that lies', 'input/zip-corrupt', { name: 'a', data: zeros, claim: { size: 5 } }],
  ])('%s is found while reading', async (_name, error, entry) => {
    expect((await unpack(put(writeZip([text('first'), entry])))).error).toBe(error)
  })

  it('a cut or damaged file', async () => {
    const bytes = writeZip([text('a', 'x'.repeat(1000)), text('b')])
    expect((await unpack(put(bytes.subarray(0, -10)))).error).toBe('input/zip-corrupt')
    for (let at = 4; at < bytes.length; at += 1) {
      const damaged = Buffer.from(bytes)
      damaged[at] = (damaged[at] ?? 0) ^ 0xff
      const outcome = await unpack(put(damaged, 'damaged'))
      if (outcome.error !== null) expect(outcome.error).toMatch(/^input\/(zip|archive)-/)
    }
  })
})

describe('gzip', () => {
  const packed = gzipSync('abcabcabc, and so on')
  const damaged = Buffer.from(packed).fill(0xff, 12, 15)

  it('gives its one member, concatenated parts joined', async () => {
    const path = put(Buffer.concat([gzipSync('{"a":1}\n'), gzipSync('{"a":2}\n')]), 'ual.json.gz')
    expect(await unpack(path)).toEqual({
      members: [['ual.json', null, '{"a":1}\n{"a":2}\n']],
      error: null,
    })
  })

  it('gives what there is of a truncated file, then says so', async () => {
    const content = Array.from({ length: 20_000 }, (_, index) => `{"a":${index * 7919}}\n`).join('')
    const bytes = gzipSync(content)
    const outcome = await unpack(put(bytes.subarray(0, -20)))
    expect(outcome.error).toBe('input/gzip-truncated')
    const given = outcome.members[0]?.[2] ?? ''
    expect(given.length).toBeGreaterThan(10_000)
    expect(content.startsWith(given)).toBe(true)
  })

  it.each([
    ['damage', 'input/gzip-corrupt', damaged],
    ['text behind the end', 'input/gzip-corrupt', Buffer.concat([packed, Buffer.from('rest')])],
    [
      'data behind padding',
      'input/gzip-trailing-bytes',
      Buffer.concat([packed, Buffer.alloc(9), packed]),
    ],
    ['padding', null, Buffer.concat([packed, Buffer.alloc(70_000)])],
    ['an archive within', 'input/gzip-nested', gzipSync(writeZip([text('a')]))],
    ['a bomb', 'input/gzip-ratio', gzipSync(Buffer.alloc(64 * 1024 * 1024), { level: 9 })],
  ])('%s', async (_name, error, bytes) => {
    expect((await unpack(put(bytes))).error).toBe(error)
  })
})

describe('detectArchive', () => {
  it('goes by the first bytes', async () => {
    expect(await detectArchive(put(writeZip([text('a')])))).toBe('zip')
    expect(await detectArchive(put(writeZip([])))).toBe('zip')
    expect(await detectArchive(put(gzipSync('a')))).toBe('gzip')
    expect(await detectArchive(put(Buffer.from('{"a":1}')))).toBeNull()
    const sevenZip = put(Buffer.of(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c))
    expect(await detectArchive(sevenZip)).toBe('7z')
    expect((await unpack(sevenZip)).error).toBe('input/archive-unknown')
  })
})
