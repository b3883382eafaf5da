import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { evv } from '../helpers/evv.ts'
import { launchApp, type RunningApp } from '../helpers/launch-app.ts'
import { tempFolders } from '../helpers/temp-folder.ts'
import { caseScope, goTo, isIdle, isReady, settle } from './steps.ts'

const folder = tempFolders('e2e-questions')
const work = folder()
const path = join(work, 'acme.evcase')
const application = {
  id: 'aaaaaaaa-0000-4000-8000-000000000001',
  appId: 'bbbbbbbb-0000-4000-8000-000000000002',
  displayName: 'Payroll <b>Sync</b>',
  passwordCredentials: [] as object[],
  keyCredentials: [],
}

function put(name: string, records: readonly unknown[]): string {
  const file = join(work, name)
  writeFileSync(file, JSON.stringify(records))
  return file
}

let app: RunningApp
beforeAll(async () => {
  const early = put('early.json', [application])
  const late = put('late.json', [{ ...application, passwordCredentials: [{ keyId: 'k9' }] }])
  evv(['new', path, ...caseScope])
  evv(['import', path, early, '--as-of', '2026-01-20T08:00Z'])
  evv(['import', path, late, '--as-of', '2026-02-20T08:00Z'])
  app = await launchApp()
  await isReady(app.page)
  await app.nextDialog([path])
  await app.page.keyboard.press('Control+o')
  await app.page
    .getByRole('navigation')
    .getByRole('link', { name: /^Evidence/ })
    .waitFor()
  await isIdle(app.page)
  await goTo(app.page, '#/evidence')
  await settle(app.page)
})
afterAll(() => app.close())

describe('the evidence screen', () => {
  it('compares two collections of a state by keyboard, down to the records', async () => {
    const { page } = app
    await page.keyboard.press('s')
    const dialog = page.getByRole('dialog')
    const row = dialog.getByRole('row', { name: /credentials/ })
    await row.waitFor()
    await row.focus()
    await page.keyboard.press('Enter')
    const after = dialog.getByRole('region', { name: 'Record after' })
    await after.waitFor()
    expect(await after.textContent()).toContain('"keyId":"k9"')
    expect(await dialog.getByRole('region', { name: 'Record before' }).textContent()).not.toContain(
      'k9',
    )
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  })

  it('tells whether a dropped file is in the case, and imports nothing', async () => {
    const { page } = app
    await page.keyboard.press('i')
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    const renamed = join(work, 'renamed.bin')
    copyFileSync(join(work, 'early.json'), renamed)
    await app.dropFiles('[role=dialog] button', [renamed])
    await dialog.getByText('renamed.bin is in the case, byte for byte.').waitFor()
    await dialog.getByText('early.json', { exact: true }).waitFor()
    const other = put('other.json', [{ ...application, displayName: 'x' }])
    await app.dropFiles('[role=dialog] button', [other])
    await dialog.getByText('other.json was never given to this case.').waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    const ledger = await page.evaluate(() =>
      window.bridge.invoke('evidence.ledger', { language: 'en' }),
    )
    expect(ledger.ok && ledger.value.files.length).toBe(2)
  })

  it('takes how a file was collected, under a name', async () => {
    const { page } = app
    await page.getByRole('row', { name: /late\.json/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'State it…' }).click()
    await dialog.getByLabel('Tool and version').fill('Graph <i>2</i>')
    await dialog.getByRole('button', { name: 'State', exact: true }).click()
    await dialog.getByText('Enter who states this.').waitFor()
    await dialog.getByLabel('Stated by').fill('Ann')
    await dialog.getByRole('button', { name: 'State', exact: true }).click()
    await dialog.getByText('Graph <i>2</i>').waitFor()
    await dialog.getByRole('button', { name: 'State it anew…' }).waitFor()
    await page.keyboard.press('Escape')
    expect(await app.violations()).toEqual([])
  })
})
