import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { extractAll, listPackage, statFile } from '@electron/asar'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildApp } from '../../build/build.ts'
import { root } from '../../build/tools.ts'
import { runLater } from '../helpers/evv.ts'
import { launchApp } from '../helpers/launch-app.ts'
import { tempFolders } from '../helpers/temp-folder.ts'
import { pack, withoutNetwork, type Packing } from './pack.ts'
import { makeStandInRuntime } from './stand-in-runtime.ts'

const temporary = tempFolders('packed')
const standIn = { env: { EVV_STAND_IN_RUNTIME: '1' } }
const program = `node_modules/better-sqlite3/prebuilds/${process.platform}-${process.arch}.node`

let built = ''
let packing: Packing
let unpacked = ''
let archive = ''
/** The archive taken apart again, as an app folder. */
let app = ''

beforeAll(async () => {
  built = await buildApp()
  const folder = temporary()
  packing = await pack(makeStandInRuntime(temporary()), folder, standIn)
  const [name] = readdirSync(folder).filter((entry) => entry.endsWith('-unpacked'))
  unpacked = join(folder, name ?? `nothing was packed: ${packing.words}`)
  archive = join(unpacked, 'resources', 'app.asar')
  app = temporary()
  extractAll(archive, app)
})

function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort()
}

/** Files of the archive, unpacked ones among them. */
function listing(): readonly string[] {
  return listPackage(archive, { isPack: false })
    .map((path) => path.slice(1))
    .filter((path) => !('files' in statFile(archive, path)))
    .sort()
}

describe('packing', () => {
  it('needs no network', async () => {
    expect(packing).toMatchObject({ status: 0, connections: '' })
    const log = join(temporary(), 'connections')
    const fetching = ['--eval', `await fetch('http://127.0.0.1:10009/')`]
    const control = await withoutNetwork(log, fetching)
    expect(control.status).toBe(1)
    expect(control.connections).toContain('127.0.0.1')
  })

  it('says that the fuses are not burnt', () => {
    expect(packing.words).toContain('not for release')
  })

  it('makes nothing of a stand-in unless told to', async () => {
    const refused = await pack(makeStandInRuntime(temporary()), temporary())
    expect(refused.status).not.toBe(0)
    expect(refused.words).toContain('no Electron')
  })

  it('refuses the runtime of another version', async () => {
    const refused = await pack(makeStandInRuntime(temporary(), '44.0.0'), temporary(), standIn)
    expect(refused.status).toBe(1)
    expect(refused.words).toContain('holds Electron 44.0.0, not 45')
  })
})

describe('packing for another machine', () => {
  // A stand-in is no program that a resource could be written into.
  const untouched = ['--config.win.signAndEditExecutable=false', '--config.disableAsarIntegrity']

  it.each([
    [['--linux', '--arm64'], 'linux-arm64.node'],
    [['--win', '--x64', ...untouched], 'win32-x64.node'],
    [['--win', '--arm64', ...untouched], 'win32-arm64.node'],
  ])('%j takes %s', async (parameters, name) => {
    const folder = temporary()
    const other = await pack(makeStandInRuntime(temporary()), folder, { ...standIn, parameters })
    expect(other).toMatchObject({ status: 0, connections: '' })
    const programs = filesOf(folder).filter((path) => path.endsWith('.node'))
    expect(programs.map((path) => basename(path))).toEqual([name])
  })
})

describe('the packed folder', () => {
  it('adds to the runtime one archive and the program that must lie beside it', () => {
    expect(filesOf(join(unpacked, 'resources'))).toEqual([
      'app.asar',
      join('app.asar.unpacked', program),
    ])
  })

  it('has the licences and the languages of the product', () => {
    const files = filesOf(unpacked)
    expect(files).toEqual(
      expect.arrayContaining(['LICENSE.electron.txt', 'LICENSES.chromium.html']),
    )
    expect(files.filter((name) => name.startsWith('locales'))).toEqual([
      join('locales', 'en-US.pak'),
      join('locales', 'zh-CN.pak'),
    ])
  })
})

describe('the archive', () => {
  it('holds the built app and nothing else', () => {
    const idle = /^\.inputs|prebuilds\/|better-sqlite3\/lib\/(darwin|linux|linuxmusl|win32)-/
    const expected = filesOf(built).filter((name) => !idle.test(name))
    expect(listing()).toEqual([...expected, program].sort())
  })

  it('holds nothing that is for making it', () => {
    const strange =
      /\.(tsx?|map|md|c|h|cpp|gypi?)$|(^|\/)(tests?|src\/.*\.[ch]pp|app-update\.yml)(\/|$)/
    expect(listing().filter((name) => strange.test(name))).toEqual([])
    expect(listing().filter((name) => name.endsWith('.node'))).toEqual([program])
    const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      devDependencies: Record<string, string>
    }
    const tools = Object.keys(devDependencies).filter((name) =>
      existsSync(join(app, 'node_modules', name)),
    )
    expect(tools).toEqual([])
  })

  it('describes itself by what runs', () => {
    const packed = JSON.parse(readFileSync(join(app, 'package.json'), 'utf8')) as {
      main: string
      imports: Record<string, string>
    }
    expect(packed).not.toHaveProperty('scripts')
    expect(packed).not.toHaveProperty('devDependencies')
    for (const path of [packed.main, ...Object.values(packed.imports)])
      expect(existsSync(join(app, path))).toBe(true)
  })
})

describe('the packed app', () => {
  it('judges as the sources do, byte for byte', async () => {
    const script = join(root, 'tests', 'packaging', 'packed-engine.ts')
    const judge = (folder: string, extension: string) =>
      runLater(process.execPath, [script, folder, extension, temporary()], { cwd: '/' })
    const [packed, sources] = await Promise.all([judge(app, 'js'), judge(root, 'ts')])
    expect(packed).toMatchObject({ status: 0, stderr: '' })
    expect(packed.json()).toMatchObject({ failed: false, overall: 'residual-access' })
    expect(packed.stdout).toBe(sources.stdout)
  }, 180_000)

  it('passes its self-test on the stand-in', async () => {
    const folder = temporary()
    const host = join(root, 'build', 'chromium-host', 'run.ts')
    const userData = `--user-data-dir=${temporary()}`
    const { status, stdout, stderr } = await runLater(process.execPath, [
      ...[host, app, userData],
      ...['--self-test', folder],
    ])
    const words = stdout + stderr
    expect({ status, words }).toMatchObject({ status: 0 })
    expect(JSON.parse(readFileSync(join(folder, 'self-test.json'), 'utf8'))).toMatchObject({
      passed: true,
      error: null,
    })
  }, 180_000)

  it('shows its first screen', async () => {
    const running = await launchApp({ appFolder: app })
    try {
      const heading = running.page.getByRole('heading').first()
      await heading.waitFor({ timeout: 20_000 }).catch(() => undefined)
      expect(await running.violations()).toEqual([])
      expect(await heading.isVisible()).toBe(true)
      expect(await running.page.title()).toContain('Eviction Verifier')
    } finally {
      await running.close()
    }
  })
})
