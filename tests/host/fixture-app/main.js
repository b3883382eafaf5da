/* oxlint-disable no-restricted-imports -- an app imports what it stands on */
/* oxlint-disable unicorn/require-post-message-target-origin -- a process has no origin */
// The smallest app with everything the stand-in stands in for.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  session,
  utilityProcess,
} from 'electron'

const here = fileURLToPath(new URL('.', import.meta.url))
const origin = 'https://verifier.invalid'
const policy =
  "default-src 'none'; script-src 'self'; connect-src *; img-src *; require-trusted-types-for 'script'; trusted-types 'none'"
const printed = '<!doctype html><html lang="en"><title>Print</title><h1>One</h1><h2>Two</h2>'

function htmlHandler(read) {
  return (request) => {
    const { pathname } = new URL(request.url)
    if (pathname === '/page.js')
      return new Response(readFileSync(join(here, 'page.js')), {
        headers: { 'Content-Type': 'text/javascript' },
      })
    if (pathname !== '/') return new Response(null, { status: 404 })
    return new Response(read(), {
      headers: { 'Content-Type': 'text/html', 'Content-Security-Policy': policy },
    })
  }
}

const own = session.fromPartition('window')
own.protocol.handle(
  'https',
  htmlHandler(() => readFileSync(join(here, 'page.html'))),
)

async function print() {
  const printSession = session.fromPartition('print')
  printSession.protocol.handle(
    'https',
    htmlHandler(() => printed),
  )
  const window = new BrowserWindow({
    show: false,
    webPreferences: { session: printSession, javascript: false },
  })
  await window.loadURL(`${origin}/`)
  const pdf = await window.webContents.printToPDF({
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  })
  window.destroy()
  return pdf.toString('latin1')
}

const pressed = []
const answers = {
  echo: (input, files) => ({ input, files }),
  origin: (_input, _files, event) => event.senderFrame.origin,
  choose: async (properties) => (await dialog.showOpenDialog({ properties })).filePaths,
  save: async (defaultPath) => (await dialog.showSaveDialog({ defaultPath })).filePath,
  print,
  pressed: () => pressed,
  theme: (source) => (nativeTheme.themeSource = source),
  fail: () => {
    throw new Error('as asked')
  },
}
ipcMain.handle('call', (event, name, input, files) => {
  if (event.senderFrame !== event.sender.mainFrame) throw new Error('another frame')
  return answers[name](input, files, event)
})

await app.whenReady()
Menu.setApplicationMenu(
  Menu.buildFromTemplate([
    { label: 'File', submenu: [{ accelerator: 'CmdOrCtrl+K', click: () => pressed.push('k') }] },
  ]),
)
const window = new BrowserWindow({
  show: false,
  webPreferences: { session: own, preload: join(here, 'preload.cjs') },
})
ipcMain.handle('tell', (_event, ...payload) => window.webContents.send('topic', ...payload))
ipcMain.handle('engine', () => {
  const engine = utilityProcess.fork(join(here, 'engine.js'), ['writer'], {
    serviceName: 'writer',
  })
  engine.postMessage({ question: new Date(0) })
  return new Promise((done) => engine.once('message', done))
})
window.webContents.on('will-navigate', (event) => event.preventDefault())
app.on('window-all-closed', () => app.quit())
app.once('will-quit', (event) => {
  if (!process.argv.includes('--slow-end')) return
  event.preventDefault()
  setTimeout(() => app.exit(7), 100)
})
void window.loadURL(`${origin}/`)
