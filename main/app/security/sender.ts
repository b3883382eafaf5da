import type { IpcMainInvokeEvent, WebContents } from 'electron'
import { appOrigin } from '../origin.ts'

/**
 * Threat: a call from a frame that is not our page: an embedded one, one of another origin, one that
 * navigated away while its call was under way (its frame is null), or another window.
 */
export function isTrustedSender(
  event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>,
  page: WebContents,
): boolean {
  const frame = event.senderFrame
  return (
    frame !== null &&
    event.sender === page &&
    frame === page.mainFrame &&
    frame.origin === appOrigin
  )
}
