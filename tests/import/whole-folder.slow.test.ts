import { join, relative } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { ignoredTexts } from '#shared'
import { evv, evvLater, newCase, temporaryFolder, type Outcome } from '../helpers/evv.ts'
import { eventRows, expectBalanced } from '../helpers/ledger.ts'
import type { ImportDocument } from '../helpers/ledger.ts'
import {
  data,
  missing,
  title,
  foreign,
  exceptions,
  reparse,
  twice,
  expectGroups,
  recounted,
  expectSpan,
  exportFiles,
  type Recounts,
} from './second-opinion.ts'

describe.skipIf(missing !== '')(`the whole folder in one import${title}`, () => {
  const files = exportFiles([''])
  let imported: Outcome
  let document: ImportDocument
  let truth: Recounts
  let listing: Outcome
  let casePath = ''

  beforeAll(async () => {
    casePath = join(temporaryFolder(), 'all.evcase')
    expect(evv(newCase(casePath), foreign).status).toBe(0)
    imported = await evvLater(['import', casePath, data, '--json'], foreign)
    document = imported.json<ImportDocument>()
    listing = await evvLater(['events', casePath, '--format', 'ndjson', '--raw'], foreign)
    truth = recounted(files.filter((file) => file !== 'README.md'))
  }, 240_000)

  it('leaves nothing unrecognised, and names what is no evidence', () => {
    expect(imported.status, imported.stderr).toBe(0)
    expectBalanced(document)
    expect(document.files.map(({ path }) => relative(data, path)).toSorted()).toEqual(files)
    const refused = document.files.filter(({ format }) => format === null)
    expect(refused.map(({ path, reason }) => [relative(data, path), reason])).toEqual([
      ['README.md', 'input/not-evidence'],
    ])
  })

  it('ignores only for reasons of the list', () => {
    const codes = document.files.flatMap(({ ignoredReasons }) => Object.keys(ignoredReasons))
    expect(Object.keys(ignoredTexts)).toEqual(expect.arrayContaining(codes))
    expect(new Set(codes)).toContain('state-part')
  })

  it('has of each file the records that the oracle counts, and their times', () => {
    // Two of the files have the same bytes under two names: the second adds nothing and says so.
    expect(document.files.filter(twice)).toHaveLength(1)
    for (const file of document.files.filter(({ format }) => format !== null)) {
      if (twice(file)) continue
      const count = truth.files[relative(data, file.path)]!
      expect(file.records, file.path).toBe(count.records)
      const holdsEvents = count.times.length > 0
      expect(file.quarantined, file.path).toBe(holdsEvents ? count.unreadable.length : 0)
      if (holdsEvents) expectSpan(file, count)
      else expect(file.firstEventAt, file.path).toBeNull()
    }
  })

  it('has the events, times and users that the oracle finds over all files, and no other', () => {
    expectGroups(truth.together.groups, eventRows(listing), true)
    const users = truth.together.groups.flatMap((group) => group.users)
    for (const { named } of exceptions)
      expect(
        users.filter((user) => new RegExp(named).test(user ?? '')),
        named,
      ).not.toEqual([])
  })

  it('leads every event back to its bytes', async () => {
    const result = await reparse(casePath, listing.stdout)
    const events = eventRows(listing)
    expect(result.events).toBe(events.length)
    expect(result.raws).toBe(events.length + document.totals.merged)
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length)
  }, 120_000)
})
