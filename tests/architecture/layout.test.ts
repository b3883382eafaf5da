import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { version } from '#shared'
import { decisionComplaints, lineLimit, nameComplaints, sizeComplaints } from './layout.ts'
import { sizeExceptions } from './size-exceptions.ts'
import { root, sourceFiles } from './source-files.ts'

function countLines(path: string): number {
  return readFileSync(join(root, path), 'utf8').trimEnd().split('\n').length
}

describe('layout', () => {
  it('keeps source files short or excepted with a reason', () => {
    const counts = Object.fromEntries(sourceFiles().map((path) => [path, countLines(path)]))
    expect(sizeComplaints(counts, sizeExceptions)).toEqual([])
  })

  it('names source files in kebab-case', () => {
    expect(nameComplaints(sourceFiles())).toEqual([])
  })

  it('has one version', () => {
    const { version: packaged } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      version: string
    }
    expect(version).toBe(packaged)
  })

  it('numbers decision records', () => {
    const names = readdirSync(join(root, 'docs', 'adr'))
    expect(names.length).toBeGreaterThan(0)
    expect(decisionComplaints(names)).toEqual([])
  })
})

describe('the layout check', () => {
  it.each([
    [{ 'a.ts': lineLimit + 1 }, {}],
    [{ 'a.ts': lineLimit }, { 'a.ts': 'one table' }],
    [{}, { 'a.ts': 'one table' }],
    [{ 'a.ts': lineLimit + 1 }, { 'a.ts': ' ' }],
  ])('bites on sizes %j with exceptions %j', (counts, exceptions) => {
    expect(sizeComplaints(counts, exceptions)).toHaveLength(1)
  })

  it('lets a short file and an excepted long one stand', () => {
    const counts = { 'a.ts': lineLimit, 'b.ts': lineLimit + 1 }
    expect(sizeComplaints(counts, { 'b.ts': 'one table' })).toEqual([])
  })

  it.each([
    [['1-node.md']],
    [['0001-Node.md']],
    [['0001_node.md']],
    [['0001-node.txt']],
    [['notes.md']],
    [['0001-node.md', '0001-sqlite.md']],
  ])('bites on decision records %j', (names) => {
    expect(decisionComplaints(names)).toHaveLength(1)
  })

  it.each([['main/engine/caseDb.ts'], ['main/Engine/db.ts'], ['main/engine/case_db.ts']])(
    'bites on the name %s',
    (path) => {
      expect(nameComplaints([path])).toHaveLength(1)
    },
  )
})
