import { describe, expect, it } from 'vitest'
import { fixtureLauncher } from './fixture.ts'

// Page functions are texts: what they name exists in the page alone.
const launch = fixtureLauncher()

type Answer = { role: string; asked: Date; pid: number }

describe('the preload’s world', () => {
  it('is there before the first script of the page, which sees the bridge and nothing else', async () => {
    const { page } = await launch()
    expect(await page.evaluate('seenAtStart')).toEqual(['object', 'undefined', 'undefined'])
    const names = ['require', 'process', 'evvHost', 'evvReceive', 'evvTakeFile', 'secretOfPreload']
    expect(
      await page.evaluate(`${JSON.stringify(names)}.filter((name) => name in window)`),
    ).toEqual([])
  })

  it('gives a bridge that the page cannot change', async () => {
    const { page } = await launch()
    await page.evaluate('window.bridge = null; bridge.invoke = null; delete window.bridge')
    expect(await page.evaluate('bridge.invoke("origin")')).toBe('https://verifier.invalid')
  })

  it('does not show the link to a page that puts its own functions in the way', async () => {
    const { page } = await launch()
    const seen = await page.evaluate(`(async () => {
      const seen = []
      const watch = (owner, name) => {
        const { value, get } = Object.getOwnPropertyDescriptor(owner, name)
        const spy = function (...parameters) {
          seen.push(name)
          return (value ?? get).apply(this, parameters)
        }
        Object.defineProperty(owner, name, value ? { value: spy } : { get: spy })
      }
      watch(EventTarget.prototype, 'dispatchEvent')
      watch(EventTarget.prototype, 'addEventListener')
      watch(CustomEvent.prototype, 'detail')
      watch(Event.prototype, 'target')
      watch(Reflect, 'apply')
      const answer = await bridge.invoke('origin')
      const control = new CustomEvent('control', { detail: 1 }).detail
      return [answer, control, seen]
    })()`)
    expect(seen).toEqual(['https://verifier.invalid', 1, ['detail']])
  })
})

describe('the bridge', () => {
  it('carries values both ways as they are', async () => {
    const { page } = await launch()
    const isSame = await page.evaluate(`(async () => {
      const sent = { list: [1, undefined, -0.5, NaN, 5n, null], at: new Date(3), $: 'v', map: new Map([[1, 2]]),
        bytes: new Uint8Array([0, 128, 255]), text: '\\u202e\\u0000<b>' }
      const { input } = await bridge.invoke('echo', sent)
      const show = (value) => JSON.stringify(value, (key, item) =>
        item instanceof Map ? [...item] : ['bigint', 'undefined'].includes(typeof item) || item !== item ? String(item) : item)
      return [show(input) === show(sent), input.at instanceof Date, input.bytes instanceof Uint8Array, show(input)]
    })()`)
    expect(isSame).toEqual([true, true, true, expect.any(String)])
  })

  it('rejects with what the app threw, and where nobody answers', async () => {
    const { page } = await launch()
    expect(await page.evaluate('bridge.invoke("fail").catch((error) => error.message)')).toBe(
      "Error invoking remote method 'call': Error: as asked",
    )
    expect(await page.evaluate('bridge.raw("nobody").catch((error) => error.message)')).toMatch(
      /No handler registered for 'nobody'/,
    )
  })

  it('refuses what cannot be copied', async () => {
    const { page } = await launch()
    const told = 'bridge.invoke("echo", Symbol("x")).catch((error) => error.message)'
    expect(await page.evaluate(`(async () => ${told})().catch((error) => error.message)`)).toMatch(
      /could not be cloned/,
    )
  })

  it('brings topics to each listener until it is taken off', async () => {
    const { page } = await launch()
    const heard = await page.evaluate(`(async () => {
      const heard = []
      const off = bridge.on((topic, payload) => heard.push(['first', topic, payload]))
      bridge.on((topic, payload) => heard.push(['second', topic, payload]))
      const both = () => bridge.raw('tell', 'job', { done: 1 })
      await both()
      await both()
      off()
      await bridge.raw('tell', 'case', null)
      await bridge.invoke('origin')
      return heard
    })()`)
    const job = ['job', { done: 1 }]
    expect(heard).toEqual([
      ['first', ...job],
      ['second', ...job],
      ['first', ...job],
      ['second', ...job],
      ['second', 'case', null],
    ])
  })

  it('says the origin that Chromium gives the document', async () => {
    const { page } = await launch()
    expect(await page.evaluate('bridge.invoke("origin")')).toBe('https://verifier.invalid')
  })
})

describe('a utility process', () => {
  it('gets its arguments and talks in structured clones', async () => {
    const app = await launch()
    const { role, asked, pid } = await app.page.evaluate<Answer>('bridge.raw("engine")')
    expect({ role, asked }).toEqual({ role: 'writer', asked: new Date(0) })
    expect(await app.enginePids()).toEqual({ writer: pid })
  })
})

describe('menu and theme', () => {
  it('lets the keys of the menu work, after the page has had its say', async () => {
    const { page } = await launch()
    await page.keyboard.press('Control+k')
    await page.keyboard.press('Control+j')
    expect(await page.evaluate('bridge.invoke("pressed")')).toEqual(['k'])
    await page.evaluate('window.addEventListener("keydown", (event) => event.preventDefault())')
    await page.keyboard.press('Control+k')
    expect(await page.evaluate('bridge.invoke("pressed")')).toEqual(['k'])
  })

  it('passes the theme on to the page', async () => {
    const { page } = await launch()
    const isDark = 'matchMedia("(prefers-color-scheme: dark)").matches'
    await page.evaluate('bridge.invoke("theme", "dark")')
    expect(await page.evaluate(isDark)).toBe(true)
    await page.evaluate('bridge.invoke("theme", "light")')
    expect(await page.evaluate(isDark)).toBe(false)
  })
})
