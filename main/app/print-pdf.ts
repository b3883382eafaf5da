import { randomUUID } from 'node:crypto'
import { BrowserWindow, session } from 'electron'
import { appOrigin, appScheme } from './origin.ts'
import { printedContentSecurityPolicy } from './security/csp.ts'
import { documentHandler } from './security/protocol.ts'
import { restrictSession } from './security/session.ts'
import { windowPreferences } from './security/window-preferences.ts'

/**
 * Prints the statement in a hidden window that has no preload, no script and a session of its own which can
 * load this one document. Tagged and with an outline, for readers who cannot see the page.
 */
export async function printPdf(html: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const own = session.fromPartition(`print-${randomUUID()}`)
  restrictSession(own)
  own.protocol.handle(appScheme, documentHandler(html, printedContentSecurityPolicy))
  const window = new BrowserWindow({
    show: false,
    webPreferences: { ...windowPreferences, session: own, javascript: false },
  })
  try {
    await window.loadURL(`${appOrigin}/`)
    return await window.webContents.printToPDF({
      generateTaggedPDF: true,
      generateDocumentOutline: true,
      preferCSSPageSize: true,
      printBackground: true,
    })
  } finally {
    window.destroy()
  }
}
