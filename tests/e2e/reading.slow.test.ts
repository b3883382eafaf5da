import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Output } from '#contract'
import { evv } from '../helpers/evv.ts'
import { launchApp, type RunningApp } from '../helpers/launch-app.ts'
import { tempFolders } from '../helpers/temp-folder.ts'
import { caseScope, goTo, isIdle, isReady, settle } from './steps.ts'

const folder = tempFolders('e2e-reading')
const work = folder()
const path = join(work, 'acme.evcase')
const input = join(work, 'query_data.csv')

/** Every date of it is a day in both orders. */
const table = [
  'TimeGenerated [UTC],CreatedDateTime [UTC],Id,UserPrincipalName,ResultType,Type',
  ...[1, 2, 3].map(
    (day) =>
      `"2/${day + 2}/2026, 10:00:0${day} AM","2/${day + 2}/2026, 10:00:00 AM",a${day},ann@harrowridge.example,0,SigninLogs`,
  ),
  '',
].join('\r\n')

type Ledger = Output<'evidence.ledger'>

let app: RunningApp
beforeAll(async () => {
  writeFileSync(input, table)
  evv(['new', path, ...caseScope])
  app = await launchApp({ env: { EVV_CHECK_OUTPUTS: '1' } })
  await isReady(app.page)
  await app.nextDialog([path])
  await app.page.keyboard.press('Control+o')
  await app.page
    .getByRole('navigation')
    .getByRole('link', { name: /^Evidence/ })
    .waitFor()
  await isIdle(app.page)
  await goTo(app.page, '#/evidence')
})
afterAll(() => app.close())

async function ledger(): Promise<Ledger> {
  const answer = await app.page.evaluate(() =>
    window.bridge.invoke('evidence.ledger', { language: 'en' }),
  )
  if (!answer.ok) throw new Error(answer.error.code)
  return answer.value
}

describe('a table whose dates may be read in two ways', () => {
  it('comes in without its records, and asks', async () => {
    const { page } = app
    await app.nextDialog([input])
    await page
      .getByRole('button', { name: /Add files/ })
      .first()
      .click()
    await page.getByRole('button', { name: 'Import', exact: true }).click()
    await page.getByRole('heading', { name: 'Waiting for an answer' }).waitFor()
    await page.getByRole('row', { name: /query_data\.csv .*question/ }).waitFor()
    const { totals, files } = await ledger()
    expect(totals).toMatchObject({ records: 3, imported: 0, quarantined: 3 })
    expect(files).toMatchObject([{ asks: ['date-order'], reading: { dateOrder: null } }])
  })

  it('is read as a person says, by keyboard, who sees beforehand what that makes of a date', async () => {
    const { page } = app
    await page.getByRole('button', { name: 'Answer…' }).focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByText(/Nothing in this file tells/).waitFor()
    await dialog.getByRole('button', { name: 'Say how to read it…' }).press('Enter')
    await dialog.getByText('2/3/2026 is 2026-03-02').waitFor()
    await dialog.getByRole('button', { name: 'Read again' }).press('Enter')
    await dialog.getByText('Choose one.').waitFor()
    await dialog.getByRole('radio', { name: /month\/day\/year.*2026-02-03/ }).press('Space')
    await dialog.getByRole('button', { name: 'Read again' }).press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await page.getByText(/^The file was read again in/).waitFor()
    await isIdle(page)
    const { totals, files } = await ledger()
    expect(totals).toMatchObject({ records: 3, imported: 3, quarantined: 0 })
    expect(files).toMatchObject([
      {
        firstEventAt: '2026-02-03T10:00:00.000Z',
        lastEventAt: '2026-02-05T10:00:00.000Z',
        asks: [],
        warnings: [],
        reading: { dateOrder: 'month-first', encoding: null },
      },
    ])
  })

  it('says in its dialog how it is read, and can be read otherwise', async () => {
    const { page } = app
    await page.getByRole('row', { name: /query_data\.csv/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('dates month/day, as stated').waitFor()
    await dialog.getByRole('button', { name: 'Read otherwise…' }).click()
    await dialog.getByRole('radio', { name: /day\/month\/year/ }).press('Space')
    await dialog.getByRole('button', { name: 'Read again' }).click()
    await dialog.waitFor({ state: 'detached' })
    await isIdle(page)
    await settle(page)
    expect((await ledger()).files).toMatchObject([
      { firstEventAt: '2026-03-02T10:00:00.000Z', lastEventAt: '2026-05-02T10:00:00.000Z' },
    ])
    expect(await app.violations()).toEqual([])
  })

  it('is asked of anew when its dates speak against what was stated', async () => {
    const { page } = app
    const other = join(work, 'query_data_other.csv')
    writeFileSync(other, table.replaceAll(/,a(\d)/g, ',b$1').replaceAll('2/5/2026', '2/25/2026'))
    await app.nextDialog([other])
    await page
      .getByRole('button', { name: /Add files/ })
      .first()
      .click()
    await page.getByRole('button', { name: 'Import', exact: true }).click()
    const row = page.getByRole('row', { name: /query_data_other\.csv/ })
    await row.waitFor()
    await isIdle(page)
    const sha256 = (await ledger()).files.find(({ name }) => name.includes('other'))!.sha256
    await page.evaluate(
      (of) =>
        window.bridge.invoke('evidence.readAgain', {
          sha256: of,
          dateOrder: 'day-first',
          encoding: null,
          language: 'en',
        }),
      sha256,
    )
    await page.getByText(/speak against the order that was stated/).waitFor()
    await isIdle(page)
    await row.click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(/speak against the order stated for them/).waitFor()
    await dialog.getByRole('button', { name: 'Say how to read it…' }).click()
    await dialog.getByText(/2\/25\/2026 would be no day/).waitFor()
    await dialog.getByRole('radio', { name: /month\/day\/year/ }).press('Space')
    await dialog.getByRole('button', { name: 'Read again' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByText(/^The file was read again in/).waitFor()
    await isIdle(page)
    const { files } = await ledger()
    expect(files.find((file) => file.sha256 === sha256)).toMatchObject({
      imported: 3,
      quarantined: 0,
      lastEventAt: '2026-02-25T10:00:00.000Z',
    })
    expect(await app.violations()).toEqual([])
  })

  it('is the same at the command line, and when the database is made again', async () => {
    await app.close()
    const events = () => evv(['events', path, '--format', 'ndjson']).stdout
    const files = () => evv(['files', path, '--json']).json<{ files: unknown[] }>()
    const [before, listed] = [events(), files()]
    expect(before.match(/"2026-0[345]-02T10:00:0[0-9.]+Z"/g)?.length).toBeGreaterThanOrEqual(3)
    expect(listed.files).toHaveLength(2)
    expect(evv(['rebuild', path]).status).toBe(0)
    expect(events()).toBe(before)
    expect(files()).toEqual(listed)
    expect(
      evv(['find', path, input, '--json'])
        .json<{ given: { state: string }[] }>()
        .given.map(({ state }) => state),
    ).toEqual(['replaced', 'replaced', 'in-force'])
  })
})
