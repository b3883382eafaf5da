import { cpSync, existsSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { root } from '../tools.ts'

/** `folder` is absolute; `licence` is the SPDX expression that the package declares. */
export type ShippedPackage = {
  readonly name: string
  readonly version: string
  readonly licence: string
  readonly folder: string
  readonly dependencies: readonly string[]
}

/** Header files: better-sqlite3 needs them where it is compiled, which never happens here. */
const buildTimeOnly: ReadonlySet<string> = new Set(['node-addon-api'])

export function packageAt(folder: string): ShippedPackage {
  const { name, version, license, dependencies } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as {
    name: string
    version: string
    license?: string
    dependencies?: Readonly<Record<string, string>>
  }
  return {
    name,
    version,
    licence: license ?? 'none declared',
    folder,
    dependencies: Object.keys(dependencies ?? {}).filter((other) => !buildTimeOnly.has(other)),
  }
}

/** What the app needs from node_modules at run time: the dependencies, theirs, and so on. */
export function runtimePackages(): readonly ShippedPackage[] {
  const found = new Map<string, ShippedPackage>()
  const follow = (from: ShippedPackage): void => {
    for (const name of from.dependencies) {
      const folder = findPackage(name, from.folder)
      if (found.has(folder)) continue
      const dependency = packageAt(folder)
      found.set(folder, dependency)
      follow(dependency)
    }
  }
  follow(packageAt(root))
  return [...found.values()].sort((a, b) => (a.folder < b.folder ? -1 : 1))
}

/** As Node looks for it: in the node_modules of each folder on the way up. */
function findPackage(name: string, from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name)
    if (existsSync(join(candidate, 'package.json'))) return candidate
    if (folder === root) throw new Error(`${name} is missing from node_modules: run "npm ci"`)
  }
}

/** Keeps only what runs: no sources of native code, declarations, tests or documents. */
export function copyPackages(packages: readonly ShippedPackage[], out: string): void {
  for (const { folder } of packages)
    cpSync(folder, join(out, relative(root, folder)), {
      recursive: true,
      filter: (source) =>
        statSync(source).isDirectory()
          ? !idleFolders.test(relative(folder, source))
          : runs(basename(source)),
    })
}

const idleFolders =
  /^(node_modules|\.?bin|deps|docs?|tests?|bench(marks?)?|examples?|fixtures|scripts|\..*)$/

const idleFiles =
  /^((bench(mark)?|bin|browser|check|example|sync-version|test)|.*\.(config|conf|test|min))\.[cm]?js$/

/** Electron runs on glibc; the programs for musl would only be weight. */
function runs(name: string): boolean {
  if (idleFiles.test(name) || /^(tsconfig|linuxmusl)/.test(name)) return false
  return /\.([cm]?js|json|node)$/.test(name)
}
