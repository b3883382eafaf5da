import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const places: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
}

/** The Chromium of this machine: what `EVV_CHROMIUM` names, else the usual places; null where there is none. */
export function findChromium(): string | null {
  const named = process.env['EVV_CHROMIUM']
  if (named !== undefined && named !== '') return existsSync(named) ? named : null
  return places[process.platform]?.find((path) => existsSync(path)) ?? null
}

/** What to tell a person whose machine has no Chromium, in one line. */
export const chromiumAdvice =
  'Chromium is missing: install it ("apt-get install chromium fonts-noto-cjk" on Debian) or set EVV_CHROMIUM to a Chrome or Chromium executable'

/** Chinese texts need a font that a bare Debian does not have. */
const packages = ['chromium', 'fonts-noto-cjk']

/**
 * The Chromium of this machine, installed through apt first where it is missing and this is root on Debian.
 * What apt says goes to stderr. Null where there is none after all.
 */
export function ensureChromium(): string | null {
  const found = findChromium()
  if (found !== null || !canInstall()) return found
  process.stderr.write(`Installing ${packages.join(' and ')} with apt-get (once) …\n`)
  apt(['update'])
  apt(['install', '--yes', '--no-install-recommends', ...packages])
  return findChromium()
}

function canInstall(): boolean {
  const isNamed = (process.env['EVV_CHROMIUM'] ?? '') !== ''
  return !isNamed && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
}

function apt(parameters: readonly string[]): void {
  spawnSync('apt-get', ['-qq', ...parameters], {
    stdio: ['ignore', process.stderr, process.stderr],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    timeout: 300_000,
  })
}
