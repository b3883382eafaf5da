import { anything, assert, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keyOf } from '../../build/chromium-host/menu.ts'
import { filesInWire, fromWire, toWire } from '../../build/chromium-host/worlds/wire.ts'

const noFile = () => null
const noPath = () => {
  throw new Error('no file was sent')
}

describe('values on the wire', () => {
  it('come back as they were, through JSON', () => {
    const value = anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withNullPrototype: false,
      maxDepth: 3,
    })
    assert(
      property(value, (given) => {
        const wire: unknown = JSON.parse(JSON.stringify(toWire(given, noFile)))
        expect(fromWire(wire, noPath)).toEqual(given)
      }),
    )
  })

  it('cannot pass for a file, however they are shaped', () => {
    const shaped = [{ $: 'file', v: 'token' }, new Map([['$', 'file']]), '{"$":"file"}']
    for (const value of shaped) expect(filesInWire(toWire(value, noFile))).toEqual([])
  })

  it('hold the files that were registered, wherever they stand', () => {
    const wire = toWire(['call', { deep: [{ file: 'one' }] }, ['two', 'three']], (text) =>
      text === 'one' || text === 'two' ? text : null,
    )
    expect(filesInWire(wire)).toEqual(['one', 'two'])
    expect(fromWire(wire, (file) => `/real/${file}`)).toEqual([
      'call',
      { deep: [{ file: '/real/one' }] },
      ['/real/two', 'three'],
    ])
  })

  it('keep a key that would change the prototype a plain key', () => {
    const value: unknown = JSON.parse('{"__proto__": {"isAdmin": true}}')
    const back = fromWire(toWire(value, noFile), noPath) as { isAdmin?: boolean }
    expect(Object.keys(back)).toEqual(['__proto__'])
    expect(back.isAdmin).toBeUndefined()
  })

  it.each([[() => {}], [Symbol('x')]])('refuse %s', (value) => {
    expect(() => toWire({ value }, noFile)).toThrow(/could not be cloned/)
  })
})

describe('keys of the menu', () => {
  it.runIf(process.platform !== 'darwin').each([
    ['CmdOrCtrl+K', 'Ctrl+K'],
    ['CommandOrControl+shift+i', 'Ctrl+Shift+I'],
    ['Shift+Control+I', 'Ctrl+Shift+I'],
    ['CmdOrCtrl+,', 'Ctrl+,'],
    ['CmdOrCtrl+Plus', 'Ctrl++'],
    ['F11', 'F11'],
  ])('%s is %s on the page', (accelerator, key) => {
    expect(keyOf(accelerator)).toBe(key)
  })
})
