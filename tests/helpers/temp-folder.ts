import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

/** Where small files cost no disk: tests of thousands of cases wait for nothing else. */
function memoryFolder(): string {
  try {
    accessSync('/dev/shm', constants.W_OK)
    return '/dev/shm'
  } catch {
    return tmpdir()
  }
}

/** As `tempFolders`, in memory where there is such a place: for many small cases, never for large files. */
export const memoryFolders = (prefix: string): (() => string) => tempFolders(prefix, memoryFolder())

/** Fresh folders for one test file, gone after it. */
export function tempFolders(prefix: string, parent: string = tmpdir()): () => string {
  const folders: string[] = []
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  })
  return () => {
    const folder = mkdtempSync(join(parent, `evv-${prefix}-`))
    folders.push(folder)
    return folder
  }
}
