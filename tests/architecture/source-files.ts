import { existsSync, readdirSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

const folders = ['shared', 'main', 'renderer', 'build', 'tests']

/** Our TypeScript and JavaScript, as sorted paths from the checkout with `/` between folders. */
export function sourceFiles(): string[] {
  return folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name))
        .map((entry) => toRelative(join(entry.parentPath, entry.name))),
    )
    .sort()
}

function toRelative(path: string): string {
  return path
    .slice(root.length + 1)
    .split('\\')
    .join(posix.sep)
}
