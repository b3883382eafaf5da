import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchApp, type EngineRole, type RunningApp } from '../helpers/launch-app.ts'
import { openSample } from './steps.ts'

describe('an engine process that is killed', () => {
  let app: RunningApp
  beforeAll(async () => {
    app = await launchApp()
    await openSample(app.page)
  })
  afterAll(() => app.close())

  const kill = async (role: EngineRole): Promise<number> => {
    const pid = (await app.enginePids())[role]
    if (pid === undefined) throw new Error(`no ${role} process`)
    process.kill(pid, 'SIGKILL')
    return pid
  }

  const restarted = async (role: EngineRole, before: number): Promise<void> => {
    for (let round = 0; round < 200; round += 1) {
      const pid = (await app.enginePids())[role]
      if (pid !== undefined && pid !== before) return
      await pause(50)
    }
    throw new Error(`the ${role} process did not come back`)
  }

  it.each([
    ['view', 'reading'],
    ['writer', 'writing'],
  ] as const)('%s: is named, started again, and the case is as it was', async (role, word) => {
    const { page } = app
    const before = await kill(role)
    await restarted(role, before)
    await page.getByText(`The ${word} process ended unexpectedly`).waitFor()
    await page
      .getByRole('navigation')
      .getByRole('link', { name: /^Evidence/ })
      .click()
    await page.getByRole('navigation').getByRole('link', { name: /^Case/ }).click()
    await page.getByRole('table', { name: 'Verdict board' }).waitFor()
    expect(await page.getByText('4 are refuted').count()).toBe(1)
    await page.getByRole('button', { name: 'Dismiss' }).first().click()
  })

  it('again and again is not started for ever', async () => {
    const { page } = app
    for (let round = 0; round < 4; round += 1) {
      const pid = (await app.enginePids()).view
      if (pid === undefined) break
      process.kill(pid, 'SIGKILL')
      await pause(400)
    }
    const message = page.getByText(/The reading process ended \d times within a minute/)
    await message.first().waitFor()
    expect(await message.first().innerText()).toContain('is not started again')
  })
})
