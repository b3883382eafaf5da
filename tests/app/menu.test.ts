import { readFileSync, readdirSync } from 'node:fs'
import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import { menuCommands, menuTemplate, type MenuParts } from '../../main/app/menu.ts'

type Item = MenuItemConstructorOptions

const open = (parts: Partial<MenuParts> = {}) =>
  menuTemplate({ language: 'en', platform: 'linux', isPackaged: true, run: () => {}, ...parts })

const items = (menus: readonly Item[]): Item[] =>
  menus.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []))

const platforms = ['linux', 'win32', 'darwin'] as const

/** Ids of commands as the page's source defines them; each screen brings its own `go.<screen>`. */
function pageCommands(): ReadonlySet<string> {
  const renderer = new URL('../../renderer/', import.meta.url)
  const paths = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
  const text = (path: string) => readFileSync(new URL(path, renderer), 'utf8')
  const ids = paths
    .filter((path) => /\.tsx?$/.test(path))
    .flatMap((path) => [...text(path).matchAll(/\bid: '([\w.-]+)'/g)].map(([, id]) => id!))
  return new Set(ids.flatMap((id) => [id, `go.${id}`]))
}

describe('the menu', () => {
  it('has no command that the page does not know', () => {
    const known = pageCommands()
    const ids = items(open()).flatMap(({ id }) => (id === undefined ? [] : [id]))
    expect(ids.filter((id) => !known.has(id))).toEqual([])
  })

  it.each(platforms)('has every command once on %s, and runs it by its id', (platform) => {
    const run = vi.fn<MenuParts['run']>()
    const commands = items(open({ platform, run })).filter(({ id }) => id !== undefined)
    for (const { click } of commands) click!({} as never, undefined, {})
    const ids = Object.values(menuCommands).flatMap((section) =>
      section.flatMap((command) => (command === null ? [] : [command.id])),
    )
    expect(run.mock.calls.map(([id]) => id).sort()).toEqual([...ids].sort())
  })

  it('registers no key that the page has itself', () => {
    const own = items(open()).filter(({ accelerator }) => accelerator !== undefined)
    expect(own.length).toBeGreaterThan(0)
    expect(own.map(({ registerAccelerator }) => registerAccelerator)).toEqual(own.map(() => false))
  })

  it.each(platforms)('of an installed app reloads and inspects nothing on %s', (platform) => {
    const roles = (isPackaged: boolean) =>
      items(open({ platform, isPackaged })).map(({ role }) => role)
    for (const role of ['reload', 'forceReload', 'toggleDevTools'])
      expect(roles(true)).not.toContain(role)
    expect(roles(false)).toContain('reload')
  })

  it('has a label in each language for whatever is not a separator', () => {
    for (const language of ['en', 'zh-CN'] as const) {
      const menus = open({ language, platform: 'darwin', isPackaged: false })
      const labelled = [...menus, ...items(menus)].filter(({ type }) => type !== 'separator')
      for (const { label } of labelled) expect(label).toBeTruthy()
    }
    expect(open({ language: 'zh-CN' })[0]!.label).toBe('文件')
  })
})
