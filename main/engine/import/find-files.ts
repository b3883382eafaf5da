import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '#shared'

export type Found = { path: string; error?: AppError }

function failure(path: string, error: unknown): AppError {
  const { code } = error as NodeJS.ErrnoException
  return code === 'ENOENT'
    ? new AppError('input/not-found', { path }, error)
    : new AppError('input/unreadable', { path, detail: code ?? String(error) }, error)
}

/**
 * Files under the given paths, folders walked whole and in the order of their names. What cannot be read
 * is found too, with its error: an unreadable folder must not look like an empty one.
 */
export function* findFiles(paths: readonly string[]): Generator<Found> {
  for (const path of paths) {
    try {
      const entry = statSync(path)
      if (entry.isDirectory()) yield* findFiles(list(path))
      else if (entry.isFile()) yield { path }
      else
        yield {
          path,
          error: new AppError('input/unreadable', { path, detail: 'neither file nor folder' }),
        }
    } catch (error) {
      yield { path, error: failure(path, error) }
    }
  }
}

function list(folder: string): string[] {
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name))
}
