import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { startHost, type HostProcess } from './host-process.ts'
import type { LaunchOptions, RunningApp } from './launch-app.ts'

/** The app on the stand-in; the test's driver is a second client of the same Chromium. */
export async function launchOnChromium(
  options: LaunchOptions & { appFolder: string },
): Promise<RunningApp> {
  const own = options.userData === undefined ? mkdtempSync(join(tmpdir(), 'evv-app-')) : null
  const userData = options.userData ?? own
  const parameters = [`--user-data-dir=${userData}`, ...(options.args ?? [])]
  const host = await startHost(options.appFolder, parameters, { ...process.env, ...options.env })
  void host.ended.then(() => {
    if (own !== null) rmSync(own, { recursive: true, force: true })
  })
  try {
    const port = await host.order({ kind: 'port' })
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
    return running(host, browser, await firstPage(browser))
  } catch (error) {
    host.kill('SIGTERM')
    await host.ended
    throw new Error(`the app did not start: ${host.output()}`, { cause: error })
  }
}

/** The page once it shows the app's document. */
async function firstPage(browser: Browser): Promise<Page> {
  const [context] = browser.contexts()
  const page = context?.pages()[0] ?? (await context?.waitForEvent('page'))
  if (page === undefined) throw new Error('Chromium shows no page')
  await page.waitForURL(/^https:/)
  await page.waitForLoadState('load')
  return page
}

function running(host: HostProcess, browser: Browser, page: Page): RunningApp {
  return {
    host: 'chromium',
    page,
    pid: host.pid,
    nextDialog: async (paths) => void (await host.order({ kind: 'next-dialog', paths })),
    dropFiles: (selector, paths) => dropFiles(page, selector, paths),
    async enginePids() {
      return Object.fromEntries(
        (await host.order({ kind: 'services' })).flatMap(([name, pid]) => {
          const [role] = /(writer|view|query)$/.exec(name) ?? []
          return role === undefined ? [] : [[role, pid]]
        }),
      )
    },
    violations: async () => (await host.order({ kind: 'record' })).violations,
    requests: async () => (await host.order({ kind: 'record' })).requests,
    async close() {
      await page.close().catch(() => undefined)
      const patience = setTimeout(() => host.kill('SIGTERM'), 10_000)
      await host.ended
      clearTimeout(patience)
      await browser.close()
    },
  }
}

/** As a person's drag: Chromium itself gives the page files that have paths. */
export async function dropFiles(
  page: Page,
  selector: string,
  paths: readonly string[],
): Promise<void> {
  const box = await page.locator(selector).first().boundingBox()
  if (box === null) throw new Error(`${selector} is not shown`)
  const session = await page.context().newCDPSession(page)
  const place = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  const data = { items: [], files: [...paths], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, ...place, data })
  await session.detach()
}
