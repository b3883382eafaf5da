import { join } from 'node:path'
import { app, dialog, protocol } from 'electron'
import { Desktop } from './desktop.ts'
import { openLog, type Log } from './log.ts'
import { appScheme, isElectron } from './origin.ts'
import { readParameters, type Parameters } from './parameters.ts'
import { denyNavigationEverywhere } from './security/navigation.ts'
import { refusedSwitch, silenceNetwork } from './security/switches.ts'
import { runSelfTest } from './self-test.ts'

// The order of starting: what must hold before the first window comes first, and before any wait.

const given = process.argv.slice(1)
const refused = app.isPackaged ? refusedSwitch(given) : null
if (refused === null) boot(readParameters(given))
else refuse(refused)

function refuse(parameter: string): void {
  process.stderr.write(`${parameter} is not for an installed app\n`)
  app.exit(2)
}

function boot({ selfTest, caseFolder }: Parameters): void {
  app.enableSandbox()
  silenceNetwork(app.commandLine)
  denyNavigationEverywhere(app)
  if (isElectron)
    protocol.registerSchemesAsPrivileged([
      { scheme: appScheme, privileges: { standard: true, secure: true, codeCache: true } },
    ])
  if (selfTest !== null) test(selfTest).catch(fail)
  else if (app.requestSingleInstanceLock()) start(caseFolder).catch(fail)
  else app.quit()
}

/** Without a window there is nowhere to say it but a box of the system's; waiting for ever says nothing. */
function fail(error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(`${text}\n`)
  if (!given.some((parameter) => parameter.startsWith('--self-test')))
    dialog.showErrorBox('Eviction Verifier', text)
  app.exit(1)
}

async function start(caseFolder: string | null): Promise<void> {
  await app.whenReady()
  const log = openLog(join(app.getPath('userData'), 'logs'), process.env['EVV_LOG_LEVEL'])
  const desktop = new Desktop(log)
  log.info({ host: isElectron ? 'electron' : 'chromium' }, 'started')
  app.on('second-instance', () => desktop.focus())
  app.on('window-all-closed', () => app.quit())
  app.once('will-quit', (event) => {
    event.preventDefault()
    void end(desktop, log)
  })
  if (caseFolder !== null) await desktop.openCase(caseFolder)
}

/** A single window is the whole tool: with it the app ends, once the engine has put the case away. */
async function end(desktop: Desktop, log: Log): Promise<void> {
  await desktop.close()
  log.info('ended')
  app.exit(0)
}

async function test(folder: string): Promise<void> {
  // Printing opens and closes the only window: without a listener that would end the app, as if all were well.
  app.on('window-all-closed', () => undefined)
  await app.whenReady()
  app.exit(await runSelfTest(folder, openLog(join(folder, 'logs'), undefined)))
}
