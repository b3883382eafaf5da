import type { MenuItemConstructorOptions } from 'electron'
import type { Language } from '#shared'
import { texts, type TextName } from './texts.ts'

/** `accelerator` is one that the page itself listens to. */
type Command = { id: string; text: TextName; accelerator?: string }

const separator: MenuItemConstructorOptions = { type: 'separator' }

/** Commands of the page, by the ids its palette knows them by; null stands for a separator. */
export const menuCommands = {
  file: [
    { id: 'case.new', text: 'newCase', accelerator: 'CmdOrCtrl+N' },
    { id: 'case.open', text: 'openCase', accelerator: 'CmdOrCtrl+O' },
    { id: 'case.sample', text: 'openSample' },
    { id: 'case.close', text: 'closeCase' },
    null,
    { id: 'evidence.add-files', text: 'importFiles' },
    { id: 'evidence.add-folder', text: 'importFolder' },
    null,
    { id: 'report.save', text: 'saveReport', accelerator: 'CmdOrCtrl+S' },
  ],
  view: [
    { id: 'go.case', text: 'caseScreen' },
    { id: 'go.evidence', text: 'evidenceScreen' },
    { id: 'go.claims', text: 'claimsScreen' },
    null,
    { id: 'palette', text: 'commands', accelerator: 'CmdOrCtrl+K' },
  ],
  help: [{ id: 'shortcuts', text: 'shortcuts' }],
  settings: [{ id: 'settings', text: 'settings', accelerator: 'CmdOrCtrl+,' }],
} as const satisfies Record<string, readonly (Command | null)[]>

export type MenuParts = {
  language: Language
  platform: NodeJS.Platform
  /** Of an installed app the menu has neither reload nor inspector. */
  isPackaged: boolean
  run: (command: string) => void
}

/** The native menu as data; roles bring the system's own behaviour, our words and its shortcuts. */
export function menuTemplate(parts: MenuParts): MenuItemConstructorOptions[] {
  const { language, isPackaged } = parts
  const say = (name: TextName) => texts[name][language]
  const role = (name: MenuItemConstructorOptions['role'], text: TextName) =>
    ({ role: name, label: say(text) }) as MenuItemConstructorOptions
  const items = (section: keyof typeof menuCommands) =>
    menuCommands[section].map((command: Command | null) =>
      command === null ? separator : itemOf(command, parts),
    )
  const isMac = parts.platform === 'darwin'
  const ends = isMac
    ? [role('close', 'close')]
    : [separator, ...items('settings'), separator, role('quit', 'quit')]
  const development = isPackaged
    ? []
    : [separator, role('reload', 'reload'), role('toggleDevTools', 'inspect')]
  const menus: MenuItemConstructorOptions[] = [
    { label: say('file'), submenu: [...items('file'), ...ends] },
    { label: say('edit'), submenu: editing.map(part(role)) },
    { label: say('view'), submenu: [...items('view'), ...showing.map(part(role)), ...development] },
    { label: say('window'), submenu: [role('minimize', 'minimise'), role('close', 'close')] },
    { label: say('help'), submenu: items('help') },
  ]
  return isMac ? [macMenu(items('settings'), role, say('appName')), ...menus] : menus
}

type Role = NonNullable<MenuItemConstructorOptions['role']>
type MakeRole = (name: Role, text: TextName) => MenuItemConstructorOptions

const editing = [
  ['undo', 'undo'],
  ['redo', 'redo'],
  null,
  ['cut', 'cut'],
  ['copy', 'copy'],
  ['paste', 'paste'],
  ['selectAll', 'selectAll'],
] as const satisfies readonly (readonly [Role, TextName] | null)[]

const showing = [
  null,
  ['resetZoom', 'zoomReset'],
  ['zoomIn', 'zoomIn'],
  ['zoomOut', 'zoomOut'],
  ['togglefullscreen', 'fullScreen'],
] as const satisfies readonly (readonly [Role, TextName] | null)[]

function part(role: MakeRole) {
  return (entry: readonly [Role, TextName] | null) => (entry === null ? separator : role(...entry))
}

function itemOf({ id, text, accelerator }: Command, parts: MenuParts): MenuItemConstructorOptions {
  return {
    id,
    label: texts[text][parts.language],
    click: () => parts.run(id),
    // Shown, not registered: the page has these keys itself, and one press must not run a command twice.
    ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
  }
}

function macMenu(
  settings: MenuItemConstructorOptions[],
  role: MakeRole,
  label: string,
): MenuItemConstructorOptions {
  const submenu = [
    role('about', 'about'),
    separator,
    ...settings,
    separator,
    role('hide', 'hide'),
    role('hideOthers', 'hideOthers'),
    separator,
    role('quit', 'quit'),
  ]
  return { label, submenu }
}
