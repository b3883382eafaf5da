import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Manifest } from '../../build/app/manifest.ts'
import { runtimePackages } from '../../build/app/packages.ts'
import { buildApp } from '../../build/build.ts'
import { root } from '../../build/tools.ts'
import { runLater } from '../helpers/evv.ts'
import { tempFolders } from '../helpers/temp-folder.ts'

const temporary = tempFolders('build')
let app = ''
beforeAll(async () => {
  app = await buildApp({ out: join(temporary(), 'app') })
})

function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort()
}

function hashesOf(folder: string): Readonly<Record<string, string>> {
  const hash = (name: string) =>
    createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex')
  return Object.fromEntries(filesOf(folder).map((name) => [name, hash(name)]))
}

/** Runs a script that may use `buildApp` on the folder given as its argument. */
async function inProcess(script: string, argument: string): Promise<string> {
  const { status, stdout, stderr } = await runLater(process.execPath, [
    ...['--input-type=module', '--eval'],
    `import { buildApp } from '${join(root, 'build', 'build.ts')}'\n${script}`,
    argument,
  ])
  expect({ status, stderr }).toMatchObject({ status: 0 })
  return stdout
}

describe('the built app', () => {
  it('has every source of the processes, and no source, map or declaration', () => {
    const sources = ['main/app', 'main/engine', 'main/sample', 'shared'].flatMap((folder) =>
      filesOf(join(root, folder))
        .filter((name) => name.endsWith('.ts'))
        .map((name) => join(folder, name.replace(/\.ts$/, '.js'))),
    )
    const built = filesOf(app)
    expect(sources.length).toBeGreaterThan(100)
    expect(sources.filter((name) => !built.includes(name))).toEqual([])
    expect(built.filter((name) => /\.(tsx?|map)$/.test(name))).toEqual([])
  })

  it('has a preload of one file that asks for nothing but electron', () => {
    expect(filesOf(join(app, 'main', 'preload'))).toEqual(['preload.cjs'])
    const text = readFileSync(join(app, 'main', 'preload', 'preload.cjs'), 'utf8')
    const asked = [...text.matchAll(/\brequire\(([^)]*)\)/g)].map(([, name]) => name)
    expect(asked).toEqual(['"electron"'])
    expect(text).not.toMatch(/^\s*(import|export)\b/m)
  })

  it('has a page whose manifest is true and whole', () => {
    const page = join(app, 'renderer')
    const manifest = JSON.parse(readFileSync(join(page, 'manifest.json'), 'utf8')) as Manifest
    const { 'manifest.json': _manifest, ...files } = hashesOf(page)
    const listed = Object.entries(manifest).map(([path, { sha256 }]) => [path.slice(1), sha256])
    expect(Object.fromEntries(listed)).toEqual(files)
    expect(manifest['/index.html']?.type).toBe('text/html; charset=utf-8')
  })

  it('has a page made for use, not for development', () => {
    const scripts = filesOf(join(app, 'renderer')).filter((name) => name.endsWith('.js'))
    for (const name of scripts)
      expect(readFileSync(join(app, 'renderer', name), 'utf8')).not.toMatch(
        /jsxDEV|jsx-dev-runtime/,
      )
  })

  it('can load each of its packages', async () => {
    const names = runtimePackages().map((found) => found.name)
    const script = `
      import { createRequire } from 'node:module'
      import { join } from 'node:path'
      const load = createRequire(join(process.argv[1], 'package.json'))
      for (const name of ${JSON.stringify(names)})
        if (!load.resolve(name).startsWith(process.argv[1])) console.log('elsewhere: ' + name)
        else load(name)`
    expect(await inProcess(script, app)).toBe('')
  })

  it('names the terms of every package in it', () => {
    const text = readFileSync(join(app, 'THIRD-PARTY-LICENCES.txt'), 'utf8')
    for (const { name, version } of runtimePackages())
      expect(text).toContain(`${name} ${version}\n`)
    for (const name of [
      'react',
      'react-dom',
      'react-aria-components',
      '@fontsource-variable/inter',
    ])
      expect(text).toMatch(new RegExp(`^${name} \\d`, 'm'))
    expect(text).not.toMatch(/^(vite|rolldown|typescript|vitest) \d/m)
  })
})

describe('building', () => {
  it('makes the same bytes again', async () => {
    const again = await buildApp({ out: join(temporary(), 'app') })
    expect(hashesOf(again)).toEqual(hashesOf(app))
  })

  it('does nothing when nothing has changed', async () => {
    const { ino } = statSync(app)
    expect(await buildApp({ out: app })).toBe(app)
    expect(statSync(app).ino).toBe(ino)
  })

  it('is done once, however many ask', async () => {
    const out = join(temporary(), 'app')
    const script = `
      import { statSync } from 'node:fs'
      console.log(statSync(await buildApp({ out: process.argv[1] })).ino)`
    const seen = await Promise.all([1, 2, 3].map(() => inProcess(script, out)))
    expect(seen).toEqual(Array(3).fill(`${statSync(out).ino}\n`))
    expect(readdirSync(join(out, '..')).sort()).toEqual(['app', 'app.lock'])
  })

  it('replaces what was made from other inputs, whole', async () => {
    const out = await buildApp({ out: join(temporary(), 'app') })
    writeFileSync(join(out, '.inputs.sha256'), 'others')
    writeFileSync(join(out, 'left-over.js'), '')
    await buildApp({ out })
    expect(existsSync(join(out, 'left-over.js'))).toBe(false)
    expect(hashesOf(out)).toEqual(hashesOf(app))
  })

  it('leaves what was there when it fails', async () => {
    const out = join(temporary(), 'app')
    const script = `
      import { mkdirSync, writeFileSync } from 'node:fs'
      const out = process.argv[1]
      mkdirSync(out)
      writeFileSync(out + '/old', '')
      process.execPath = '/nowhere/node'
      await buildApp({ out }).catch((error) => console.log(error.code))`
    expect(await inProcess(script, out)).toBe('ENOENT\n')
    expect(filesOf(out)).toEqual(['old'])
  })
})
