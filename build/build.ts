// `npm run build`: the app as it runs and as it is packed, in dist/app.
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { inputsDigest } from './app/inputs.ts'
import { underLock } from './app/lock.ts'
import { root } from './tools.ts'

/** Left out of the package; says what the folder beside it was made from. */
const stampName = '.inputs.sha256'

/**
 * Makes the app in `out` (default dist/app) unless it is there and its inputs are unchanged. Any number of
 * processes may ask at once: one builds, the others wait. Returns the folder.
 * @throws Error with the words of the tool that failed; the folder is then as it was
 */
export async function buildApp(options: { readonly out?: string } = {}): Promise<string> {
  const out = options.out ?? join(root, 'dist', 'app')
  if (isCurrent(out)) return out
  mkdirSync(dirname(out), { recursive: true })
  await underLock(`${out}.lock`, async () => {
    if (!isCurrent(out)) await replace(out)
  })
  return out
}

function isCurrent(out: string): boolean {
  try {
    return readFileSync(join(out, stampName), 'utf8') === inputsDigest(root)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
}

/** Beside the old one, then in its place: nobody finds half an app. */
async function replace(out: string): Promise<void> {
  const [next, old] = [`${out}.next`, `${out}.old`]
  for (const folder of [next, old]) rmSync(folder, { recursive: true, force: true })
  const digest = inputsDigest(root)
  try {
    await assemble(next)
  } catch (error) {
    rmSync(next, { recursive: true, force: true })
    throw error
  }
  writeFileSync(join(next, stampName), digest)
  try {
    renameSync(out, old)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  renameSync(next, out)
  rmSync(old, { recursive: true, force: true })
}

async function assemble(folder: string): Promise<void> {
  const script = join(root, 'build', 'app', 'assemble.ts')
  const env = { ...process.env, NODE_ENV: 'production' }
  const child = spawn(process.execPath, [script, folder], { cwd: root, env })
  let words = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (words += text))
  const status = await new Promise<number | null>((done, fail) => {
    child.on('error', fail)
    child.on('close', done)
  })
  if (status !== 0)
    throw new Error(`the app cannot be built:\n${stripVTControlCharacters(words).trim()}`)
}

if (import.meta.main) {
  const startedAt = performance.now()
  try {
    const folder = await buildApp()
    const elapsedSeconds = (performance.now() - startedAt) / 1000
    console.log(`${folder} is current (${elapsedSeconds.toFixed(1)} s)`)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
