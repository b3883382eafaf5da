import type { PermissionRequest, Session } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { appOrigin } from '../../main/app/origin.ts'
import { isOwnAddress, restrictSession } from '../../main/app/security/session.ts'

type Handler<Name extends keyof Session> = Session[Name] extends (
  handler: infer Given,
  ...rest: never[]
) => void
  ? NonNullable<Given>
  : never

/** Keeps what the rules register; the types of each come from Electron's own. */
function recordingSession() {
  const kept = {
    request: undefined as Handler<'setPermissionRequestHandler'> | undefined,
    check: undefined as Handler<'setPermissionCheckHandler'> | undefined,
    device: undefined as Handler<'setDevicePermissionHandler'> | undefined,
    display: undefined as Handler<'setDisplayMediaRequestHandler'> | undefined,
    certificate: undefined as Handler<'setCertificateVerifyProc'> | undefined,
    download: undefined as ((event: { preventDefault(): void }) => void) | undefined,
    before: undefined as Parameters<Session['webRequest']['onBeforeRequest']>[0] | undefined,
    spellChecker: vi.fn<Session['setSpellCheckerEnabled']>(),
    emulation: vi.fn<Session['enableNetworkEmulation']>(),
  }
  const session = {
    setPermissionRequestHandler: (handler) => void (kept.request = handler ?? undefined),
    setPermissionCheckHandler: (handler) => void (kept.check = handler ?? undefined),
    setDevicePermissionHandler: (handler) => void (kept.device = handler ?? undefined),
    setDisplayMediaRequestHandler: (handler) => void (kept.display = handler ?? undefined),
    setCertificateVerifyProc: (handler) => void (kept.certificate = handler ?? undefined),
    setSpellCheckerEnabled: kept.spellChecker,
    enableNetworkEmulation: kept.emulation,
  } satisfies Partial<Session>
  const rest = {
    on: (event: string, listener: never) => {
      if (event === 'will-download') kept.download = listener
    },
    webRequest: { onBeforeRequest: (listener: never) => void (kept.before = listener) },
  }
  restrictSession({ ...session, ...rest } as unknown as Session)
  return kept
}

const page = `${appOrigin}/index.html`
const foreign = 'https://contoso.example/'

function isGranted(permission: string, requestingUrl: string): boolean {
  const answer = vi.fn<(isGranted: boolean) => void>()
  const details = { requestingUrl, isMainFrame: true } as PermissionRequest
  recordingSession().request!(null as never, permission as never, answer, details)
  return answer.mock.calls[0]![0]
}

const isChecked = (permission: string, origin: string) =>
  recordingSession().check!(null, permission as never, origin, {} as never)

function isCancelled(url: string): boolean {
  const answer = vi.fn<(response: { cancel: boolean }) => void>()
  const listener = recordingSession().before as (details: unknown, answer: unknown) => void
  listener({ url }, answer)
  return answer.mock.calls[0]![0].cancel
}

describe('the session', () => {
  it.each([
    'clipboard-read',
    'display-capture',
    'fileSystem',
    'fullscreen',
    'geolocation',
    'hid',
    'media',
    'midi',
    'notifications',
    'openExternal',
    'pointerLock',
    'serial',
    'usb',
    'unknown',
  ])('denies %s, asked or checked', (permission) => {
    expect(isGranted(permission, page)).toBe(false)
    expect(isChecked(permission, appOrigin)).toBe(false)
  })

  it('lets only our own page put text on the clipboard', () => {
    expect(isGranted('clipboard-sanitized-write', page)).toBe(true)
    expect(isChecked('clipboard-sanitized-write', appOrigin)).toBe(true)
    expect(isChecked('clipboard-sanitized-write', `${appOrigin}/`)).toBe(true)
    expect(isGranted('clipboard-sanitized-write', foreign)).toBe(false)
    expect(isChecked('clipboard-sanitized-write', 'https://contoso.example')).toBe(false)
    expect(isChecked('clipboard-sanitized-write', '')).toBe(false)
  })

  it('gives no device and no screen', () => {
    const { device, display } = recordingSession()
    const answer = vi.fn<(streams: unknown) => void>()
    display!({} as never, answer)
    expect(answer.mock.calls).toEqual([[null]])
    expect(device!({} as never)).toBe(false)
  })

  it('trusts no certificate', () => {
    const answer = vi.fn<(result: number) => void>()
    recordingSession().certificate!({} as never, answer)
    expect(answer.mock.calls).toEqual([[-2]])
  })

  it('downloads nothing', () => {
    const preventDefault = vi.fn<() => void>()
    recordingSession().download!({ preventDefault })
    expect(preventDefault).toHaveBeenCalledOnce()
  })

  it('fetches no dictionary and is offline', () => {
    const { spellChecker, emulation } = recordingSession()
    expect(spellChecker.mock.calls).toEqual([[false]])
    expect(emulation.mock.calls).toEqual([[{ offline: true }]])
  })

  it.each([
    foreign,
    'http://127.0.0.1:9222/',
    'ws://contoso.example/',
    'file:///etc/passwd',
    'ftp://contoso.example/',
    'data:text/html,<script>',
    'blob:null/0',
    `${appOrigin}.contoso.example/`,
    appOrigin.replace('verifier', 'other/'),
    `view-source:${page}`,
  ])('cancels %s', (url) => expect(isCancelled(url)).toBe(true))

  it('lets the page and the inspector load', () => {
    expect(isCancelled(page)).toBe(false)
    expect(isOwnAddress('devtools://devtools/bundled/inspector.html')).toBe(true)
  })
})
