import { join } from 'node:path'
import { flipFuses, FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import type { AfterPackContext } from 'electron-builder'
import { fuses } from './fuses.ts'

/** What is used of electron-builder's context. */
export type Packed = Pick<AfterPackContext, 'appOutDir' | 'electronPlatformName'> & {
  readonly targets: readonly { readonly name: string }[]
  readonly packager: {
    readonly appInfo: { readonly productFilename: string }
    readonly executableName?: string
  }
}

/**
 * Burns the fuses into the executable and reads them back.
 * @throws Error when the executable is no Electron, unless `EVV_STAND_IN_RUNTIME=1` says that a stand-in is
 * packed on purpose, as a folder, to test the packing; or when a fuse reads back otherwise than burnt
 */
export async function afterPack(packed: Packed): Promise<void> {
  const executable = executableOf(packed)
  if (!(await isElectron(executable))) return allowStandIn(packed, executable)
  // Apple's processors run no program whose signature the burning has broken.
  const resetAdHocDarwinSignature = packed.electronPlatformName === 'darwin'
  await flipFuses(executable, { ...fuses, resetAdHocDarwinSignature })
  const wrong = await unburnt(executable)
  if (wrong.length > 0) throw new Error(`fuses not as burnt in ${executable}: ${wrong.join(', ')}`)
}

function executableOf({ appOutDir, electronPlatformName, packager }: Packed): string {
  const product = packager.appInfo.productFilename
  if (electronPlatformName === 'darwin') return join(appOutDir, `${product}.app`)
  if (electronPlatformName === 'win32') return join(appOutDir, `${product}.exe`)
  return join(appOutDir, packager.executableName ?? product)
}

async function isElectron(executable: string): Promise<boolean> {
  try {
    await getCurrentFuseWire(executable)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== undefined) throw error
    return false
  }
}

function allowStandIn({ targets }: Packed, executable: string): void {
  if (process.env['EVV_STAND_IN_RUNTIME'] !== '1')
    throw new Error(`${executable} is no Electron: it has no fuses to burn`)
  if (targets.some((target) => target.name !== 'dir'))
    throw new Error('a stand-in for Electron is packed as a folder only')
  process.stderr.write(`${executable} stands in for Electron: no fuses burnt, not for release\n`)
}

/** Names of fuses whose state in the executable is not the one wanted. */
async function unburnt(executable: string): Promise<readonly string[]> {
  const wire = await getCurrentFuseWire(executable)
  return Object.values(FuseV1Options)
    .filter((option) => typeof option === 'number')
    .filter((option) => wire[option] !== (fuses[option] ? FuseState.ENABLE : FuseState.DISABLE))
    .map((option) => FuseV1Options[option])
}
