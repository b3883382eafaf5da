import { posix } from 'node:path'

/** A drive or a share: elsewhere a backslash is a character of the name like any other. */
const windowsPath = /^([a-z]:[\\/]|\\\\)/i

/**
 * The last part of a path, the same on every machine: where an analyst keeps files is no part of a
 * statement, but nothing of a file's own name may be lost.
 */
export function fileName(path: string): string {
  return posix.basename(windowsPath.test(path) ? path.replaceAll('\\', '/') : path)
}
