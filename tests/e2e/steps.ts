import type { Page } from 'playwright-core'
import type { Settings } from '#contract'

/** What a person does at the window, by the names that they read there. */

const patienceMs = 90_000

/** The scope of the cases that tests make, as `evv new` takes it. */
export const caseScope = [
  ...['--name', 'Acme', '--tenant', 'harrowridge.example'],
  ...['--incident-start', '2026-01-12', '--contained-at', '2026-02-09T15:30Z'],
  ...['--observed-until', '2026-03-14T18:00Z'],
] as const

/** The page has learnt what it needs and listens. */
export async function isReady(page: Page): Promise<void> {
  await page.getByRole('main').waitFor({ timeout: patienceMs })
}

/** Starts with the sample from the first screen and waits for its board. */
export async function openSample(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Open the sample/ }).click()
  await page.getByRole('table', { name: 'Verdict board' }).waitFor({ timeout: patienceMs })
  await isIdle(page)
}

/** Nothing under way any more. */
export async function isIdle(page: Page): Promise<void> {
  await page
    .getByRole('contentinfo')
    .getByRole('progressbar')
    .first()
    .waitFor({ state: 'detached', timeout: patienceMs })
}

export async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    window.location.hash = to
  }, hash)
}

/** As the settings dialog does it, without its clicks: for tests that are about something else. */
export async function useSettings(page: Page, changes: Partial<Settings>): Promise<void> {
  await page.evaluate(async (wanted) => {
    const start = await window.bridge.invoke('app.start', {})
    if (!start.ok) throw new Error(start.error.code)
    await window.bridge.invoke('app.settings', { ...start.value.settings, ...wanted })
  }, changes)
  await page.reload()
  await settle(page)
}

/** Answers are in, fonts are there, and nothing has moved for a moment. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready)
  await page.waitForFunction(
    () => {
      const state = window as unknown as { lastSeen?: string; since?: number }
      const now = document.body.innerHTML
      if (state.lastSeen !== now) {
        state.lastSeen = now
        state.since = performance.now()
      }
      return performance.now() - (state.since ?? 0) > 400
    },
    undefined,
    { timeout: patienceMs, polling: 50 },
  )
}
