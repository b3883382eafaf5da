import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './tools.ts'

/** Longest that fetching the runtime may take, in milliseconds: behind a wall that drops packets it never ends. */
const patienceMs = 60_000
const dayMs = 24 * 3_600_000

const home = join(root, 'node_modules', 'electron')
const refusal = join(root, '.cache', 'electron-refused')

/** Electron's executable; null where its runtime, which does not come with the package, is absent. */
export function findElectron(): string | null {
  try {
    const path = join(home, 'dist', readFileSync(join(home, 'path.txt'), 'utf8'))
    return existsSync(path) ? path : null
  } catch {
    return null
  }
}

/**
 * Electron's executable, fetched with Electron's own installer where it is absent. A refusal is kept for a
 * day, so that not every start waits for it.
 */
export function ensureElectron(): string | null {
  const found = findElectron()
  if (found !== null) return found
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as {
    version: string
  }
  if (wasRefused(version)) return null
  process.stderr.write('Fetching Electron’s runtime (once) …\n')
  spawnSync(process.execPath, [join(home, 'install.js')], {
    stdio: 'ignore',
    timeout: patienceMs,
  })
  const fetched = findElectron()
  if (fetched !== null) return fetched
  mkdirSync(dirname(refusal), { recursive: true })
  writeFileSync(refusal, version)
  return null
}

function wasRefused(version: string): boolean {
  if (!existsSync(refusal) || readFileSync(refusal, 'utf8') !== version) return false
  return Date.now() - statSync(refusal).mtimeMs < dayMs
}
