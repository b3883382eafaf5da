import { closeSync, existsSync, globSync, openSync, readFileSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchApp, type RunningApp } from '../helpers/launch-app.ts'
import { tempFolders } from '../helpers/temp-folder.ts'
import { openSample } from './steps.ts'

const folder = tempFolders('e2e-journey')

/** The bytes themselves, read by nothing of the product. */
function sealedBytes(userData: string, sha256: string, first: number, last: number): string {
  const [path] = globSync(join(userData, '**', 'evidence', `${sha256}*`))
  const file = openSync(path!, 'r')
  try {
    const bytes = Buffer.alloc(last - first + 1)
    readSync(file, bytes, 0, bytes.length, first)
    return bytes.toString('utf8')
  } finally {
    closeSync(file)
  }
}

describe('the first hour', () => {
  let app: RunningApp
  const userData = folder()
  beforeAll(async () => {
    app = await launchApp({ userData, env: { EVV_CHECK_OUTPUTS: '1' } })
  })
  afterAll(() => app.close())

  it('begins with the sample and shows its board', async () => {
    const { page } = app
    await openSample(page)
    await page
      .getByRole('heading', { level: 1, name: /^Evidence shows attacker-usable access/ })
      .waitFor()
    const counts = page.getByRole('main').getByRole('list').first().getByRole('listitem')
    expect(await counts.allInnerTexts()).toEqual([
      expect.stringMatching(/^Refuted\s+4/),
      expect.stringMatching(/^Undetermined\s+4/),
      expect.stringMatching(/^Supported\s+2/),
      expect.stringMatching(/^Not applicable\s+0/),
    ])
  })

  it('goes from a refuted claim to its finding and to the bytes of the record', async () => {
    const { page } = app
    const applications = page.getByRole('row', { name: /^Applications/ })
    await applications.getByRole('link', { name: /^No service principal obtained/ }).click()
    await page
      .getByRole('heading', { level: 1, name: /^No service principal obtained a token/ })
      .waitFor()
    await page
      .getByText(/“MailArchive Classic” signed in 9 times/)
      .first()
      .waitFor()
    await page.getByRole('row', { name: /2026-02-21 23:50:12/ }).waitFor()
    await page.keyboard.press('r')
    const record = page.getByRole('region', { name: /Raw record/ })
    await record.last().waitFor()
    const place = /signins-service-principal\.json\s+bytes ([\d,]+)–([\d,]+)\s+sha256 ([0-9a-f]+)/
    const [, first, last, sha256] = place.exec(await page.getByRole('main').innerText())!
    const number = (text: string) => Number(text.replaceAll(',', ''))
    const shown = await record.last().innerText()
    expect(shown).toBe(sealedBytes(userData, sha256!, number(first!), number(last!)))
    expect(shown).toContain(
      '"servicePrincipalCredentialKeyId":"c310aab8-a289-4087-9c0d-66f2a3d3620a"',
    )
    expect(await record.last().locator('mark').allInnerTexts()).toContain(
      'c310aab8-a289-4087-9c0d-66f2a3d3620a',
    )
  })

  it('has a link to every place', async () => {
    const { page } = app
    const hash = await page.evaluate(() => window.location.hash)
    expect(hash).toMatch(/^#\/claims\/no-tainted-credential-signin\/f-[0-9a-f]+\/[0-9a-f]+$/)
    await page.reload()
    await page
      .getByRole('region', { name: /Raw record/ })
      .last()
      .waitFor()
  })

  it.each([
    ['statement.html', /^<!doctype html>/i, /Eviction evidence statement/],
    ['statement.pdf', /^%PDF-/, /\/StructTreeRoot/],
  ])('ends in %s', async (name, head, holds) => {
    const { page } = app
    const path = join(folder(), name)
    await app.nextDialog([path])
    await page.keyboard.press('Control+s')
    await expect.poll(() => existsSync(path), { timeout: 60_000 }).toBe(true)
    await page.getByText(/^Writing the statement: done/).waitFor()
    const text = readFileSync(path, 'latin1')
    expect(text.slice(0, 40)).toMatch(head)
    expect(text).toMatch(holds)
  })

  it('asks nobody outside', async () => {
    expect(await app.violations()).toEqual([])
  })
})
