import type {
  Dialog,
  OpenDialogOptions,
  OpenDialogReturnValue,
  SaveDialogOptions,
  SaveDialogReturnValue,
} from 'electron'
import { askForName, chooseInBrowser } from './choosing.ts'
import { hostOptions } from './host.ts'

/** Answers a driver gave beforehand, oldest first; null is a dialog that is closed without a choice. */
const queued: (readonly string[] | null)[] = []

/** The next dialog answers with these paths. */
export function queueDialog(paths: readonly string[] | null): void {
  queued.push(paths)
}

/** Null where a person is to be asked. */
function preparedAnswer(title = ''): readonly string[] | null {
  const answer = queued.shift()
  if (answer !== undefined) return answer ?? []
  if (hostOptions().hasPerson) return null
  process.stderr.write(`stand-in: the dialog "${title}" counts as closed, for nobody answers it\n`)
  return []
}

/** Electron takes the window as an optional first parameter. */
function optionsOf<Options extends object>(parameters: readonly unknown[]): Options {
  return (parameters.at(-1) ?? {}) as Options
}

export const dialog = {
  async showOpenDialog(...parameters: readonly unknown[]): Promise<OpenDialogReturnValue> {
    const options = optionsOf<OpenDialogOptions>(parameters)
    const filePaths = preparedAnswer(options.title) ?? (await chooseInBrowser(options))
    return { canceled: filePaths.length === 0, filePaths: [...filePaths] }
  },
  async showSaveDialog(...parameters: readonly unknown[]): Promise<SaveDialogReturnValue> {
    const options = optionsOf<SaveDialogOptions>(parameters)
    const [filePath = ''] = preparedAnswer(options.title) ?? (await askForName(options))
    return { canceled: filePath === '', filePath }
  },
  showErrorBox(title: string, content: string): void {
    process.stderr.write(`${title}: ${content}\n`)
  },
} satisfies Pick<Dialog, 'showOpenDialog' | 'showSaveDialog' | 'showErrorBox'>
