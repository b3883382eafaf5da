import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ShippedPackage } from './packages.ts'

const permissive: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Unlicense',
])

/** Its copyleft binds only the fonts themselves. */
const fontLicence = 'OFL-1.1'

/** What is compiled into a package and has terms of its own. */
const compiledIn = [
  'SQLite, compiled into better-sqlite3, is in the public domain (https://www.sqlite.org/copyright.html).',
  'Electron and Chromium carry their licences beside the executable: LICENSE.electron.txt, LICENSES.chromium.html.',
]

/** Whether what a package declares (SPDX: names, OR, AND, brackets) lets it ship. */
export function isPermissive(shipped: Pick<ShippedPackage, 'name' | 'licence'>): boolean {
  const isFont = /^@fontsource(-variable)?\//.test(shipped.name)
  return shipped.licence
    .replace(/^\((.*)\)$/, '$1')
    .split(/ OR /)
    .some((choice) =>
      choice.split(/ AND /).every((id) => permissive.has(id) || (isFont && id === fontLicence)),
    )
}

/**
 * The text that goes with the product: each package with its terms in full.
 * @throws Error naming every package whose licence does not allow shipping it
 */
export function thirdPartyLicences(packages: readonly ShippedPackage[]): string {
  const refused = packages.filter((shipped) => !isPermissive(shipped))
  if (refused.length > 0)
    throw new Error(
      `not permissive: ${refused.map((shipped) => `${title(shipped)} (${shipped.licence})`).join(', ')}`,
    )
  const sections = packages.map((shipped) =>
    [title(shipped), `Licence: ${shipped.licence}`, '', termsOf(shipped)].join('\n'),
  )
  const rule = `\n\n${'-'.repeat(80)}\n\n`
  return `${[...sections, compiledIn.join('\n')].join(rule)}\n`
}

function title(shipped: ShippedPackage): string {
  return `${shipped.name} ${shipped.version}`
}

function termsOf(shipped: ShippedPackage): string {
  const names = readdirSync(shipped.folder).filter((name) =>
    /^(licen[cs]e|notice|copying)/i.test(name),
  )
  if (names.length === 0) return `(The package holds no text; it declares ${shipped.licence}.)`
  return names
    .sort()
    .map((name) => readFileSync(join(shipped.folder, name), 'utf8').replaceAll('\r\n', '\n').trim())
    .join('\n\n')
}
