import { fileURLToPath } from 'node:url'
import { afterEach } from 'vitest'
import type { LaunchOptions, RunningApp } from '../helpers/launch-app.ts'
import { launchOnChromium } from '../helpers/launch-chromium.ts'

export const fixtureApp = fileURLToPath(new URL('fixture-app', import.meta.url))

/** Launches the fixture app on the stand-in; what a test leaves open is closed after it. */
export function fixtureLauncher(): (options?: LaunchOptions) => Promise<RunningApp> {
  const open: RunningApp[] = []
  afterEach(async () => {
    for (const app of open.splice(0)) await app.close()
  })
  return async (options = {}) => {
    const app = await launchOnChromium({ appFolder: fixtureApp, ...options })
    open.push(app)
    return app
  }
}
