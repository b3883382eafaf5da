// Makes node_modules what package-lock.json says, once, whoever comes first. Plain JavaScript, Node ≥ 18.
import { spawn } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { isatty } from 'node:tty'

/** npm's name for the Node of this machine; not every platform has one (macOS has none). */
export function pinnedNodePackage() {
  const platform = process.platform === 'win32' ? 'win' : process.platform
  return `node-${platform}-${process.arch}`
}

/**
 * Returns at once when node_modules fits, else runs `npm ci` under a lock that two processes cannot both
 * hold. Throws an Error whose message is one line: what failed and what to do.
 * @param {string} root the checkout
 */
export async function installPackages(root) {
  if (isInstalled(root)) return
  const lock = await takeLock(join(root, '.cache'), 'install.lock')
  try {
    if (isInstalled(root)) return
    process.stderr.write('bootstrap: installing packages with npm ci (once) …\n')
    await runNpmCi(root, lock)
    if (!isInstalled(root))
      throw new Error(
        'npm ci ended well but node_modules does not fit package-lock.json: run "npm install"',
      )
  } finally {
    lock.release()
  }
}

/**
 * Compares with the list npm itself leaves in node_modules when it has finished, so a hand-run `npm ci`
 * or `npm install` counts too. Packages for other platforms may be absent, the pinned Node may not.
 * @param {string} root the checkout
 */
export function isInstalled(root) {
  const wanted = readPackages(join(root, 'package-lock.json'))
  if (wanted === null)
    throw new Error('package-lock.json is missing or broken: restore it from git')
  const present = readPackages(join(root, 'node_modules', '.package-lock.json'))
  if (present === null) return false
  const node = `node_modules/${pinnedNodePackage()}`
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true
    const found = present[path]
    if (found === undefined) return entry.optional === true && path !== node
    const same = found.version === entry.version
    const intact = entry.integrity === undefined || found.integrity === entry.integrity
    return same && intact && existsSync(join(root, path, 'package.json'))
  })
}

/**
 * @param {string} path of a lock file
 * @returns {Record<string, { version?: string, integrity?: string, optional?: boolean }> | null}
 */
function readPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages ?? null
  } catch {
    return null
  }
}

/**
 * @param {string} root
 * @param {Lock} lock
 */
async function runNpmCi(root, lock) {
  // npm writes this list last; without it a killed run cannot look finished.
  rmSync(join(root, 'node_modules', '.package-lock.json'), { force: true })
  const child = startNpm(root, [
    'ci',
    '--include=dev',
    '--include=optional',
    '--loglevel=error',
    '--no-audit',
    '--no-fund',
    '--no-progress',
  ])
  // Should this process be killed, npm goes on for a while, and a second one would run into it.
  if (child.pid !== undefined) lock.share(child.pid)
  const { ending, output } = await outcomeOf(child)
  if (ending === 0) return
  // npm, told to stop, ends with 128 and the number of the signal.
  const stopped = typeof ending === 'string' || ending > 128
  const reason = stopped ? `stopped, ${ending}` : firstProblem(output)
  throw new Error(
    `npm ci failed (${reason}): check the network and the proxy; "npm ci" shows all of it`,
  )
}

/**
 * @param {string} root
 * @param {string[]} parameters
 */
function startNpm(root, parameters) {
  // Under `npm run` the npm that started us is named; a bare `npm` could be another one.
  const script = process.env.npm_execpath ?? ''
  const isNpm = script.endsWith('npm-cli.js')
  const command = isNpm ? (process.env.npm_node_execpath ?? process.execPath) : 'npm'
  return spawn(command, isNpm ? [script, ...parameters] : parameters, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: !isNpm && process.platform === 'win32',
  })
}

/**
 * @param {import('node:child_process').ChildProcessByStdio<null, import('node:stream').Readable, import('node:stream').Readable>} child
 * @returns {Promise<{ ending: number | string, output: string }>} exit status or name of a signal
 */
function outcomeOf(child) {
  const stopForwarding = forwardSignals(child)
  let output = ''
  const collect = (/** @type {Buffer} */ chunk) => {
    output = (output + chunk).slice(-20_000)
  }
  child.stdout.on('data', collect)
  child.stderr.on('data', collect)
  return new Promise((done, refuse) => {
    child.on('error', (error) =>
      refuse(
        new Error(`cannot start npm (${error.message}): install Node 24 with npm and run again`),
      ),
    )
    child.on('close', (status, signal) => {
      stopForwarding()
      done({ ending: signal ?? status ?? 1, output })
    })
  })
}

/**
 * npm's error code with its first sentence, from lines such as `npm error code ENOTFOUND`.
 * @param {string} output what npm printed
 */
function firstProblem(output) {
  const lines = output
    .split('\n')
    .filter((line) => /^npm (error|ERR!)/.test(line))
    .map((line) => line.replace(/^npm (error|ERR!)\s*/, '').trim())
  const code = lines.find((line) => line.startsWith('code '))?.slice('code '.length)
  const sentence = lines.find((line) => line !== '' && !/^(\w+ \S+|A complete log.*)$/.test(line))
  return [code, sentence?.slice(0, 200)].filter(Boolean).join(': ') || 'no reason given'
}

/**
 * Held until its owner, and a child it is shared with, are gone or have released it.
 * @typedef {{ share: (pid: number) => void, release: () => void }} Lock
 */

/**
 * The lock is a directory of files named after those who hold it, so that taking it is one rename, and a
 * dead holder is removed by that very name and never with somebody else's lock.
 * @param {string} folder made if absent
 * @param {string} name
 * @returns {Promise<Lock>}
 */
export async function takeLock(folder, name) {
  const lock = join(folder, name)
  const owner = `${process.pid}-${Math.random().toString(36).slice(2)}`
  mkdirSync(folder, { recursive: true })
  const own = mkdtempSync(join(folder, `${name}-`))
  writeFileSync(join(own, owner), '')
  for (let round = 0; ; round += 1) {
    if (tryQuietly(() => renameSync(own, lock))) break
    if (round === 4) process.stderr.write('bootstrap: another process is installing; waiting …\n')
    if (round > 3000) {
      rmSync(own, { recursive: true, force: true })
      throw new Error(`waited ten minutes for ${lock}: remove it if nothing is installing`)
    }
    breakDeadLock(lock)
    await new Promise((next) => setTimeout(next, 200))
  }
  const files = [join(lock, owner)]
  return {
    share(pid) {
      files.push(join(lock, `${pid}-npm`))
      writeFileSync(join(lock, `${pid}-npm`), '')
    },
    release() {
      for (const file of files) tryQuietly(() => unlinkSync(file))
      tryQuietly(() => rmdirSync(lock))
    },
  }
}

/** @param {string} lock */
function breakDeadLock(lock) {
  /** @type {string[]} */
  let owners = []
  tryQuietly(() => {
    owners = readdirSync(lock)
  })
  for (const owner of owners)
    if (!isAlive(Number.parseInt(owner, 10))) tryQuietly(() => unlinkSync(join(lock, owner)))
  // Fails unless empty, which is the point.
  tryQuietly(() => rmdirSync(lock))
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/**
 * @param {() => void} action
 * @returns {boolean} whether it succeeded
 */
function tryQuietly(action) {
  try {
    action()
    return true
  } catch {
    return false
  }
}

/**
 * Passes on what stops a program; returns the undo. A terminal already sends Ctrl-C to the whole group, and
 * a second SIGINT would read as "stop at once".
 * @param {import('node:child_process').ChildProcess} child
 */
export function forwardSignals(child) {
  const interrupt = () => {
    if (!isatty(0)) child.kill('SIGINT')
  }
  const terminate = () => {
    child.kill('SIGTERM')
  }
  process.on('SIGINT', interrupt)
  process.on('SIGTERM', terminate)
  process.on('SIGHUP', terminate)
  return () => {
    process.off('SIGINT', interrupt)
    process.off('SIGTERM', terminate)
    process.off('SIGHUP', terminate)
  }
}
