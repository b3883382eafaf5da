import { EventEmitter } from 'node:events'
import type { NativeTheme } from 'electron'

type Source = NativeTheme['themeSource']

class StandInTheme
  extends EventEmitter
  implements
    Pick<NativeTheme, 'themeSource' | 'shouldUseDarkColors' | 'shouldUseHighContrastColors'>
{
  readonly shouldUseHighContrastColors = false
  #source: Source = 'system'

  get themeSource(): Source {
    return this.#source
  }

  /** Pages follow through `prefers-color-scheme`. */
  set themeSource(source: Source) {
    if (source === this.#source) return
    this.#source = source
    this.emit('updated')
  }

  /** What the desktop prefers is not asked: the stand-in's system is light. */
  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark'
  }
}

export const nativeTheme = new StandInTheme()
