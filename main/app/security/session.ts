import type { Session } from 'electron'
import { appOrigin } from '../origin.ts'

/** Verdict of Chromium's certificate check that refuses; no certificate is ever good here. */
const refuseCertificate = -2

/** Text the person chose to copy; reading the clipboard stays denied like everything else. */
const copying = 'clipboard-sanitized-write'

/** Also lets the inspector of an unpackaged build load itself. */
export function isOwnAddress(url: string): boolean {
  return url.startsWith(`${appOrigin}/`) || url.startsWith('devtools:')
}

/**
 * Threat: the page (or what was smuggled into it) asks for a device, a download or an address. All is denied
 * but the page's own files and writing text to the clipboard from the page itself. The session must be one
 * in memory: nothing of a case stays in a browser's cache.
 */
export function restrictSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) =>
    answer(permission === copying && isOwnAddress(details.requestingUrl)),
  )
  session.setPermissionCheckHandler(
    (_contents, permission, origin) => permission === copying && isOwnAddress(`${origin}/`),
  )
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null))
  session.setCertificateVerifyProc((_request, answer) => answer(refuseCertificate))
  session.setSpellCheckerEnabled(false)
  session.on('will-download', (event) => event.preventDefault())
  session.webRequest.onBeforeRequest((details, answer) =>
    answer({ cancel: !isOwnAddress(details.url) }),
  )
  session.enableNetworkEmulation({ offline: true })
}
