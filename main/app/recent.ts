import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { writeAtomic } from './write-atomic.ts'

const most = 10
const schema = v.array(v.string())

/** Folders of the cases opened last, newest first; one that is gone or no longer a case is left out. */
export class RecentCases {
  readonly #path: string

  constructor(path: string) {
    this.#path = path
  }

  list(): readonly string[] {
    return this.#read().filter((folder) => existsSync(join(folder, 'journal.jsonl')))
  }

  /** A list that cannot be written (a full disk) must not make the opening of a case a failure. */
  add(folder: string): void {
    const others = this.#read().filter((other) => other !== folder)
    const text = `${JSON.stringify([folder, ...others].slice(0, most), null, 2)}\n`
    try {
      writeAtomic(this.#path, text)
    } catch {
      // The next opening tries again.
    }
  }

  /** The list is a convenience: one that cannot be read is an empty one. */
  #read(): readonly string[] {
    try {
      const read = v.safeParse(schema, JSON.parse(readFileSync(this.#path, 'utf8')))
      return read.success ? read.output : []
    } catch {
      return []
    }
  }
}
