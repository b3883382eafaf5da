import type { IpcMainInvokeEvent, WebContents, WebFrameMain } from 'electron'
import { describe, expect, it } from 'vitest'
import { appOrigin } from '../../main/app/origin.ts'
import { isTrustedSender } from '../../main/app/security/sender.ts'

function fakeFrame(origin: string): WebFrameMain {
  return { origin } satisfies Partial<WebFrameMain> as WebFrameMain
}

function fakePage(origin: string): WebContents {
  return { mainFrame: fakeFrame(origin) } satisfies Partial<WebContents> as WebContents
}

const from = (sender: WebContents, senderFrame: WebFrameMain | null) =>
  ({ sender, senderFrame }) satisfies Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>

describe('the sender of a call', () => {
  const page = fakePage(appOrigin)

  it('is trusted when it is the main frame of our window on our origin', () => {
    expect(isTrustedSender(from(page, page.mainFrame), page)).toBe(true)
  })

  it('is refused when its frame is gone', () => {
    expect(isTrustedSender(from(page, null), page)).toBe(false)
  })

  it('is refused when it is another frame of our window, even on our origin', () => {
    expect(isTrustedSender(from(page, fakeFrame(appOrigin)), page)).toBe(false)
  })

  it('is refused when it is another window, even with our origin', () => {
    const other = fakePage(appOrigin)
    expect(isTrustedSender(from(other, other.mainFrame), page)).toBe(false)
  })

  it.each(['https://contoso.example', 'null', '', 'file://', `${appOrigin}.contoso.example`])(
    'is refused when our window shows the origin “%s”',
    (origin) => {
      const taken = fakePage(origin)
      expect(isTrustedSender(from(taken, taken.mainFrame), taken)).toBe(false)
    },
  )
})
