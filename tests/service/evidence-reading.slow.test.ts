import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as v from 'valibot'
import { calls, type CallName, type Input, type Job, type Output } from '#contract'
import type { EngineClient } from '../../main/engine/service/client.ts'
import { writeZip } from '../import/readers/zip-writer.ts'
import { ended, freshFolder, until, valueOf, withEmptyCase } from './engine.ts'

const language = 'en' as const
const header = 'TimeGenerated [UTC],CreatedDateTime [UTC],Id,UserPrincipalName,ResultType,Type'
const row = (id: string, date: string) =>
  `"${date}, 10:00:05 AM","${date}, 10:00:00 AM",${id},ann@contoso.example,0,SigninLogs`
const table = (...dates: string[]) =>
  [header, ...dates.map((date, index) => row(`a${index}`, date)), ''].join('\r\n')

const record = (index: number, user: string) =>
  JSON.stringify({
    CreationTime: `2026-02-0${index + 1}T10:00:00`,
    Id: `00000000-0000-4000-8000-00000000000${index}`,
    Operation: 'UserLoggedIn',
    OrganizationId: '377daac8-31b4-40af-b753-66d32701d43e',
    RecordType: 15,
    ResultStatus: 'Success',
    UserKey: user,
    UserType: 0,
    Version: 1,
    Workload: 'AzureActiveDirectory',
    UserId: user,
  })

function conforms<Name extends CallName>(name: Name, value: Output<Name>): Output<Name> {
  expect(v.safeParse(calls[name].output, value).issues, name).toBeUndefined()
  return value
}

async function add(engine: EngineClient, name: string, bytes: string | Uint8Array): Promise<Job> {
  const path = join(freshFolder(), name)
  writeFileSync(path, bytes)
  const asked = { files: [path], asOf: null, collectedBy: null, language }
  return ended(engine, valueOf(await engine.call('evidence.import', asked)).job)
}

/** The one file of the ledger, once the view has followed. */
async function fileOf(engine: EngineClient): Promise<Output<'evidence.ledger'>['files'][number]> {
  const { files } = conforms(
    'evidence.ledger',
    await until(engine, async () => {
      const answer = valueOf(await engine.call('evidence.ledger', { language }))
      return answer.files.length === 1 ? answer : undefined
    }),
  )
  return files[0]!
}

async function shown(engine: EngineClient): Promise<Output<'evidence.reading'>> {
  const { sha256, member } = await fileOf(engine)
  const answer = valueOf(await engine.call('evidence.reading', { sha256, member }))
  return conforms('evidence.reading', answer)
}

async function readAgain(
  engine: EngineClient,
  stated: Partial<Pick<Input<'evidence.readAgain'>, 'dateOrder' | 'encoding'>>,
): Promise<Job> {
  const { sha256 } = await fileOf(engine)
  const asked = { sha256, dateOrder: null, encoding: null, ...stated, language }
  return ended(engine, valueOf(await engine.call('evidence.readAgain', asked)).job)
}

const journalOf = (folder: string) => readFileSync(join(folder, 'journal.jsonl'), 'utf8')

describe('how a file is read', () => {
  it('is asked of what nothing in it tells, with a date of its own, in an archive too', async () => {
    const { engine } = await withEmptyCase()
    const archive = writeZip([{ name: 'in/query_data.csv', data: Buffer.from(table('4/3/2026')) }])
    const { imported } = await add(engine, 'all.zip', archive)
    expect(imported!.files).toMatchObject([{ member: 'in/query_data.csv', asks: ['date-order'] }])
    expect(await shown(engine)).toEqual({
      dates: [{ written: '4/3/2026', dayFirst: '2026-03-04', monthFirst: '2026-04-03' }],
      dateOrders: ['day-first', 'month-first'],
      ansi: null,
      spoilt: null,
    })
    const end = await readAgain(engine, { dateOrder: 'day-first' })
    expect(end).toMatchObject({ kind: 'reread', state: 'done' })
    expect(end.imported).toMatchObject({ totals: { records: 1, imported: 1 } })
    expect(await fileOf(engine)).toMatchObject({ firstEventAt: '2026-03-04T10:00:00.000Z' })
  })

  it('is no question where the dates contradict each other: no order fits them', async () => {
    const { engine } = await withEmptyCase()
    await add(engine, 'query_data.csv', table('2/25/2026', '25/2/2026'))
    expect(await fileOf(engine)).toMatchObject({ quarantined: 2, asks: [] })
    expect((await shown(engine)).dateOrders).toEqual([])
  })

  it('is asked again where the dates contradict the order that was stated', async () => {
    const { engine } = await withEmptyCase()
    await add(engine, 'query_data.csv', table('2/25/2026', '2/3/2026'))
    await readAgain(engine, { dateOrder: 'day-first' })
    expect(await fileOf(engine)).toMatchObject({ quarantined: 2, asks: ['date-order'] })
    expect(await shown(engine)).toMatchObject({
      dates: [{ written: '2/25/2026', dayFirst: null }, { written: '2/3/2026' }],
      dateOrders: ['month-first'],
    })
    await readAgain(engine, { dateOrder: 'month-first' })
    expect(await fileOf(engine)).toMatchObject({ imported: 2, quarantined: 0, asks: [] })
  })

  it('may be stated of bytes that are not UTF-8, and is shown beforehand', async () => {
    const { engine } = await withEmptyCase()
    const lines = [record(0, 'ann@a.example'), record(1, 'zoé@a.example'), record(2, 'z\u0081')]
    await add(engine, 'audit.json', Buffer.from(`${lines.join('\n')}\n`, 'latin1'))
    expect(await fileOf(engine)).toMatchObject({ imported: 1, asks: ['encoding'] })
    expect(await shown(engine)).toMatchObject({ ansi: 'zoé@a.example', spoilt: null })
    await readAgain(engine, { encoding: 'windows-1252' })
    expect(await fileOf(engine)).toMatchObject({
      imported: 2,
      quarantined: 1,
      asks: [],
      reading: { encoding: 'windows-1252' },
    })
  })

  it('shows what of a file that is UTF-8 for the most part another encoding would spoil', async () => {
    const { engine } = await withEmptyCase()
    const [good, bad] = [record(0, 'rené@a.example'), record(1, 'zoé@a.example')]
    const bytes = [Buffer.from(`${good}\n`), Buffer.from(`${bad}\n`, 'latin1')]
    await add(engine, 'audit.json', Buffer.concat(bytes))
    expect(await shown(engine)).toMatchObject({
      ansi: 'zoé@a.example',
      spoilt: { from: 'rené@a.example', to: 'renÃ©@a.example' },
    })
  })

  it('is refused where the bytes speak against it, and then nothing has changed', async () => {
    const { engine, folder } = await withEmptyCase()
    await add(engine, 'audit.json', `${record(0, 'zoé@a.example')}\n`)
    const before = journalOf(folder)
    expect(await readAgain(engine, { encoding: 'windows-1252' })).toMatchObject({
      state: 'failed',
      error: { code: 'input/encoding-refuted', params: { path: 'audit.json' } },
    })
    expect(journalOf(folder)).toBe(before)
    expect(await fileOf(engine)).toMatchObject({ imported: 1 })
  })
})

describe('what lies beside the exports', () => {
  it('is left aside and not refused', async () => {
    const { engine } = await withEmptyCase()
    const folder = join(freshFolder(), 'exports')
    mkdirSync(folder)
    writeFileSync(join(folder, 'README.md'), '# Exports\nWhat was collected, and by whom.\n')
    writeFileSync(join(folder, 'holiday.txt'), 'not an export\n')
    const asked = { files: [folder], asOf: null, collectedBy: null, language: 'zh-CN' as const }
    const { job } = valueOf(await engine.call('evidence.import', asked))
    expect((await ended(engine, job)).imported!.files).toMatchObject([
      { name: 'README.md', refused: null, leftAside: '说明文档', warnings: [] },
      { name: 'holiday.txt', refused: { code: 'input/unknown-format' }, leftAside: null },
    ])
  })
})
