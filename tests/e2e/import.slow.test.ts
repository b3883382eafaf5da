import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Output } from '#contract'
import { writeSample } from '../../main/sample/index.ts'
import { launchApp, type RunningApp } from '../helpers/launch-app.ts'
import { tempFolders } from '../helpers/temp-folder.ts'
import { goTo, isIdle, isReady } from './steps.ts'

const folder = tempFolders('e2e-import')
const work = folder()
const exports = join(work, 'exports')

/** A log long enough that a person would look for the button that stops it. */
function writeLongLog(path: string, megabytes: number): void {
  const lines: string[] = []
  for (let index = 0; index < megabytes * 1_100; index += 1)
    lines.push(
      JSON.stringify({
        CreationTime: new Date(Date.UTC(2026, 0, 12) + index * 1000).toISOString().slice(0, 19),
        Id: `00000000-0000-4000-8000-${index.toString(16).padStart(12, '0')}`,
        Operation: 'UserLoggedIn',
        OrganizationId: '377daac8-31b4-40af-b753-66d32701d43e',
        RecordType: 15,
        ResultStatus: 'Success',
        UserKey: `user-${index % 977}`,
        UserType: 0,
        Version: 1,
        Workload: 'AzureActiveDirectory',
        ClientIP: `192.0.2.${index % 250}`,
        UserId: `user${index % 977}@harrowridge.example`,
        ExtendedProperties: [{ Name: 'UserAgent', Value: 'x'.repeat(520) }],
      }),
    )
  writeFileSync(path, `${lines.join('\n')}\n`)
}

async function fillNewCase(app: RunningApp, path: string): Promise<void> {
  const { page } = app
  await isReady(page)
  await page.keyboard.press('Control+n')
  const fill = (label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text)
  await fill('Name', 'Harrow Ridge')
  await fill('Tenant', 'harrowridge.example')
  await fill('Incident began', '2026-01-12')
  await fill('Contained', '2026-02-09T15:30Z')
  await fill('Observed until', '2026-03-15')
  await app.nextDialog([path])
  await page.getByRole('button', { name: 'Choose where to keep it…' }).click()
  await page
    .getByRole('navigation')
    .getByRole('link', { name: /^Evidence/ })
    .waitFor()
}

async function ledgerOf({ page }: RunningApp): Promise<Output<'evidence.ledger'>> {
  const answer = await page.evaluate(() =>
    window.bridge.invoke('evidence.ledger', { language: 'en' }),
  )
  if (!answer.ok) throw new Error(answer.error.code)
  return answer.value
}

describe('evidence', () => {
  let app: RunningApp
  beforeAll(async () => {
    await writeSample(work)
    app = await launchApp({ env: { EVV_CHECK_OUTPUTS: '1' } })
    await fillNewCase(app, join(folder(), 'acme.evcase'))
    await goTo(app.page, '#/evidence')
  })
  afterAll(() => app.close())

  it('comes in by the file dialog, and its ledger is shown', async () => {
    const { page } = app
    await app.nextDialog([join(exports, 'entra', 'signins-interactive.json')])
    await page
      .getByRole('button', { name: /Add files/ })
      .first()
      .click()
    await page.getByRole('button', { name: 'Import', exact: true }).click()
    await page.getByRole('row', { name: /signins-interactive\.json/ }).waitFor()
    const { totals } = await ledgerOf(app)
    expect(totals.records).toBeGreaterThan(1000)
    expect(totals.records).toBe(totals.imported)
  })

  it('comes in by a drop, a folder too, and what is not recognised is named', async () => {
    const { page } = app
    const mixed = join(work, 'mixed')
    mkdirSync(mixed)
    cpSync(join(exports, 'entra', 'directory-audits.json'), join(mixed, 'directory-audits.json'))
    writeFileSync(join(mixed, 'holiday.txt'), 'not an export\n')
    await app.dropFiles('main', [mixed])
    await page.getByRole('button', { name: 'Import', exact: true }).click()
    await page.getByRole('row', { name: /directory-audits\.json/ }).waitFor()
    await page.getByText('holiday.txt').first().waitFor()
    const { files } = await ledgerOf(app)
    expect(files.map(({ name }) => name).sort()).toEqual([
      'directory-audits.json',
      'signins-interactive.json',
    ])
  })

  it('that takes long can be cancelled and resumed, and is then whole', async () => {
    const { page } = app
    const path = join(work, 'long.json')
    writeLongLog(path, 160)
    await isIdle(page)
    const before = await ledgerOf(app)
    await app.nextDialog([path])
    await page
      .getByRole('button', { name: /Add files/ })
      .first()
      .click()
    await page.getByRole('button', { name: 'Import', exact: true }).click()
    await page.getByRole('button', { name: 'Cancel', exact: true }).first().click()
    await page
      .getByRole('button', { name: /Resume/ })
      .first()
      .waitFor()
    expect((await ledgerOf(app)).totals).toEqual(before.totals)
    await page
      .getByRole('button', { name: /Resume/ })
      .first()
      .click()
    await page.getByRole('row', { name: /long\.json/ }).waitFor({ timeout: 120_000 })
    const { totals } = await ledgerOf(app)
    expect(totals.imported - before.totals.imported).toBe(160 * 1_100)
    await isIdle(page)
  })

  it('of one case is no news in the next', async () => {
    const { page } = app
    await page
      .getByText(/^(Imported|Resumed)/)
      .first()
      .waitFor()
    await page.keyboard.press('Control+k')
    await page.keyboard.type('Open the sample case')
    await page.keyboard.press('Enter')
    await page.getByText('Harrow Ridge').first().waitFor()
    await page.getByRole('table', { name: 'Verdict board' }).waitFor({ timeout: 60_000 })
    await isIdle(page)
    await goTo(page, '#/evidence')
    await page.getByText('Ledger: where every record went').waitFor()
    expect(await page.getByText('long.json').count()).toBe(0)
  })

  it('says nothing to anybody', async () => {
    expect(await app.violations()).toEqual([])
    expect(
      (await app.requests()).filter(
        (url) => !/^(https:\/\/verifier\.invalid|app:\/\/verifier)\//.test(url),
      ),
    ).toEqual([])
  })
})
