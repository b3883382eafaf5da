// `npm start [-- --case DIR] [--window]`: the app in its window; without a display the sample case, headless,
// in a fresh folder of the checkout.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildApp } from './build.ts'
import { ensureElectron } from './electron-runtime.ts'
import { chromiumAdvice, ensureChromium } from './install-chromium.ts'
import { root, runProgram, runScript } from './tools.ts'

const parameters = process.argv.slice(2)

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'])
}

async function showSample(): Promise<number> {
  const folder = join('.cache', 'demo')
  rmSync(join(root, folder), { recursive: true, force: true })
  const { status } = await runScript(join('main', 'cli', 'evv.ts'), ['demo', folder])
  return status
}

/** Electron where its runtime is or can be had, else the stand-in, which must be told apart. */
async function openWindow(): Promise<number> {
  const forApp = parameters.filter((parameter) => parameter !== '--window')
  const folder = await buildApp()
  const electron = ensureElectron()
  if (electron !== null) {
    process.stderr.write('Starting on Electron.\n')
    const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    return (await runProgram(electron, [folder, ...sandbox, ...forApp])).status
  }
  if (ensureChromium() === null) {
    process.stderr.write(`Electron’s runtime is out of reach. ${chromiumAdvice}\n`)
    return 1
  }
  process.stderr.write(
    'Starting on the stand-in (Node and the system’s Chromium), for Electron’s runtime is out of reach.\n',
  )
  const host = join('build', 'chromium-host', 'run.ts')
  return (await runScript(host, [folder, ...forApp])).status
}

const isWindowWanted = hasDisplay() || parameters.includes('--window')
process.exitCode = await (isWindowWanted ? openWindow() : showSample())
