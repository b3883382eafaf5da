import { cpSync, existsSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { evv, evvLater, newCase, run, runLater, temporaryFolder } from '../helpers/evv.ts'
import { counters, eventRows, expectBalanced } from '../helpers/ledger.ts'
import type { EventRow, FileLedger, ImportDocument } from '../helpers/ledger.ts'

/**
 * The product against a second opinion (tests/oracle, Python) over real exports.
 *
 * The oracle's rule for what a file holds is deliberately simple. Records with one (record id, time,
 * operation) form a group; copies of equal content are one version. A group of one version is exactly one
 * event. A group of several versions is at least one event and at most one per version, because whether
 * two versions merge or collide depends on which fields conflict, which is the product's to judge; when it
 * keeps them apart it must say so (`id-collision`). Either way every version beyond the first copy counts as
 * imported or merged, and keeps its bytes; equal copies count as duplicates.
 */

const data = fileURLToPath(new URL('../../../shared/data/', import.meta.url))
const oracle = fileURLToPath(new URL('../oracle/', import.meta.url))
const roots = [
  'elastic_beats_o365',
  'elastic_beats_azure',
  'elastic_integrations/azure',
  'elastic_integrations/o365',
  'otrf_goldensaml',
  'plaso',
]
const volume = 'invictus_o365_dataset/auditrecords.csv'

const missing = [
  ...(existsSync(data) ? [] : ['../shared/data is absent']),
  ...(havePython() ? [] : ['python3 is absent']),
].join(', ')
const title = missing === '' ? '' : ` (not run: ${missing})`

/** A zone with a half-hour offset and a locale with its own letter case: neither may reach an event. */
const foreign = { env: { TZ: 'America/St_Johns', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' } }

type Group = {
  id: string | null
  at: number
  operation: string
  also: number[]
  doubtful: boolean
  copies: number
  versions: number
}

type Recount = { records: number; unreadable: string[]; times: number[]; groups: Group[] }

type Reparsed = {
  events: number
  raws: number
  files: number
  mismatched: number
  mismatches: string[]
}

function havePython(): boolean {
  try {
    return run('python3', ['--version']).status === 0
  } catch {
    return false
  }
}

function exportFiles(): string[] {
  if (missing !== '') return []
  return roots
    .flatMap((root) => readdirSync(join(data, root), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(data, join(entry.parentPath, entry.name)))
    .toSorted()
}

async function reparse(casePath: string, events: string): Promise<Reparsed> {
  const done = await runLater('python3', ['-B', join(oracle, 'reparse.py'), casePath], {
    input: events,
  })
  const result = done.json<Reparsed>()
  expect(result.mismatches, done.stderr).toEqual([])
  expect(done.status, done.stderr).toBe(0)
  return result
}

function key(id: string | null | undefined, operation: string | undefined): string {
  return JSON.stringify([id ?? null, operation ?? ''])
}

function twice(file: FileLedger): boolean {
  return file.warnings.some((warning) => warning.code === 'already-imported')
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

/** Counts each group's events and takes them away; what is left belongs to no record of the file. */
function expectGroups(
  groups: readonly Group[],
  events: readonly EventRow[],
  collisionSaid: boolean,
): void {
  const left = new Set(events)
  for (const group of groups) {
    const times = new Set([group.at, ...group.also])
    const found = [...left].filter(
      (event) =>
        key(event.recordId, event.operationRaw) === key(group.id, group.operation) &&
        times.has(Date.parse(event.at)),
    )
    for (const event of found) left.delete(event)
    const label = `events of ${key(group.id, group.operation)} at ${group.at}`
    expect(found.length, label).toBeGreaterThanOrEqual(group.doubtful ? 0 : 1)
    expect(found.length, label).toBeLessThanOrEqual(group.versions)
    if (found.length > 1) expect(collisionSaid, `${label}: id-collision`).toBe(true)
  }
  expect([...left], 'events of no record').toEqual([])
}

/** The unique view at once: same operations, same times, one event a group. For files without versions. */
function expectSame(groups: readonly Group[], events: readonly EventRow[]): void {
  const view = groups.map((group) => `${key(group.id, group.operation)} ${group.at}`)
  const seen = events.map(
    (event) => `${key(event.recordId, event.operationRaw)} ${Date.parse(event.at)}`,
  )
  expect(seen.toSorted()).toEqual(view.toSorted())
}

function recounted(paths: readonly string[]): Map<string, Recount> {
  const done = run('python3', ['-B', join(oracle, 'recount.py'), ...paths], { cwd: data })
  return new Map(Object.entries(done.json<Record<string, Recount>>()))
}

describe.skipIf(missing !== '')(`real exports, one case a file${title}`, () => {
  const files = exportFiles()
  let truth = new Map<string, Recount>()
  let empty = ''

  beforeAll(() => {
    truth = recounted(files)
    // One case is made and copied, for a case is a folder and `new` would start a process for each file.
    empty = join(temporaryFolder(), 'empty.evcase')
    const made = evv(newCase(empty), foreign)
    expect(made.status, made.stderr).toBe(0)
  }, 60_000)

  it('has the six folders', () => {
    expect(files.length).toBeGreaterThanOrEqual(57)
    expect([...truth.keys()].toSorted()).toEqual(files)
  })

  it.concurrent.each(files)(
    '%s',
    async (file) => {
      const expected = truth.get(file)
      if (!expected) throw new Error('the oracle did not read the file')
      const casePath = join(temporaryFolder(), 'one.evcase')
      cpSync(empty, casePath, { recursive: true })

      const imported = await evvLater(['import', casePath, join(data, file), '--json'], foreign)
      expect(imported.status, imported.stderr).toBe(0)
      const document = imported.json<ImportDocument>()
      expectBalanced(document)
      expect(document.files).toHaveLength(1)
      const ledger = document.files[0]!
      const versions = sum(expected.groups.map((group) => group.versions))
      const doubtful = sum(expected.groups.map((group) => (group.doubtful ? group.versions : 0)))
      expect(ledger.records).toBe(expected.records)
      expect(ledger.ignored).toBe(0)
      const setAside = ledger.quarantined - expected.unreadable.length
      expect(setAside).toBeGreaterThanOrEqual(0)
      expect(setAside).toBeLessThanOrEqual(doubtful)
      expect(ledger.imported + ledger.merged).toBe(versions - setAside)

      const listing = await evvLater(['events', casePath, '--format', 'ndjson', '--raw'], foreign)
      const events = eventRows(listing)
      expect(events).toHaveLength(ledger.imported)
      const said = ledger.warnings.some((warning) => warning.code === 'id-collision')
      expectGroups(expected.groups, events, said)
      const result = await reparse(casePath, listing.stdout)
      expect(result.events).toBe(ledger.imported)
      expect(result.raws).toBe(ledger.imported + ledger.merged)
      if (file.includes('ip-formats')) {
        // One id over an IPv4 and an IPv6 caller: a single event would lose one of the two in silence.
        expect(events.length).toBeGreaterThanOrEqual(2)
      }
    },
    120_000,
  )
})

describe.skipIf(missing !== '')(`real exports, all in one case${title}`, () => {
  it('imports the folders at once, and every event leads back to its bytes', async () => {
    const casePath = join(temporaryFolder(), 'all.evcase')
    expect(evv(newCase(casePath), foreign).status).toBe(0)
    const paths = roots.map((root) => join(data, root))
    const imported = await evvLater(['import', casePath, ...paths, '--json'], foreign)
    expect(imported.status, imported.stderr).toBe(0)
    const document = imported.json<ImportDocument>()
    expectBalanced(document)

    const truth = recounted(exportFiles())
    const told = document.files.map((file) => relative(data, file.path))
    expect(told.toSorted()).toEqual([...truth.keys()].toSorted())
    // Two of the files have the same bytes under two names: the second adds nothing and says so.
    expect(document.files.filter(twice)).toHaveLength(1)
    for (const file of document.files.filter((entry) => !twice(entry))) {
      expect(file.records, file.path).toBe(truth.get(relative(data, file.path))?.records)
    }

    const listing = await evvLater(['events', casePath, '--format', 'ndjson', '--raw'], foreign)
    const result = await reparse(casePath, listing.stdout)
    expect(result.events).toBe(document.totals.imported)
    expect(result.raws).toBe(document.totals.imported + document.totals.merged)
    const ids = eventRows(listing).map((event) => event.id)
    expect(new Set(ids).size).toBe(ids.length)
  }, 120_000)
})

describe.skipIf(missing !== '')(`${volume}${title}`, () => {
  const casePath = () => join(folder, 'volume.evcase')
  const source = join(data, volume)
  let folder = ''
  let first: ImportDocument

  beforeAll(async () => {
    folder = temporaryFolder()
    expect(evv(newCase(casePath()), foreign).status).toBe(0)
    const imported = await evvLater(['import', casePath(), source, '--json'], foreign)
    expect(imported.status, imported.stderr).toBe(0)
    first = imported.json<ImportDocument>()
  }, 120_000)

  it('accounts for every row', () => {
    expectBalanced(first)
    expect(counters(first.files[0]!)).toEqual({
      records: 9611,
      imported: 5373,
      duplicate: 4235,
      merged: 0,
      quarantined: 3,
      ignored: 0,
    })
  })

  it('has the events that the oracle counts, each leading back to its row', async () => {
    const listing = await evvLater(['events', casePath(), '--format', 'ndjson', '--raw'], foreign)
    expectSame(recounted([volume]).get(volume)!.groups, eventRows(listing))
    expect(await reparse(casePath(), listing.stdout)).toMatchObject({ events: 5373, raws: 5373 })
  }, 120_000)

  it('adds nothing when the same file comes again, and says so', async () => {
    const again = await evvLater(['import', casePath(), source, '--json'], foreign)
    expect(again.status, again.stderr).toBe(0)
    const document = again.json<ImportDocument>()
    expectBalanced(document)
    expect(document.totals.imported).toBe(0)
    expect(document.totals.merged).toBe(0)
    expect(document.files.map((file) => file.warnings.map((warning) => warning.code))).toEqual([
      expect.arrayContaining(['already-imported']),
    ])
    const listing = await evvLater(['events', casePath(), '--format', 'ndjson'], foreign)
    expect(eventRows(listing)).toHaveLength(5373)
  }, 120_000)
})
