import { EventEmitter } from 'node:events'
import type { App, HandlerDetails, WebContents, WindowOpenHandlerResponse } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { denyNavigation, denyNavigationEverywhere } from '../../main/app/security/navigation.ts'

type OpenHandler = (details: HandlerDetails) => WindowOpenHandlerResponse

/** What the rules use of a WebContents; `satisfies` keeps its shape that of Electron's types. */
function fakeContents() {
  const emitter = new EventEmitter()
  let open: OpenHandler = () => ({ action: 'allow' })
  const contents = Object.assign(emitter, {
    setWindowOpenHandler: (handler: OpenHandler) => void (open = handler),
  } satisfies Pick<WebContents, 'setWindowOpenHandler'>) as unknown as WebContents
  return { contents, emitter, opened: (details: HandlerDetails) => open(details) }
}

const events = [
  'will-navigate',
  'will-redirect',
  'will-frame-navigate',
  'will-attach-webview',
] as const

function isDenied(emitter: EventEmitter, event: (typeof events)[number]): boolean {
  const preventDefault = vi.fn<() => void>()
  emitter.emit(event, { preventDefault, url: 'https://contoso.example/' })
  return preventDefault.mock.calls.length === 1
}

describe('navigation', () => {
  it.each(events)('is denied: %s', (event) => {
    const { contents, emitter } = fakeContents()
    expect(isDenied(emitter, event)).toBe(false)
    denyNavigation(contents)
    expect(isDenied(emitter, event)).toBe(true)
  })

  it('opens no window', () => {
    const { contents, opened } = fakeContents()
    denyNavigation(contents)
    expect(opened({ url: 'https://contoso.example/' } as HandlerDetails)).toEqual({
      action: 'deny',
    })
  })

  it('is denied to every web contents from its creation', () => {
    const app = new EventEmitter()
    denyNavigationEverywhere(app as unknown as App)
    const { contents, emitter } = fakeContents()
    app.emit('web-contents-created', {}, contents)
    expect(events.map((event) => isDenied(emitter, event))).toEqual(events.map(() => true))
  })
})
