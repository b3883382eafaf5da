import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type * as AxeCore from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchApp, type RunningApp } from '../helpers/launch-app.ts'
import { goTo, openSample, settle, useSettings } from './steps.ts'

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

  it.each([
    ['#/evidence', 't'],
    ['#/evidence', 's'],
    ['#/evidence', 'i'],
    [claim, 'b'],
    [claim, 'q'],
    [claim, 'c'],
  ])('behind a key: %s %s', async (hash, key) => {
    const { page } = app
    await useSettings(page, { theme: 'light' })
    await goTo(page, hash)
    await settle(page)
    await page.keyboard.press(key)
    await settle(page)
    expect(await violationsOf(page)).toEqual([])
    await page.keyboard.press('Escape')
  })

  it('of an evidence file, in words', async () => {
    const { page } = app
    await goTo(page, '#/evidence')
    await page.getByRole('row', { name: /UAL-Exchange-2026/ }).click()
    await page.getByRole('dialog').waitFor()
    expect(await violationsOf(page)).toEqual([])
    await page.keyboard.press('Escape')
  })

  it('notices what it should: a button without a name', async () => {
    const { page } = app
    await page.evaluate(() =>
      document.querySelector('main')?.append(document.createElement('button')),
    )
    expect((await violationsOf(page)).join()).toContain('button-name')
  })
})
