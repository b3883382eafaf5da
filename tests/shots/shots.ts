// `npm run shots`: every screen × theme × language of the sample case, as pictures in docs/screens/.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { root } from '../architecture/source-files.ts'
import { openSample, settle, useSettings } from '../e2e/steps.ts'
import { launchApp } from '../helpers/launch-app.ts'

const folder = join(root, 'docs', 'screens')
const themes = ['light', 'dark', 'contrast'] as const
const languages = ['en', 'zh-CN'] as const

/** Where each picture is taken: a hash, and what is done there first. */
const places: readonly { name: string; hash: string; prepare?: (page: Page) => Promise<void> }[] = [
  { name: 'case', hash: '#/case' },
  { name: 'evidence', hash: '#/evidence' },
  { name: 'claims', hash: '#/claims/inbox-rules-clean' },
  { name: 'record', hash: '#/claims/no-tainted-credential-signin', prepare: openRawRecord },
]

async function openRawRecord(page: Page): Promise<void> {
  await page.keyboard.press('r')
}

const userData = mkdtempSync(join(tmpdir(), 'evv-shots-'))
mkdirSync(folder, { recursive: true })
const app = await launchApp({ userData })
try {
  const { page } = app
  await page.setViewportSize({ width: 1440, height: 900 })
  for (const language of languages)
    for (const theme of themes) {
      await useSettings(page, { language, theme })
      await settle(page)
      await page.screenshot({ path: join(folder, `welcome-${theme}-${language}.png`) })
    }
  await useSettings(page, { language: 'en', theme: 'light' })
  await openSample(page)
  for (const { name, hash, prepare } of places)
    for (const language of languages)
      for (const theme of themes) {
        await useSettings(page, { language, theme })
        await page.evaluate((to) => {
          window.location.hash = to
        }, hash)
        await settle(page)
        await prepare?.(page)
        await settle(page)
        await page.screenshot({ path: join(folder, `${name}-${theme}-${language}.png`) })
      }
  console.log(`docs/screens, taken on ${app.host}`)
} finally {
  await app.close()
  rmSync(userData, { recursive: true, force: true })
}
