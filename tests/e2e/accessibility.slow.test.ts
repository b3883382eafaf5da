import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type * as AxeCore from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchApp, type RunningApp } from '../helpers/launch-app.ts'
import { tempFolders } from '../helpers/temp-folder.ts'
import { goTo, isIdle, openSample, settle, useSettings } from './steps.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Each violation with the first element that has it. */
async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const results = await page.evaluate(
    (rules) =>
      (window as unknown as { axe: typeof AxeCore }).axe.run({
        runOnly: { type: 'tag', values: rules },
      }),
    tags,
  )
  expect(results.passes.length).toBeGreaterThan(10)
  return results.violations.map(
    ({ id, nodes }) => `${id} (${nodes.length}): ${nodes[0]?.html} ${nodes[0]?.failureSummary}`,
  )
}

const folder = tempFolders('e2e-axe')

/** Its dates are days in both orders. */
const undecidable = [
  'TimeGenerated [UTC],CreatedDateTime [UTC],Id,UserPrincipalName,ResultType,Type',
  '"2/3/2026, 10:00:05 AM","2/3/2026, 10:00:00 AM",a1,ann@harrowridge.example,0,SigninLogs',
  '',
].join('\r\n')

const themes = ['light', 'dark', 'contrast'] as const
const claim = '#/claims/no-tainted-credential-signin'

describe('axe finds nothing', () => {
  let app: RunningApp
  beforeAll(async () => {
    app = await launchApp()
  })
  afterAll(() => app.close())

  it.each(themes)('on the first screen and its dialogs, %s', async (theme) => {
    const { page } = app
    await useSettings(page, { theme })
    expect(await violationsOf(page)).toEqual([])
    for (const keys of ['Control+n', 'Control+k', 'Control+,']) {
      await page.keyboard.press(keys)
      await page.getByRole('dialog').waitFor()
      expect(await violationsOf(page), keys).toEqual([])
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }
  })

  it('once the sample is open', async () => {
    await useSettings(app.page, { theme: 'light' })
    await openSample(app.page)
    expect(await violationsOf(app.page)).toEqual([])
  })

  it.each(
    themes.flatMap((theme) =>
      [
        ['#/case', ''],
        ['#/evidence', ''],
        [claim, ''],
        [claim, 'r'],
        ['#/claims/inbox-rules-clean', ''],
      ].map(([hash, key]) => [theme, hash!, key!] as const),
    ),
  )('%s %s %s', async (theme, hash, key) => {
    const { page } = app
    await useSettings(page, { theme })
    await goTo(page, hash)
    await settle(page)
    if (key !== '') await page.keyboard.press(key)
    await settle(page)
    expect(await violationsOf(page)).toEqual([])
  })

  it.each(
    (['light', 'dark'] as const).flatMap((theme) =>
      [
        ['#/evidence', 't'],
        ['#/evidence', 's'],
        ['#/evidence', 'i'],
        [claim, 'b'],
        [claim, 'q'],
        [claim, 'c'],
      ].map(([hash, key]) => [theme, hash!, key!] as const),
    ),
  )('behind a key: %s %s %s', async (theme, hash, key) => {
    const { page } = app
    await useSettings(page, { theme })
    await goTo(page, hash)
    await settle(page)
    await page.keyboard.press(key)
    await settle(page)
    expect(await violationsOf(page)).toEqual([])
    await page.keyboard.press('Escape')
  })

  it.each(themes)('of an evidence file and its forms, %s', async (theme) => {
    const { page } = app
    await useSettings(page, { theme })
    await goTo(page, '#/evidence')
    for (const form of [null, 'State it…', 'Withdraw…']) {
      await page.getByRole('row', { name: /UAL-Exchange-2026/ }).click()
      const dialog = page.getByRole('dialog')
      await dialog.waitFor()
      if (form !== null) await dialog.getByRole('button', { name: form }).click()
      await settle(page)
      expect(await violationsOf(page), form ?? '').toEqual([])
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'detached' })
    }
  })

  it('of an import with several outcomes', async () => {
    const { page } = app
    const exports = folder()
    writeFileSync(join(exports, 'query_data.csv'), undecidable)
    writeFileSync(join(exports, 'holiday.txt'), 'no export\n')
    writeFileSync(join(exports, 'README.md'), '# Exports\nWhat was collected, and by whom.\n')
    await app.dropFiles('main', [exports])
    await page.getByRole('dialog').waitFor()
    expect(await violationsOf(page)).toEqual([])
    await page.getByRole('button', { name: 'Import', exact: true }).click()
    await page.getByRole('heading', { name: 'Waiting for an answer' }).waitFor()
    await isIdle(page)
  })

  it.each(themes)('of its result, and of the question how a file is read, %s', async (theme) => {
    const { page } = app
    await useSettings(page, { theme })
    await goTo(page, '#/evidence')
    await page.getByText(/^Left aside/).waitFor()
    await settle(page)
    expect(await violationsOf(page)).toEqual([])
    await page.getByRole('button', { name: 'Answer…' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Say how to read it…' }).waitFor()
    await settle(page)
    expect(await violationsOf(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Say how to read it…' }).click()
    await dialog.getByRole('radio').first().waitFor()
    await settle(page)
    expect(await violationsOf(page)).toEqual([])
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  })

  it('notices what it should: a button without a name', async () => {
    const { page } = app
    await page.evaluate(() =>
      document.querySelector('main')?.append(document.createElement('button')),
    )
    expect((await violationsOf(page)).join()).toContain('button-name')
  })
})
