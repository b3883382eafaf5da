import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createCase } from '../../../main/engine/case/case.ts'
import { readEvents } from '../../../main/engine/import/event-rows.ts'
import { eventId } from '../../../main/engine/import/identity.ts'
import { importInto } from '../../../main/engine/import/import-into.ts'
import { importFiles, type ImportOptions } from '../../../main/engine/import/import.ts'
import {
  openCase,
  pendingFiles,
  rebuildCase,
  withdraw,
} from '../../../main/engine/import/replay.ts'
import { fileReports, type FileReport } from '../../../main/engine/import/report.ts'
import { tempFolders } from '../../helpers/temp-folder.ts'

const folder = tempFolders('date-order')

const header = 'TimeGenerated [UTC],CreatedDateTime [UTC],Id,UserPrincipalName,ResultType,Type'

/** Rows of a sign-in table: the time of each event, and of its arrival where that differs. */
function table(times: readonly (string | readonly [created: string, generated: string])[]): string {
  const rows = times.map((time, index) => {
    const [created, generated] = typeof time === 'string' ? [time, time] : time
    const id = `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`
    return `"${generated}","${created}",${id},ann@contoso.example,0,SigninLogs`
  })
  return [header, ...rows, ''].join('\r\n')
}

const ambiguous = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `3/${(index % 9) + 4}/2026, 10:00:${10 + index}`)

function newCase(): string {
  const path = join(folder(), 'a.evcase')
  createCase(path, {
    name: 'x',
    tenants: ['contoso.example'],
    incidentStart: Date.UTC(2026, 0, 1),
    containedAt: Date.UTC(2026, 4, 1),
    observedUntil: Date.UTC(2026, 5, 1),
    frozenAt: null,
    policy: 'bec-30',
  })
  return path
}

type Options = Partial<ImportOptions>

async function give(place: string, text: string, options: Options = {}): Promise<FileReport> {
  const path = join(folder(), 'query_data.csv')
  writeFileSync(path, text)
  const report = await importInto(place, [path], { collectedBy: null, asOf: null, ...options })
  return report.files[0]!
}

const stated = (dateOrder: 'day-first' | 'month-first'): Options => ({ reading: { dateOrder } })

/** All that a person sees of the case: events by time, and the ledger. */
async function seen(place: string, open = openCase) {
  const kase = await open(place)
  try {
    return {
      times: [...readEvents(kase.db, '')].map(({ fields }) => [eventId(fields, null), fields.at]),
      files: fileReports(kase.db),
      quarantine: kase.db
        .prepare(
          `SELECT code, count(*) AS records FROM set_aside WHERE outcome = 'quarantined' GROUP BY code`,
        )
        .all(),
    }
  } finally {
    kase.close()
  }
}

const days = (times: readonly (readonly (string | number)[])[]) =>
  [...new Set(times.map(([, at]) => new Date(at!).toISOString().slice(0, 10)))].sort()

const codes = (file: FileReport) => file.warnings.map(({ code }) => code)

describe('the order of day and month', () => {
  it('is that of a date behind the head, for the rows before it too', async () => {
    const place = newCase()
    const file = await give(place, table([...ambiguous(21), '25/4/2026, 10:00:00']))
    expect(file).toMatchObject({ records: 22, imported: 22, quarantined: 0, warnings: [] })
    const { times } = await seen(place)
    expect(days(times)).toEqual([
      ...['2026-04-03', '2026-04-25', '2026-05-03', '2026-06-03', '2026-07-03'],
      ...['2026-08-03', '2026-09-03', '2026-10-03', '2026-11-03', '2026-12-03'],
    ])
  })

  it('is the same for a file that is read beside the writer', async () => {
    const place = newCase()
    const rows = Array.from({ length: 3000 }, (_, index) => `3/4/2026, 10:00:${10 + (index % 50)}`)
    const file = await give(place, table([...rows, '25/4/2026, 10:00:00']))
    expect(file).toMatchObject({ records: 3001, imported: 3001, warnings: [] })
    expect(file.bytes).toBeGreaterThan(256 * 1024)
    expect(days((await seen(place)).times)).toEqual(['2026-04-03', '2026-04-25'])
  })

  it('takes back what was read by the head before the last row contradicted it', async () => {
    const place = newCase()
    const rows = Array.from({ length: 3000 }, (_, index) => `3/25/2026, 10:00:${10 + (index % 50)}`)
    const file = await give(place, table([...rows, '25/3/2026, 10:00:00']))
    expect(file).toMatchObject({ records: 3001, imported: 0, quarantined: 3001 })
    expect(await seen(place)).toMatchObject({ times: [], files: [file] })
  })

  it('is found by all time columns of the file together', async () => {
    const place = newCase()
    const rows = [...ambiguous(30), ['5/4/2026, 23:59:59', '30/4/2026, 00:00:01'] as const]
    await give(place, table(rows))
    expect(days((await seen(place)).times)).toContain('2026-04-05')
  })

  it('contradicts itself: no slashed date is read, wherever the second opinion stands', async () => {
    const place = newCase()
    const rows = ['3/25/2026, 10:00:00', ...ambiguous(25), '25/3/2026, 10:00:00']
    const file = await give(place, table([...rows, '2026-03-01T01:02:03Z']))
    expect(file).toMatchObject({ records: 28, imported: 1, quarantined: 27 })
    expect(codes(file)).toEqual(['date-order-contradictory'])
    const { times, quarantine } = await seen(place)
    expect(days(times)).toEqual(['2026-03-01'])
    expect(quarantine).toEqual([{ code: 'date-order-contradictory', records: 27 }])
  })

  it('is asked where nothing decides it; what is the same day in both is read', async () => {
    const place = newCase()
    const file = await give(place, table([...ambiguous(25), '6/6/2026, 10:00:00']))
    expect(file).toMatchObject({ records: 26, imported: 1, quarantined: 25 })
    expect(file.warnings).toEqual([
      { code: 'date-order-unknown', message: expect.stringContaining('--date-order') },
    ])
    expect((await seen(place)).quarantine).toEqual([{ code: 'date-order-unknown', records: 25 }])
  })

  it.each([
    ['day-first', '2026-04-03'],
    ['month-first', '2026-03-04'],
  ] as const)('is taken as stated, %s', async (order, day) => {
    const place = newCase()
    const file = await give(place, table(ambiguous(25)), stated(order))
    expect(file).toMatchObject({ imported: 25, quarantined: 0, warnings: [] })
    const { times } = await seen(place)
    expect(days(times)).toContain(day)
    expect(await seen(place, rebuildCase)).toEqual(await seen(place))
  })

  it('is refused where the file contradicts what is stated', async () => {
    const rows = [...ambiguous(25), '25/4/2026, 10:00:00']
    const file = await give(newCase(), table(rows), stated('month-first'))
    expect(file).toMatchObject({ records: 26, imported: 0, quarantined: 26 })
    expect(file.warnings).toEqual([
      { code: 'date-order-contradictory', message: expect.stringContaining('stated') },
    ])
  })
})

describe('an original stated to be read otherwise', () => {
  it('is read so in place of the first reading, as if it had been stated at once', async () => {
    const [place, other] = [newCase(), newCase()]
    const text = table(ambiguous(25))
    expect(await give(place, text, { collectedBy: 'ann' })).toMatchObject({ quarantined: 25 })
    const again = await give(place, text, stated('day-first'))
    expect(again).toMatchObject({ imported: 25, quarantined: 0, warnings: [] })
    await give(other, text, { ...stated('day-first'), collectedBy: 'ann' })
    const [after, atOnce] = [await seen(place), await seen(other)]
    const unnamed = ({ files, ...rest }: typeof after) => ({
      ...rest,
      files: files.map((file) => ({ ...file, path: '' })),
    })
    expect(unnamed(after)).toEqual(unnamed(atOnce))
    expect(await seen(place, rebuildCase)).toEqual(after)
  })

  it('can be corrected again, and withdrawn with all its readings', async () => {
    const place = newCase()
    const text = table(ambiguous(3))
    await give(place, text, stated('day-first'))
    const file = await give(place, text, stated('month-first'))
    expect(days((await seen(place)).times)).toEqual(['2026-03-04', '2026-03-05', '2026-03-06'])
    await withdraw(place, file.sha256!, 'ann', 'a mistake')
    expect(await seen(place)).toEqual({ times: [], files: [], quarantine: [] })
  })

  it('is pending until the database is made again, whoever opens the case next', async () => {
    const place = newCase()
    const path = join(folder(), 'query_data.csv')
    writeFileSync(path, table(ambiguous(3)))
    const options = { collectedBy: null, asOf: null }
    await importInto(place, [path], options)
    const kase = await openCase(place)
    await importFiles(kase, [path], { ...options, ...stated('day-first') })
    expect(pendingFiles(kase)).toEqual([expect.objectContaining({ name: path })])
    kase.close()
    expect(days((await seen(place)).times)).toEqual(['2026-04-03', '2026-05-03', '2026-06-03'])
  })

  it('stays as it is when nothing new is stated', async () => {
    const place = newCase()
    const text = table(ambiguous(3))
    await give(place, text, stated('day-first'))
    expect(codes(await give(place, text, stated('day-first')))).toEqual(['already-imported'])
    expect(codes(await give(place, text))).toEqual(['already-imported'])
  })

  it('keeps its place beside a file that is new in the same import', async () => {
    const place = newCase()
    const [first, second] = [join(folder(), '1.csv'), join(folder(), '2.csv')]
    writeFileSync(first, table(ambiguous(3)))
    writeFileSync(second, table(['4/5/2026, 11:00:00']))
    const options = { collectedBy: null, asOf: null }
    await importInto(place, [first], options)
    const report = await importInto(place, [first, second], { ...options, ...stated('day-first') })
    expect(report.files.map(({ path, imported }) => [path, imported])).toEqual([
      [first, 3],
      // The same record id at another time: an event of its own.
      [second, 1],
    ])
    const after = await seen(place)
    expect(days(after.times)).toEqual(['2026-04-03', '2026-05-03', '2026-05-04', '2026-06-03'])
    expect(await seen(place, rebuildCase)).toEqual(after)
  })
})
