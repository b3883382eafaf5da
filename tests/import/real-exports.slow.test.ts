import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { evv, evvLater, newCase, temporaryFolder } from '../helpers/evv.ts'
import { counters, eventRows, expectBalanced } from '../helpers/ledger.ts'
import type { EventRow, ImportDocument } from '../helpers/ledger.ts'
import {
  data,
  missing,
  title,
  foreign,
  reparse,
  key,
  expectGroups,
  recounted,
  expectSpan,
  exportFiles,
  type Group,
  type Recounts,
} from './second-opinion.ts'

const volume = 'invictus_o365_dataset/auditrecords.csv'
/** Exports of logs, of many records each; Sekoia's are single records and are read all in one case. */
const roots = [
  'elastic_beats_o365',
  'elastic_beats_azure',
  'elastic_integrations',
  'otrf_goldensaml',
  'plaso',
]

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

/** The unique view at once: same operations, same times, one event a group. For files without versions. */
function expectSame(groups: readonly Group[], events: readonly EventRow[]): void {
  const view = groups.map((group) => `${key(group.id, group.operation)} ${group.at}`)
  const seen = events.map(
    (event) => `${key(event.recordId, event.operationRaw)} ${Date.parse(event.at)}`,
  )
  expect(seen.toSorted()).toEqual(view.toSorted())
}

describe.skipIf(missing !== '')(`real exports, one case a file${title}`, () => {
  const files = exportFiles(roots)
  let truth: Recounts['files'] = {}
  let empty = ''

  beforeAll(() => {
    truth = recounted(files).files
    // One case is made and copied, for a case is a folder and `new` would start a process for each file.
    empty = join(temporaryFolder(), 'empty.evcase')
    const made = evv(newCase(empty), foreign)
    expect(made.status, made.stderr).toBe(0)
  }, 60_000)

  it('has the folders', () => {
    expect(files.length).toBeGreaterThanOrEqual(59)
    expect(Object.keys(truth).toSorted()).toEqual(files)
  })

  it.concurrent.each(files)(
    '%s',
    async (file) => {
      const expected = truth[file]
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
      expectSpan(ledger, expected)
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
    expectSame(recounted([volume]).files[volume]!.groups, eventRows(listing))
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
