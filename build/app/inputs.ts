import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folders = ['build/app', 'main', 'renderer', 'shared']
/** The lock file stands for node_modules. */
const files = ['build/tools.ts', 'package.json', 'package-lock.json', 'tsconfig.base.json']

/** SHA-256 over names and contents of everything the app is made from: equal digests, equal app. */
export function inputsDigest(root: string): string {
  const hash = createHash('sha256')
  for (const path of [...folders.flatMap((folder) => filesIn(root, folder)), ...files]) {
    const bytes = readFileSync(join(root, path))
    hash.update(`${path}\0${bytes.length}\0`).update(bytes)
  }
  return hash.digest('hex')
}

function filesIn(root: string, folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort()
}
