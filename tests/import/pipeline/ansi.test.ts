import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { createCase } from '../../../main/engine/case/case.ts'
import { readEvents } from '../../../main/engine/import/event-rows.ts'
import { importInto } from '../../../main/engine/import/import-into.ts'
import type { ImportOptions } from '../../../main/engine/import/import.ts'
import { openCase, rebuildCase } from '../../../main/engine/import/replay.ts'
import { tempFolders } from '../../helpers/temp-folder.ts'

const folder = tempFolders('ansi')
const plain = 'ann@test.example'
const accented = 'andr\u00e9@test.example'

/** 400 records, about 100 KiB: the head ends before the last of them. */
function lines(users: Readonly<Record<number, string>>): string {
  const rows = Array.from({ length: 400 }, (_, index) =>
    JSON.stringify({
      CreationTime: '2026-01-02T03:04:05',
      Id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
      Operation: 'UserLoggedIn',
      OrganizationId: '11111111-1111-4111-8111-111111111111',
      RecordType: 15,
      ResultStatus: 'Success',
      UserId: users[index] ?? plain,
      Workload: 'AzureActiveDirectory',
    }),
  )
  return rows.join('\n')
}

function newCase(): string {
  const path = join(folder(), 'a.evcase')
  createCase(path, {
    name: 'x',
    tenants: ['test.example'],
    incidentStart: Date.UTC(2026, 0, 1),
    containedAt: Date.UTC(2026, 0, 2),
    observedUntil: Date.UTC(2026, 0, 3),
    frozenAt: null,
    policy: 'bec-30',
  })
  return path
}

async function take(bytes: Buffer, options: Partial<ImportOptions> = {}, place = newCase()) {
  const path = join(folder(), 'export.json')
  writeFileSync(path, bytes)
  const report = await importInto(place, [path], { collectedBy: null, asOf: null, ...options })
  const { imported, quarantined, reason, warnings } = report.files[0]!
  return { imported, quarantined, reason, warnings: warnings.map(({ code }) => code), place }
}

async function accents(place: string, open = openCase): Promise<number> {
  const kase = await open(place)
  try {
    const users = [...readEvents(kase.db, '')].map(({ fields }) => fields.actorUpn)
    return users.filter((user) => user === accented).length
  } finally {
    kase.close()
  }
}

const ansi = (text: string) => Buffer.from(text, 'latin1')
const declared = { reading: { encoding: 'windows-1252' } } as const

describe('Windows-1252', () => {
  it.each([
    ['in the head', 0],
    ['behind the head', 399],
  ])('is seen by a byte %s', async (_name, index) => {
    const bytes = ansi(lines({ [index]: accented }))
    expect(bytes.length).toBeGreaterThan(64 * 1024)
    const got = await take(bytes)
    expect(got).toMatchObject({ imported: 400, quarantined: 0, warnings: ['encoding-assumed'] })
    expect(await accents(got.place)).toBe(1)
    expect(await accents(got.place, rebuildCase)).toBe(1)
  })

  it('is seen in an archive too', async () => {
    const got = await take(gzipSync(ansi(lines({ 399: accented }))))
    expect(got).toMatchObject({ imported: 400, quarantined: 0, warnings: ['encoding-assumed'] })
  })

  it.each([
    ['first', 0, 399],
    ['last', 399, 0],
  ])(
    'is not what UTF-8 with one broken record is, that record %s',
    async (_name, broken, whole) => {
      const rows = lines({ [broken]: accented, [whole]: accented }).split('\n')
      const bytes = rows.map((row, index) =>
        Buffer.from(`${row}\n`, index === broken ? 'latin1' : 'utf8'),
      )
      const got = await take(Buffer.concat(bytes))
      expect(got).toMatchObject({ imported: 399, quarantined: 1, warnings: [] })
      expect(await accents(got.place)).toBe(1)
    },
  )
})

describe('Windows-1252 that a person states', () => {
  it('is read without a warning', async () => {
    const got = await take(ansi(lines({ 0: accented })), declared)
    expect(got).toMatchObject({ imported: 400, quarantined: 0, warnings: [] })
    expect(await accents(got.place, rebuildCase)).toBe(1)
  })

  it('settles what the bytes leave open', async () => {
    // C2 A9 is two characters of Windows-1252 or one of UTF-8; the é beside it is no UTF-8 at all.
    const bytes = ansi(lines({ 0: '\u00c2\u00a9@test.example', 1: accented }))
    expect(await take(bytes)).toMatchObject({ quarantined: 1 })
    const got = await take(bytes, declared)
    expect(got).toMatchObject({ imported: 400, quarantined: 0, warnings: [] })
  })

  it('takes the place of the reading before', async () => {
    const bytes = ansi(lines({ 0: '\u00c2\u00a9@test.example', 1: accented }))
    const { place } = await take(bytes)
    expect(await accents(place)).toBe(0)
    expect(await take(bytes, declared, place)).toMatchObject({ imported: 400, quarantined: 0 })
    expect(await accents(place)).toBe(1)
  })

  it.each([
    ['UTF-8', Buffer.from(lines({ 399: accented }))],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${lines({})}`)],
    ['UTF-16', Buffer.from(lines({}), 'utf16le')],
  ])('is refused for %s', async (_name, bytes) => {
    const got = await take(bytes, declared)
    expect(got).toMatchObject({ imported: 0, reason: 'input/encoding-refuted' })
  })

  it('makes no difference to ASCII', async () => {
    expect(await take(Buffer.from(lines({})), declared)).toMatchObject({
      imported: 400,
      warnings: [],
    })
  })
})
