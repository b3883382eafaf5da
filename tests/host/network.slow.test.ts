import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { fixtureLauncher } from './fixture.ts'

const launch = fixtureLauncher()

/** Addresses this machine was really asked for while `action` ran. */
async function requestsDuring(action: (origin: string) => Promise<void>): Promise<string[]> {
  const arrived: string[] = []
  const server = createServer((request, response) => {
    arrived.push(request.url ?? '')
    response.end('x')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  try {
    await action(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  } finally {
    server.closeAllConnections()
    server.close()
  }
  return arrived
}

describe('the network', () => {
  it('is closed but for what the app itself answers, and each attempt is on record', async () => {
    const app = await launch()
    const arrived = await requestsDuring(async (origin) => {
      const attempt = `fetch("${origin}/fetched").then(() => "came", () => "refused")`
      expect(await app.page.evaluate(attempt)).toBe('refused')
      await app.page.evaluate(`new Promise((done) => {
        const image = new Image()
        image.onerror = done
        image.src = "${origin}/image.png"
      })`)
      expect(await app.requests()).toEqual([
        'https://verifier.invalid/',
        'https://verifier.invalid/page.js',
        `${origin}/fetched`,
        `${origin}/image.png`,
      ])
      // The control: this server can be reached.
      expect(await (await fetch(`${origin}/control`)).text()).toBe('x')
    })
    expect(arrived).toEqual(['/control'])
    expect(await app.violations()).toHaveLength(2)
  })

  it('answers what the app has no file for with the app’s own refusal', async () => {
    const { page } = await launch()
    const asked = 'fetch("/other").then(({ status }) => status)'
    expect(await page.evaluate(asked)).toBe(404)
  })
})

describe('the window', () => {
  it('shows no other document and opens no other window', async () => {
    const app = await launch()
    const { page } = app
    await page.evaluate('document.querySelector("a").click()')
    await page.evaluate('document.querySelector("#popup").click()')
    await expect.poll(() => app.requests()).toContain('https://elsewhere.invalid/')
    await page.evaluate('void window.open("https://elsewhere.invalid/")')
    expect(await page.evaluate('bridge.invoke("origin")')).toBe('https://verifier.invalid')
    expect(page.url()).toBe('https://verifier.invalid/')
    await expect.poll(() => page.context().pages().length).toBe(1)
  })

  it('lets another window that its page opens reach no address', async () => {
    const { page } = await launch()
    const arrived = await requestsDuring(async (origin) => {
      await page.evaluate(`void window.open("${origin}/opened")`)
      await page.evaluate(`void window.open("${origin}/apart", "", "noopener")`)
      expect(await page.evaluate('bridge.invoke("origin")')).toBe('https://verifier.invalid')
      await expect.poll(() => page.context().pages().length).toBe(1)
    })
    expect(arrived).toEqual([])
  })

  it('may load its own document again, with its bridge', async () => {
    const { page } = await launch()
    await page.reload()
    expect(await page.evaluate('bridge.invoke("origin")')).toBe('https://verifier.invalid')
  })
})

describe('complaints of the page', () => {
  it('are on record: broken policy, errors on the console, exceptions', async () => {
    const app = await launch()
    expect(await app.violations()).toEqual([])
    await app.page.evaluate(`(() => {
      try { document.body.innerHTML = '<b>' } catch {}
      console.error('one complaint')
      setTimeout(() => { throw new Error('one exception') })
    })()`)
    await expect
      .poll(async () => (await app.violations()).join('\n'))
      .toMatch(
        /^(?=[^]*policy: require-trusted-types-for)(?=[^]*console: one complaint)(?=[^]*exception: Error: one)/,
      )
  })
})

describe('printing', () => {
  it('makes a tagged PDF with an outline in a window nobody sees', async () => {
    const app = await launch()
    const pdf = await app.page.evaluate<string>('bridge.invoke("print")')
    expect(pdf).toMatch(/^%PDF-/)
    expect(pdf).toMatch(/\/StructTreeRoot/)
    expect(pdf).toMatch(/\/Marked true/)
    expect(pdf).toMatch(/\/Outlines/)
    expect(app.page.url()).toBe('https://verifier.invalid/')
  })
})
