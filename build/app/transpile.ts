import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../tools.ts'

const folders = ['main/app', 'main/engine', 'main/sample', 'shared']

/**
 * Emits the processes without a page file by file, for their registries list folders at run time. Types are
 * left to `npm run check`.
 * @throws Error with the compiler's words, or naming a file that would not ship
 */
export function transpile(out: string): void {
  for (const folder of folders) assertOnlySources(folder)
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  const project = join(root, 'build', 'app', 'emit.tsconfig.json')
  const { status, stdout, stderr, error } = spawnSync(
    process.execPath,
    [compiler, '--project', project, '--outDir', out],
    { encoding: 'utf8' },
  )
  if (error !== undefined) throw error
  if (status !== 0) throw new Error(`the compiler failed:\n${stdout}${stderr}`)
}

/** The compiler passes over what is not TypeScript without a word: the packed app would miss it. */
function assertOnlySources(folder: string): void {
  for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    if (entry.isFile() && !entry.name.endsWith('.ts') && entry.name !== 'tsconfig.json')
      throw new Error(`${join(entry.parentPath, entry.name)} is no TypeScript and would not ship`)
}
