import { randomBytes } from 'node:crypto'
import { lstatSync, realpathSync } from 'node:fs'
import { basename, isAbsolute } from 'node:path'
import { AppError, visible } from '#shared'
import type { ChosenFile } from '#contract'

/**
 * Stands between the page and the disk: the page names a file only by a token of this run, and only a person's
 * choice, a drop or the list of recent cases makes one. What comes back for a token is never the page's text.
 */
export class FileTokens {
  readonly #paths = new Map<string, string>()

  /**
   * For something that is there. A link is followed now, so that what it points to later does not matter.
   * @throws AppError file/dropped for what is neither a file nor a folder of this machine
   */
  issue(path: string): ChosenFile {
    const found = resolve(path)
    if (found === null) throw new AppError('file/dropped')
    const { real, folder, bytes } = found
    return { token: this.#keep(real), name: visible(basename(path)), folder, bytes }
  }

  /** For what a save dialog answered: it need not be there yet. */
  issueNew(path: string, kind: 'file' | 'folder'): ChosenFile {
    const folder = kind === 'folder'
    const name = visible(basename(path))
    return { token: this.#keep(path), name, folder, bytes: folder ? null : 0 }
  }

  /** @throws AppError file/token for one that this run did not make */
  pathOf(token: string): string {
    const path = this.#paths.get(token)
    if (path === undefined) throw new AppError('file/token')
    return path
  }

  #keep(path: string): string {
    const token = randomBytes(16).toString('hex')
    this.#paths.set(token, path)
    return token
  }
}

function resolve(path: string): { real: string; folder: boolean; bytes: number | null } | null {
  if (!isAbsolute(path)) return null
  try {
    const real = realpathSync(path)
    const status = lstatSync(real)
    if (status.isDirectory()) return { real, folder: true, bytes: null }
    return status.isFile() ? { real, folder: false, bytes: status.size } : null
  } catch {
    return null
  }
}
