import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { App } from 'electron'

export type PathName = Parameters<App['getPath']>[0]

const config = () =>
  process.env['XDG_CONFIG_HOME'] ?? process.env['APPDATA'] ?? join(homedir(), '.config')

const places: Partial<Record<PathName, (userData: string) => string>> = {
  home: homedir,
  temp: tmpdir,
  appData: config,
  userData: (userData) => userData,
  logs: (userData) => join(userData, 'logs'),
  documents: () => join(homedir(), 'Documents'),
  downloads: () => join(homedir(), 'Downloads'),
  exe: () => process.execPath,
}

/** Where the app may keep its own things. `given` is of `--user-data-dir`, empty where that is left out. */
export function userDataFolder(appName: string, given: string): string {
  return given === '' ? join(config(), appName) : given
}

/** @throws Error for a place the stand-in does not know, in Electron's words */
export function defaultPath(name: PathName, userData: string): string {
  const place = places[name]
  if (place === undefined) throw new Error(`Failed to get '${name}' path`)
  return place(userData)
}
