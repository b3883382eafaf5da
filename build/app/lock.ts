import { setTimeout as sleep } from 'node:timers/promises'
import Database from 'better-sqlite3'

/**
 * Runs `action` while no other process runs one under the same lock file. The lock is the file system's, so
 * a holder that dies lets go.
 */
export async function underLock<T>(path: string, action: () => Promise<T>): Promise<T> {
  const lock = new Database(path, { timeout: 0 })
  try {
    while (!tryLock(lock)) await sleep(50)
    return await action()
  } finally {
    lock.close()
  }
}

function tryLock(lock: Database.Database): boolean {
  try {
    lock.exec('BEGIN EXCLUSIVE')
    return true
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return false
    throw error
  }
}
