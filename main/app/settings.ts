import { existsSync, readFileSync, renameSync } from 'node:fs'
import * as v from 'valibot'
import { settings as schema, type Settings } from '#contract'
import { writeAtomic } from './write-atomic.ts'

function defaults(systemLanguage: string): Settings {
  return {
    language: /^zh\b/i.test(systemLanguage) ? 'zh-CN' : 'en',
    theme: 'system',
    density: 'compact',
    clock: 'utc',
    letterKeys: true,
  }
}

function parse(text: string): Settings | null {
  try {
    const read = v.safeParse(schema, JSON.parse(text))
    return read.success ? read.output : null
  } catch {
    return null
  }
}

/** A person's settings across runs. `systemLanguage` is a BCP 47 tag and decides the first run only. */
export class SettingsFile {
  readonly #path: string
  #current: Settings

  /** A file that cannot be understood is kept aside as `.broken`: the app starts, nothing is lost. */
  constructor(path: string, systemLanguage: string) {
    this.#path = path
    const text = existsSync(path) ? readFileSync(path, 'utf8') : null
    const read = text === null ? null : parse(text)
    if (text !== null && read === null) renameSync(path, `${path}.broken`)
    this.#current = read ?? defaults(systemLanguage)
  }

  get current(): Settings {
    return this.#current
  }

  save(settings: Settings): void {
    writeAtomic(this.#path, `${JSON.stringify(settings, null, 2)}\n`)
    this.#current = settings
  }
}
