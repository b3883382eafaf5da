import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'

/** Version and SHA-256 of each archive of the Electron that is built for, as its npm package states them. */
export type Release = {
  readonly version: string
  readonly checksums: Readonly<Record<string, string>>
}

export function releaseOf(electronPackage: string): Release {
  const read = (name: string): unknown =>
    JSON.parse(readFileSync(join(electronPackage, name), 'utf8'))
  const { version } = read('package.json') as { version: string }
  return { version, checksums: read('checksums.json') as Release['checksums'] }
}

/**
 * Checks what was brought along for electron-builder, which takes it unseen: an archive, a folder of
 * archives, or an unpacked runtime, of which only the version can be told.
 * @throws Error naming what is of another version or not as released
 */
export async function checkRuntime(path: string, release: Release): Promise<void> {
  const isFolder = statSync(path).isDirectory()
  const archives = isFolder ? readdirSync(path).map((name) => join(path, name)) : [path]
  for (const archive of archives.filter((name) => name.endsWith('.zip')))
    await checkArchive(archive, release)
  const versionFile = join(path, 'version')
  if (!isFolder || !existsSync(versionFile)) return
  const found = readFileSync(versionFile, 'utf8').trim().replace(/^v/, '')
  if (found !== release.version)
    throw new Error(`${path} holds Electron ${found}, not ${release.version}`)
}

async function checkArchive(archive: string, { version, checksums }: Release): Promise<void> {
  const expected = checksums[basename(archive)]
  if (expected === undefined)
    throw new Error(`${archive} is no archive that Electron ${version} was released as`)
  const hash = createHash('sha256')
  await pipeline(createReadStream(archive), hash)
  if (hash.digest('hex') !== expected) throw new Error(`${archive} is not as released`)
}
