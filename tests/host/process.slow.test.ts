import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import { launchOnChromium } from '../helpers/launch-chromium.ts'
import { startHost } from '../helpers/host-process.ts'
import { fixtureApp, fixtureLauncher } from './fixture.ts'

const launch = fixtureLauncher()

type Process = { pid: number; parent: number; command: string }

/** Every process of this machine that has not ended. */
function processes(): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const status = readFileSync(`/proc/${name}/status`, 'utf8')
        if (/^State:\s+[ZX]/m.test(status)) return []
        const parent = Number(/^PPid:\s+(\d+)/m.exec(status)?.[1])
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8')
        return [{ pid: Number(name), parent, command }]
      } catch {
        return []
      }
    })
}

/** A process and all that descend from it, by process id. */
function family(pid: number): Process[] {
  const all = processes()
  const found = all.filter((process) => process.pid === pid)
  for (const { pid: parent } of found) found.push(...all.filter((one) => one.parent === parent))
  return found
}

function stillAlive(known: readonly Process[]): string[] {
  const alive = new Map(processes().map(({ pid, command }) => [pid, command]))
  return known
    .filter(({ pid, command }) => alive.get(pid) === command)
    .map(({ command }) => command)
}

function profileOf(known: readonly Process[]): string {
  const [, profile = ''] =
    known
      .map(({ command }) => /--user-data-dir=([^\0]*evv-chromium-[^\0]*)/.exec(command))
      .find(Boolean) ?? []
  return profile
}

/** What `app` is made of by now: its main part, Chromium with its helpers, and one engine process. */
async function membersOf(app: Awaited<ReturnType<typeof launch>>): Promise<Process[]> {
  await app.page.evaluate('bridge.raw("engine")')
  const members = family(app.pid)
  expect(members.length).toBeGreaterThan(4)
  expect(existsSync(profileOf(members))).toBe(true)
  return members
}

/** What is left of an app after its end: processes, and the profile of its browser. */
async function remains(members: readonly Process[]): Promise<string[]> {
  await vi.waitUntil(() => stillAlive(members).length === 0, { timeout: 10_000 }).catch(() => {})
  const profile = profileOf(members)
  return [...stillAlive(members), ...(existsSync(profile) ? [profile] : [])]
}

describe.runIf(process.platform === 'linux')('the stand-in leaves nothing behind', () => {
  it('when its window is closed', async () => {
    const app = await launch()
    const members = await membersOf(app)
    await app.close()
    expect(await remains(members)).toEqual([])
  })

  it('when Chromium is killed', async () => {
    const app = await launch()
    const members = await membersOf(app)
    const chromium = members.find(
      ({ parent, command }) => parent === app.pid && command.includes('evv-chromium-'),
    )
    process.kill(chromium?.pid ?? 0, 'SIGKILL')
    expect(await remains(members)).toEqual([])
  })

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('when it gets %s', async (signal) => {
    const app = await launch()
    const members = await membersOf(app)
    process.kill(app.pid, signal)
    expect(await remains(members)).toEqual([])
  })

  it('but an empty profile when it is killed itself', async () => {
    const app = await launch()
    const members = await membersOf(app)
    process.kill(app.pid, 'SIGKILL')
    expect(await remains(members)).toEqual([profileOf(members)])
    rmSync(profileOf(members), { recursive: true })
  })
})

describe('the end of the app', () => {
  it('waits for what the app puts away and has the app’s exit code', async () => {
    const host = await startHost(fixtureApp, ['--slow-end'], process.env)
    await host.order({ kind: 'port' })
    host.kill('SIGTERM')
    expect(await host.ended).toBe(7)
  })

  it('says in one line what is wrong with what it was given', async () => {
    const env = { ...process.env, EVV_CHROMIUM: '/nowhere/chromium' }
    const host = await startHost(fixtureApp, [], env)
    expect(await host.ended).toBe(2)
    expect(host.output()).toMatch(/^stand-in: Chromium is missing: [^\n]*\n$/)
  })
})

describe('a Chromium that cannot run', () => {
  it('is said, and is a failure', async () => {
    const host = await startHost(fixtureApp, [], { ...process.env, EVV_CHROMIUM: '/bin/false' })
    expect(await host.ended).toBe(1)
    expect(host.output()).toMatch(/^stand-in: Chromium ended before it showed a page$/m)
  })
})

describe('two apps at once', () => {
  it('have nothing to do with each other', async () => {
    const [first, second] = await Promise.all([launch(), launch()])
    await first.nextDialog(['/first'])
    await second.nextDialog(['/second'])
    expect(await second.page.evaluate('bridge.invoke("choose", [])')).toEqual(['/second'])
    await second.close()
    expect(await first.page.evaluate('bridge.invoke("choose", [])')).toEqual(['/first'])
  })
})

describe('an app that fails at its start', () => {
  it('ends, and the test that launched it is told why', async () => {
    const launched = launchOnChromium({ appFolder: '/nowhere' })
    await expect(launched).rejects.toThrow(/nowhere/)
  })
})
