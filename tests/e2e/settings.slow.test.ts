import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchApp, type RunningApp } from '../helpers/launch-app.ts'
import { tempFolders } from '../helpers/temp-folder.ts'

const folder = tempFolders('e2e-settings')

describe('language and theme', () => {
  let app: RunningApp
  const userData = folder()

  beforeAll(async () => {
    app = await launchApp({ userData })
  })
  afterAll(() => app.close())

  it('switch at once, from the keyboard', async () => {
    const { page } = app
    await page.getByRole('heading', { name: 'Does the attacker still have access?' }).waitFor()
    await page.keyboard.press('Control+,')
    await page.getByRole('radio', { name: '简体中文' }).press('Space')
    await page
      .getByRole('heading', { name: '攻击者是否仍有访问权限？' })
      .waitFor({ state: 'attached' })
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-CN')
    await page.getByRole('radio', { name: '深色' }).press('Space')
    expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark')
    const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    expect(ground).toBe('rgb(18, 22, 28)')
    await page.keyboard.press('Escape')
  })

  it('are kept for the next start', async () => {
    await app.close()
    app = await launchApp({ userData })
    await app.page.getByRole('heading', { name: '攻击者是否仍有访问权限？' }).waitFor()
    expect(await app.page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark')
  })

  it('can be run as commands, found by a part of their name', async () => {
    const { page } = app
    await page.keyboard.press('Control+k')
    await page.keyboard.type('English')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Does the attacker still have access?' }).waitFor()
    expect(await app.violations()).toEqual([])
  })
})
