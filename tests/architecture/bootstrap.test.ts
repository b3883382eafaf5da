import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { isInstalled, pinnedNodePackage, takeLock } from '../../build/install.mjs'
import { root } from './source-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'evv-bootstrap-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const bootstrap = join(root, 'build', 'bootstrap.mjs')

function script(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

function start(...parameters: string[]) {
  return spawnSync(process.execPath, [bootstrap, ...parameters], {
    encoding: 'utf8',
    input: 'typed',
  })
}

/** A checkout in which npm has left `present` while the lock file asks for `wanted`. */
function checkout(name: string, wanted: object, present: object | null): string {
  const path = join(folder, name)
  mkdirSync(join(path, 'node_modules', 'a'), { recursive: true })
  writeFileSync(join(path, 'node_modules', 'a', 'package.json'), '{}')
  writeFileSync(join(path, 'package-lock.json'), JSON.stringify({ packages: wanted }))
  if (present !== null)
    writeFileSync(
      join(path, 'node_modules', '.package-lock.json'),
      JSON.stringify({ packages: present }),
    )
  return path
}

describe('bootstrap', () => {
  it('adds nothing to what the script prints, and passes arguments, input and exit status', () => {
    const path = script(
      'echo.ts',
      `import { readFileSync } from 'node:fs'
       const text: string = process.argv.slice(2).join('|') + readFileSync(0, 'utf8')
       process.stdout.write(text)
       process.stderr.write('err')
       process.exitCode = 7`,
    )
    const { status, stdout, stderr } = start(path, '--json', 'a b', '')
    expect({ status, stdout, stderr }).toEqual({
      status: 7,
      stdout: '--json|a b|typed',
      stderr: 'err',
    })
  })

  it('lets a death by signal look like one', () => {
    const path = script('die.ts', `process.kill(process.pid, 'SIGKILL')`)
    expect(start(path).signal).toBe('SIGKILL')
  })

  it('passes a signal on to the script', async () => {
    const path = script(
      'wait.ts',
      `process.on('SIGTERM', () => process.exit(9))
       setInterval(() => undefined, 1000)
       process.stdout.write('ready')`,
    )
    const child = spawn(process.execPath, [bootstrap, path], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const status = await new Promise((done) => {
      child.on('exit', done)
      child.stdout.once('data', () => child.kill('SIGTERM'))
    })
    expect(status).toBe(9)
  })

  it('asks for a script in one line', () => {
    const { status, stdout, stderr } = start()
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr).toMatch(/^bootstrap: usage: .*\n$/)
  })
})

describe('the installed check', () => {
  const a = { version: '1.0.0', integrity: 'sha512-a' }

  it('accepts this checkout', () => {
    expect(isInstalled(root)).toBe(true)
  })

  it.each([
    ['nothing installed', { 'node_modules/a': a }, null],
    ['a package is missing', { 'node_modules/a': a }, {}],
    ['another version', { 'node_modules/a': a }, { 'node_modules/a': { ...a, version: '2.0.0' } }],
    ['other bytes', { 'node_modules/a': a }, { 'node_modules/a': { ...a, integrity: 'x' } }],
    ['listed but gone', { 'node_modules/b': a }, { 'node_modules/b': a }],
    [
      'no pinned Node',
      { [`node_modules/${pinnedNodePackage()}`]: { ...a, optional: true } },
      { 'node_modules/a': a },
    ],
  ])('wants an installation: %s', (name, wanted, present) => {
    expect(isInstalled(checkout(name, wanted, present))).toBe(false)
  })

  it('does not miss what is for another platform', () => {
    const wanted = { '': {}, 'node_modules/a': a, 'node_modules/b': { ...a, optional: true } }
    expect(isInstalled(checkout('fits', wanted, { 'node_modules/a': a }))).toBe(true)
  })
})

describe('the install lock', () => {
  it('is held by one at a time and leaves nothing behind', async () => {
    const place = join(folder, 'lock')
    let holders = 0
    let most = 0
    async function hold() {
      const lock = await takeLock(place, 'x.lock')
      holders += 1
      most = Math.max(most, holders)
      await new Promise((next) => setTimeout(next, 20))
      holders -= 1
      lock.release()
    }
    await Promise.all([hold(), hold(), hold()])
    expect(most).toBe(1)
    expect(readdirSync(place)).toEqual([])
  })

  it('is taken over from dead processes', async () => {
    const place = lockHeldBy('dead', deadProcess(), deadProcess())
    const lock = await takeLock(place, 'x.lock')
    lock.release()
    expect(readdirSync(place)).toEqual([])
  })

  it('is not taken over while a child of its dead owner lives', async () => {
    const place = lockHeldBy('shared', deadProcess(), process.pid)
    let taken = false
    const waiting = takeLock(place, 'x.lock').then((lock) => {
      taken = true
      return lock
    })
    await new Promise((next) => setTimeout(next, 500))
    expect(taken).toBe(false)
    rmSync(join(place, 'x.lock'), { recursive: true })
    const lock = await waiting
    lock.release()
  })

  it('shows the child it is shared with', async () => {
    const place = join(folder, 'child')
    const lock = await takeLock(place, 'x.lock')
    lock.share(process.pid)
    expect(readdirSync(join(place, 'x.lock'))).toContain(`${process.pid}-npm`)
    lock.release()
    expect(readdirSync(place)).toEqual([])
  })
})

function deadProcess(): number {
  return spawnSync(process.execPath, ['-e', '']).pid
}

function lockHeldBy(name: string, ...pids: number[]): string {
  const place = join(folder, name)
  mkdirSync(join(place, 'x.lock'), { recursive: true })
  for (const pid of pids) writeFileSync(join(place, 'x.lock', `${pid}-held`), '')
  return place
}
