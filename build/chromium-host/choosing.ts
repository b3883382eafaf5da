import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { OpenDialogOptions, SaveDialogOptions } from 'electron'
import { openWindows } from './open-windows.ts'
import type { Page } from './page.ts'
import { askText, confirmText, openChooser } from './worlds/choosing-world.ts'

/** The page a person looks at; a dialog without one cannot be shown. */
function shownPage(): Promise<Page> {
  const [window] = openWindows
  if (window === undefined) throw new Error('a dialog needs a window')
  return window.webContents.withPage((page) => Promise.resolve(page))
}

/** Paths a person chose in the browser's own chooser; none where it was closed. */
export async function chooseInBrowser(options: OpenDialogOptions): Promise<string[]> {
  const page = await shownPage()
  const properties = options.properties ?? []
  const isFolder = properties.includes('openDirectory')
  const hasSeveral = properties.includes('multiSelections')
  const chosen = await page.chooseFiles(`(${String(openChooser)})(${isFolder}, ${hasSeveral})`)
  if (!isFolder) return chosen.map(({ path }) => path)
  // The chooser lists the files of a folder, each with its way from there, and not the folder.
  const [first] = chosen
  if (first === undefined) return []
  const stepsInside = first.relative.split('/').length - 1
  return [resolve(first.path, ...Array.from({ length: stepsInside }, () => '..'))]
}

/** A browser cannot ask where to save without writing there: the path is typed. */
export async function askForName(options: SaveDialogOptions): Promise<string[]> {
  const page = await shownPage()
  const { title = '', defaultPath = '' } = options
  let suggested = defaultPath
  for (;;) {
    const given = await page.evaluate(call(askText, title, suggested))
    if (typeof given !== 'string' || given.trim() === '') return []
    suggested = resolve(dirname(defaultPath), given.trim())
    const question = `${suggested}\nReplace what is there? 是否替换已有的文件？`
    if (!existsSync(suggested) || (await page.evaluate(call(confirmText, question))))
      return [suggested]
  }
}

function call(action: (...texts: string[]) => unknown, ...texts: readonly string[]): string {
  return `(${String(action)})(${texts.map((text) => JSON.stringify(text)).join(', ')})`
}
