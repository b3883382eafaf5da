import { afterEach, describe, expect, it, vi } from 'vitest'
import { ensureChromium, findChromium } from '../../build/install-chromium.ts'

afterEach(() => vi.unstubAllEnvs())

describe('the Chromium of this machine', () => {
  it('is the one that is named, whatever else there is', () => {
    vi.stubEnv('EVV_CHROMIUM', process.execPath)
    expect(findChromium()).toBe(process.execPath)
  })

  it('is missing where the one that is named is, and then nothing is installed', () => {
    vi.stubEnv('EVV_CHROMIUM', '/nowhere/chromium')
    expect(findChromium()).toBeNull()
    expect(ensureChromium()).toBeNull()
  })
})
