import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { visible } from '#shared'
import { evv } from '../helpers/evv.ts'
import { launchApp, type RunningApp } from '../helpers/launch-app.ts'
import { tempFolders } from '../helpers/temp-folder.ts'
import { attackerAddress, fileNameOf, naughty, writeHostileExports } from './hostile-exports.ts'
import { caseScope, goTo, isIdle, settle } from './steps.ts'

const folder = tempFolders('e2e-hostile')

const indicator = (caseFolder: string, kind: string, value: string) =>
  evv(
    ['indicator', 'add', caseFolder, '--kind', kind, '--value', value, '--tier', 'A'].concat([
      '--by',
      'analyst@responder.example',
      '--why',
      'seen in the incident',
    ]),
  )

/** Everything a person can read in the main part, with what stands in titles of cells that are cut. */
function textOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const main = document.querySelector('main')!
    const titles = [...main.querySelectorAll('[title]')].map((one) => one.getAttribute('title'))
    return [main.textContent, ...titles].join('\n')
  })
}

/** Reads, and goes on by the button of that name until it is gone or cannot be pressed. */
async function readAll(page: Page, more: RegExp): Promise<string> {
  let read = ''
  for (let round = 0; round < 60; round += 1) {
    await settle(page)
    read += await textOf(page)
    const button = page.getByRole('main').getByRole('button', { name: more }).last()
    if ((await button.count()) === 0 || (await button.isDisabled())) return read
    await button.click()
  }
  throw new Error('the list has no end')
}

const missing = (read: string, wanted: readonly string[]) =>
  wanted.filter((text) => !read.includes(visible(text)))

async function findingsOf(page: Page, claim: string) {
  const answer = await page.evaluate(
    (id) => window.bridge.invoke('claims.get', { claim: id, language: 'en' }),
    claim,
  )
  if (!answer.ok) throw new Error(answer.error.code)
  return answer.value.findings
}

describe('515 naughty strings as user agents, applications, inbox rules and file names', () => {
  let app: RunningApp
  beforeAll(async () => {
    const work = folder()
    const caseFolder = join(work, 'hostile.evcase')
    evv(['new', caseFolder, ...caseScope])
    const { logs, states } = writeHostileExports(work)
    const imported = evv(['import', caseFolder, logs, '--json'])
    expect(imported.json<{ totals: { quarantined: number } }>().totals.quarantined).toBe(0)
    evv(['import', caseFolder, states, '--as-of', '2026-03-14T18:00Z'])
    indicator(caseFolder, 'ip', attackerAddress)
    indicator(caseFolder, 'user', 'odd@harrowridge.example')
    app = await launchApp({ env: { EVV_CHECK_OUTPUTS: '1' } })
    app.page.on('dialog', () => {
      throw new Error('a dialog opened')
    })
    await app.nextDialog([caseFolder])
    await app.page.getByRole('button', { name: /^Open…/ }).click()
    await app.page.getByRole('table', { name: 'Verdict board' }).waitFor({ timeout: 60_000 })
    await isIdle(app.page)
  }, 300_000)
  afterAll(() => app.close())

  it('stand on the case screen as text', async () => {
    await settle(app.page)
    expect(await textOf(app.page)).toContain('515')
  })

  it('stand in the ledger as file names', async () => {
    const { page } = app
    await goTo(page, '#/evidence')
    const read = await readAll(page, /^(Show .* more|Next page)/)
    expect(missing(read, naughty.map(fileNameOf))).toEqual([])
  })

  it('stand in findings as names of rules', async () => {
    const { page } = app
    await goTo(page, '#/claims/inbox-rules-clean')
    expect(missing(await readAll(page, /more findings/), naughty)).toEqual([])
  })

  it.each([
    ['user agents', attackerAddress],
    ['applications', 'odd@harrowridge.example'],
  ])('stand in records as %s', async (_what, indicated) => {
    const { page } = app
    const claim = 'no-indicator-hit-after-containment'
    const finding = (await findingsOf(page, claim)).find(({ text }) => text.includes(indicated))
    await goTo(page, `#/claims/${claim}/${finding!.id}`)
    expect(missing(await readAll(page, /^Next \d/), naughty)).toEqual([])
  })

  it('made nothing but text, and nothing ran', async () => {
    const { page } = app
    const made = await page.evaluate(
      () =>
        document.querySelectorAll(
          'main :is(img, iframe, script, object, embed, link, style, form, audio, video)',
        ).length,
    )
    expect(made).toBe(0)
    expect(await page.evaluate(() => document.querySelectorAll('script').length)).toBe(1)
    expect(await app.violations()).toEqual([])
    const outside = (await app.requests()).filter(
      (url) => !/^(https:\/\/verifier\.invalid|app:\/\/verifier)\//.test(url),
    )
    expect(outside).toEqual([])
  })
})
