import { EventEmitter } from 'node:events'
import type { MenuItem, MenuItemConstructorOptions } from 'electron'
import { app } from './app.ts'

type Items = readonly MenuItemConstructorOptions[]

/** A menu as data: Chromium shows no native one, only its keys work. */
export class StandInMenu {
  readonly #actions: ReadonlyMap<string, () => void>

  constructor(template: Items) {
    this.#actions = new Map(template.flatMap((item) => actionsOf(item)))
  }

  /** In the words of `observer-world.ts`. */
  get keys(): readonly string[] {
    return [...this.#actions.keys()]
  }

  press(key: string): void {
    this.#actions.get(key)?.()
  }
}

function actionsOf(item: MenuItemConstructorOptions): [string, () => void][] {
  const { submenu, accelerator, click, role } = item
  if (Array.isArray(submenu)) return submenu.flatMap((child) => actionsOf(child))
  if (role === 'quit') return [[keyOf('CmdOrCtrl+Q'), () => app.quit()]]
  if (typeof accelerator !== 'string' || click === undefined) return []
  if (item.registerAccelerator === false) return []
  return [[keyOf(accelerator), () => click({} as MenuItem, undefined, {})]]
}

const modifiers = ['Ctrl', 'Alt', 'Shift', 'Meta']

/** `CmdOrCtrl+Shift+I` as the page's world spells it: modifiers in one order, then the key. */
export function keyOf(accelerator: string): string {
  const isMac = process.platform === 'darwin'
  const parts = accelerator.split('+').map((part) => {
    if (/^(cmdorctrl|commandorcontrol)$/i.test(part)) return isMac ? 'Meta' : 'Ctrl'
    if (/^(control|ctrl)$/i.test(part)) return 'Ctrl'
    if (/^(cmd|command|super|meta)$/i.test(part)) return 'Meta'
    if (/^shift$/i.test(part)) return 'Shift'
    if (/^(alt|option)$/i.test(part)) return 'Alt'
    if (/^plus$/i.test(part)) return '+'
    return part.length === 1 ? part.toUpperCase() : part
  })
  const held = modifiers.filter((modifier) => parts.slice(0, -1).includes(modifier))
  return [...held, parts.at(-1)].join('+')
}

let applicationMenu: StandInMenu | null = null

/** `changed` when another menu is the application's. */
export const menuChanges = new EventEmitter<{ changed: [] }>()

export const Menu = {
  buildFromTemplate: (template: Items) => new StandInMenu(template),
  setApplicationMenu(menu: StandInMenu | null): void {
    applicationMenu = menu
    menuChanges.emit('changed')
  },
  getApplicationMenu: () => applicationMenu,
}
