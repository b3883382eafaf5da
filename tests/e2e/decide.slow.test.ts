import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { evv } from '../helpers/evv.ts'
import { launchApp, type RunningApp } from '../helpers/launch-app.ts'
import { tempFolders } from '../helpers/temp-folder.ts'
import { writeHostileExports } from './hostile-exports.ts'
import { caseScope, goTo, isIdle } from './steps.ts'

const folder = tempFolders('e2e-decide')
const claim = '#/claims/inbox-rules-clean'

/** One person's word on the finding that is selected. */
async function decide(page: Page, by: string): Promise<void> {
  await page.keyboard.press('b')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Your name').fill(by)
  await dialog.getByLabel('Reason').fill('A rule of the assistant, confirmed by phone.')
  await dialog.getByRole('button', { name: 'Enter the decision' }).click()
  await dialog.waitFor({ state: 'detached' })
  await isIdle(page)
}

describe('a finding', () => {
  let app: RunningApp
  const work = folder()
  const caseFolder = join(work, 'acme.evcase')

  beforeAll(async () => {
    evv(['new', caseFolder, ...caseScope])
    const { states } = writeHostileExports(work)
    evv(['import', caseFolder, join(states, 'inbox-rules.json'), '--as-of', '2026-03-14T18:00Z'])
    app = await launchApp({ env: { EVV_CHECK_OUTPUTS: '1' } })
    await app.nextDialog([caseFolder])
    await app.page.getByRole('button', { name: /^Open…/ }).click()
    await app.page.getByRole('table', { name: 'Verdict board' }).waitFor()
    await isIdle(app.page)
  })
  afterAll(() => app.close())
  it('is in force once two different people have entered the same', async () => {
    const { page } = app
    await goTo(page, claim)
    const answer = await page.evaluate(() =>
      window.bridge.invoke('claims.get', { claim: 'inbox-rules-clean', language: 'en' }),
    )
    if (!answer.ok) throw new Error(answer.error.code)
    const finding = answer.value.findings[0]!
    await goTo(page, `${claim}/${finding.id}`)
    await decide(page, 'analyst.one@responder.example')
    const dispositions = async () => {
      const now = await page.evaluate(() =>
        window.bridge.invoke('claims.get', { claim: 'inbox-rules-clean', language: 'en' }),
      )
      if (!now.ok) throw new Error(now.error.code)
      return now.value.findings.find(({ id }) => id === finding.id)!
    }
    expect(await dispositions()).toMatchObject({ inForce: null, decisions: [{ as: 'benign' }] })
    await decide(page, 'Analyst.One@responder.example')
    expect((await dispositions()).inForce).toBeNull()
    await decide(page, 'analyst.two@responder.example')
    await expect.poll(async () => (await dispositions()).inForce).toBe('benign')
    await page.getByText('analyst.two@responder.example').first().waitFor()
  })
})
