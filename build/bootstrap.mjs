// Runs one TypeScript file of this checkout on the pinned Node: `node build/bootstrap.mjs <script.ts> [args…]`.
// Plain JavaScript for any Node from 18 on, because it runs before anything is installed. It must never
// write to stdout: `evv --json` prints its document through this process.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { forwardSignals, installPackages, pinnedNodePackage } from './install.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Path of the Node that runs TypeScript here; throws one line that says what to install. */
function findNode() {
  const name = pinnedNodePackage()
  const { optionalDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  if (optionalDependencies[name] !== undefined) {
    const file = process.platform === 'win32' ? 'node.exe' : 'node'
    const path = join(root, 'node_modules', name, 'bin', file)
    if (existsSync(path)) return path
    throw new Error(`${name} is missing from node_modules: run "npm ci --include=optional"`)
  }
  if (Number.parseInt(process.versions.node, 10) >= 24) return process.execPath
  throw new Error(
    `npm has no ${name} package and this is Node ${process.versions.node}: install Node 24 (nodejs.org) and run again`,
  )
}

/**
 * Becomes `file`, or where the running Node cannot (before 22.15, Windows) stands in for it.
 * @param {string} file
 * @param {string[]} parameters
 */
function become(file, parameters) {
  // Taking the types out of every file costs each thread 0.4 s; kept, it costs a tenth.
  process.env.NODE_COMPILE_CACHE ??= join(root, '.cache', 'compile')
  if (process.execve !== undefined && process.platform !== 'win32')
    process.execve(file, [file, ...parameters], process.env)
  const child = spawn(file, parameters, { stdio: 'inherit' })
  forwardSignals(child)
  child.on('error', (error) => fail(`cannot start ${file}: ${error.message}`))
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1)
    // A crash of native code must look the same from outside as if this process were not here.
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
    setTimeout(() => process.exit(1), 1000)
  })
}

/**
 * @param {string} message
 * @returns {never}
 */
function fail(message) {
  process.stderr.write(`bootstrap: ${message}\n`)
  process.exit(1)
}

const [script, ...parameters] = process.argv.slice(2)
try {
  if (script === undefined) throw new Error('usage: node build/bootstrap.mjs <script.ts> [args…]')
  await installPackages(root)
  become(findNode(), [resolve(root, script), ...parameters])
} catch (error) {
  fail(error instanceof Error ? error.message : String(error))
}
