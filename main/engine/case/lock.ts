import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '#shared'

/** Distinguishes a living holder from a process id that was used again after a restart. */
function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  } catch {
    return 'unknown'
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Process that holds the case, or null; a lock left by a dead process counts as none. */
export function lockHolder(folder: string): number | null {
  try {
    const [pid, boot] = readFileSync(join(folder, 'case.lock'), 'utf8').split('\n')
    const holder = Number(pid)
    return boot === bootId() && isAlive(holder) ? holder : null
  } catch {
    return null
  }
}

/**
 * One writer per case, app and command line alike (design.md §3). Returns the release.
 * @throws AppError case/locked
 */
export function lockCase(folder: string): () => void {
  const path = join(folder, 'case.lock')
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      const file = openSync(path, 'wx', 0o600)
      writeSync(file, `${process.pid}\n${bootId()}\n`)
      closeSync(file)
      return () => rmSync(path, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      const holder = lockHolder(folder)
      if (holder !== null && holder !== process.pid)
        throw new AppError('case/locked', { pid: holder })
      rmSync(path, { force: true })
    }
  }
  throw new AppError('case/locked', { pid: lockHolder(folder) })
}
