import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses'
import type { Configuration } from 'electron-builder'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { afterPack, type Packed } from '../../build/after-pack.ts'
import { fuses } from '../../build/fuses.ts'
import { tempFolders } from '../helpers/temp-folder.ts'

/** Electron's releases hold this mark, then version, length and one byte for each fuse. */
const mark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const asReleased = '101010110'
const temporary = tempFolders('fuses')

afterEach(() => vi.unstubAllEnvs())

/** What electron-builder says of a folder on Linux, with an executable of these bytes. */
function packed(bytes: Buffer, targets: readonly string[] = ['dir']): Packed {
  const appOutDir = temporary()
  writeFileSync(join(appOutDir, 'verifier'), bytes)
  return {
    appOutDir,
    electronPlatformName: 'linux',
    targets: targets.map((name) => ({ name })),
    packager: { appInfo: { productFilename: 'Verifier' }, executableName: 'verifier' },
  }
}

function executable(wire: string): Buffer {
  const header = Buffer.from([1, wire.length])
  return Buffer.concat([Buffer.from(`ELF…${mark}`), header, Buffer.from(`${wire}…`)])
}

function wireOf({ appOutDir }: Packed): string {
  const text = readFileSync(join(appOutDir, 'verifier'), 'latin1')
  return text.slice(text.indexOf(mark) + mark.length + 2).slice(0, 9)
}

describe('the fuses', () => {
  it('are those decided for the release', () => {
    expect(fuses).toEqual({
      version: FuseVersion.V1,
      strictlyRequireAllFuses: true,
      [FuseV1Options.RunAsNode]: false,
      [FuseV1Options.EnableCookieEncryption]: false,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
      [FuseV1Options.EnableNodeCliInspectArguments]: false,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
      [FuseV1Options.OnlyLoadAppFromAsar]: true,
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
      [FuseV1Options.WasmTrapHandlers]: true,
    })
  })

  it('leave none undecided that the tool knows', () => {
    const known = Object.values(FuseV1Options).filter((option) => typeof option === 'number')
    expect(known).toHaveLength(9)
    expect(known.filter((option) => fuses[option] === undefined)).toEqual([])
  })
})

describe('after packing', () => {
  it('is a hook of electron-builder', () => {
    const hook: Configuration['afterPack'] = afterPack
    expect(hook).toBeTypeOf('function')
  })

  it('burns every fuse into the executable', async () => {
    const release = packed(executable(asReleased))
    await afterPack(release)
    expect(wireOf(release)).toBe('000011001')
    expect(await getCurrentFuseWire(join(release.appOutDir, 'verifier'))).toMatchObject({
      version: FuseVersion.V1,
    })
  })

  it('refuses an Electron with a fuse that nobody has decided', async () => {
    const release = packed(executable(`${asReleased}1`))
    await expect(afterPack(release)).rejects.toThrow('strictlyRequireAllFuses')
    expect(wireOf(release)).toBe(asReleased)
  })

  it('refuses an Electron that lacks a fuse', async () => {
    await expect(afterPack(packed(executable(asReleased.slice(1))))).rejects.toThrow('not long')
  })

  it('refuses what is no Electron', async () => {
    await expect(afterPack(packed(Buffer.from('#!/bin/sh')))).rejects.toThrow('no Electron')
  })

  it('says so when a stand-in is packed on purpose', async () => {
    vi.stubEnv('EVV_STAND_IN_RUNTIME', '1')
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    await afterPack(packed(Buffer.from('#!/bin/sh')))
    expect(said.mock.calls.join()).toContain('not for release')
    said.mockRestore()
  })

  it.each([['AppImage'], ['deb'], ['nsis']])('makes no %s of a stand-in', async (target) => {
    vi.stubEnv('EVV_STAND_IN_RUNTIME', '1')
    const standIn = packed(Buffer.from('#!/bin/sh'), ['dir', target])
    await expect(afterPack(standIn)).rejects.toThrow('folder only')
  })

  it('burns a real Electron even where a stand-in is allowed', async () => {
    vi.stubEnv('EVV_STAND_IN_RUNTIME', '1')
    const release = packed(executable(asReleased))
    await afterPack(release)
    expect(wireOf(release)).toBe('000011001')
  })

  it('does not take a missing executable for a stand-in', async () => {
    vi.stubEnv('EVV_STAND_IN_RUNTIME', '1')
    const release = packed(executable(asReleased))
    const gone = { ...release, appOutDir: join(release.appOutDir, 'gone') }
    await expect(afterPack(gone)).rejects.toThrow('ENOENT')
  })
})
