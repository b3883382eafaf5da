// Runs an app folder on Node and the system's Chromium in place of Electron:
// `node build/chromium-host/run.ts <app folder> [arguments of the app]`.
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { inspect } from 'node:util'
import { chromiumAdvice, findChromium } from '../install-chromium.ts'
import { app } from './app.ts'
import { answerDriver } from './control.ts'
import { configureHost, startBrowser } from './host.ts'
import { killAll } from './shutdown.ts'

/** Longest that the app may take to put its case away once it was told to stop, in milliseconds. */
const patienceMs = 5_000

const electron = new URL('electron.ts', import.meta.url).href

function stop(): void {
  setTimeout(() => process.exit(1), patienceMs).unref()
  app.quit()
}

function fail(message: string): never {
  process.stderr.write(`stand-in: ${message}\n`)
  process.exit(2)
}

async function start(folder: string): Promise<void> {
  const executable = findChromium()
  if (executable === null) fail(chromiumAdvice)
  const isDriven = process.send !== undefined
  const hasDisplay = Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'])
  const hasWindow = !isDriven && (hasDisplay || process.platform !== 'linux')
  const hasPerson = !isDriven || process.env['EVV_HOST_PERSON'] !== undefined
  configureHost({ appFolder: folder, executable, hasWindow, isDriven, hasPerson })
  registerHooks({
    resolve: (specifier, context, next) =>
      /^electron(\/main)?$/.test(specifier)
        ? { url: electron, shortCircuit: true }
        : next(specifier, context),
  })
  process.on('exit', killAll)
  // As Electron does: said, and no reason to end with a case open.
  process.on('unhandledRejection', (reason) => process.stderr.write(`${inspect(reason)}\n`))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  if (isDriven) {
    answerDriver()
    process.on('disconnect', stop)
  }
  startBrowser()
  const { main = 'index.js' } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    main?: string
  }
  await import(pathToFileURL(join(folder, main)).href)
}

const [folder, ...parameters] = process.argv.slice(2)
if (folder === undefined) fail('usage: run.ts <app folder> [arguments of the app]')
// As under Electron: the executable, the app, its arguments.
process.argv = [process.execPath, resolve(folder), ...parameters]
await start(resolve(folder))
