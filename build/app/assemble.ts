// Makes the app in the folder given, which must not exist: `node build/app/assemble.ts FOLDER`. A process of
// its own, for the bundler takes NODE_ENV from its environment, and that of a test run is not a product's.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../tools.ts'
import { thirdPartyLicences } from './licences.ts'
import { copyPackages, runtimePackages, type ShippedPackage } from './packages.ts'
import { bundlePage } from './page.ts'
import { bundlePreload } from './preload.ts'
import { transpile } from './transpile.ts'

type PackageJson = {
  readonly version: string
  readonly description: string
  readonly license: string
  readonly dependencies: Readonly<Record<string, string>>
  readonly imports: Readonly<Record<string, string>>
}

async function assemble(out: string): Promise<void> {
  mkdirSync(out, { recursive: true })
  transpile(out)
  await bundlePreload(out)
  const inPage = await bundlePage(out)
  const atRunTime = runtimePackages()
  copyPackages(atRunTime, out)
  writeFileSync(join(out, 'THIRD-PARTY-LICENCES.txt'), thirdPartyLicences(union(atRunTime, inPage)))
  writeFileSync(join(out, 'package.json'), `${JSON.stringify(packageJson(), null, 2)}\n`)
}

function packageJson(): object {
  const text = readFileSync(join(root, 'package.json'), 'utf8')
  const { version, description, license, dependencies, imports } = JSON.parse(text) as PackageJson
  return {
    name: 'eviction-verifier',
    productName: 'Eviction Verifier',
    version,
    description,
    license,
    author: 'Eviction Verifier contributors',
    private: true,
    type: 'module',
    main: 'main/app/main.js',
    imports: Object.fromEntries(
      Object.entries(imports).map(([name, path]) => [name, path.replace(/\.ts$/, '.js')]),
    ),
    dependencies,
  }
}

function union(...lists: readonly (readonly ShippedPackage[])[]): readonly ShippedPackage[] {
  const byFolder = new Map(lists.flat().map((shipped) => [shipped.folder, shipped]))
  return [...byFolder.values()].sort((a, b) => (a.folder < b.folder ? -1 : 1))
}

const [out] = process.argv.slice(2)
if (out === undefined) throw new Error('usage: assemble.ts FOLDER')
try {
  await assemble(out)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
