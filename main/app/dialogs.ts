import { join } from 'node:path'
import type { BaseWindow, Dialog, OpenDialogOptions, SaveDialogOptions } from 'electron'
import type { ChosenFile, Input } from '#contract'
import type { Language } from '#shared'
import type { FileTokens } from './file-tokens.ts'
import { texts, type TextName } from './texts.ts'

export type Purpose = Input<'files.choose'>['purpose']

type Opening = {
  kind: 'open'
  title: TextName
  button: TextName
  properties: NonNullable<OpenDialogOptions['properties']>
}
type Saving = {
  kind: 'save'
  title: TextName
  button: TextName
  makes: 'file' | 'folder'
  suggested: string
  /** The first is the one a name without an extension gets. */
  filters: readonly (readonly [TextName, string])[]
}

const purposes = {
  'open-case': {
    kind: 'open',
    title: 'chooseCase',
    button: 'open',
    properties: ['openDirectory'],
  },
  'new-case': {
    kind: 'save',
    title: 'chooseNewCase',
    button: 'create',
    makes: 'folder',
    suggested: 'case.evcase',
    filters: [['caseFolder', 'evcase']],
  },
  'evidence-files': {
    kind: 'open',
    title: 'chooseEvidence',
    button: 'choose',
    properties: ['openFile', 'multiSelections'],
  },
  'evidence-folder': {
    kind: 'open',
    title: 'chooseEvidenceFolder',
    button: 'choose',
    properties: ['openDirectory'],
  },
  artefact: { kind: 'open', title: 'chooseArtefact', button: 'choose', properties: ['openFile'] },
  'save-report': {
    kind: 'save',
    title: 'chooseReport',
    button: 'save',
    makes: 'file',
    suggested: 'statement.html',
    filters: [
      ['webPage', 'html'],
      ['pdf', 'pdf'],
      ['json', 'json'],
      ['csv', 'csv'],
    ],
  },
} as const satisfies Record<Purpose, Opening | Saving>

export type Desk = {
  dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'>
  window: BaseWindow
  tokens: FileTokens
  /** Where a save dialog starts. */
  documents: string
  language: Language
}

/** Asks the person; empty where the dialog was closed. */
export async function chooseFiles(
  desk: Desk,
  { purpose, suggested }: Input<'files.choose'>,
): Promise<ChosenFile[]> {
  const asked: Opening | Saving = purposes[purpose]
  if (asked.kind === 'save') return save(desk, asked, suggested)
  const { canceled, filePaths } = await desk.dialog.showOpenDialog(desk.window, {
    title: texts[asked.title][desk.language],
    buttonLabel: texts[asked.button][desk.language],
    properties: asked.properties,
  })
  return canceled ? [] : filePaths.map((path) => desk.tokens.issue(path))
}

async function save(desk: Desk, asked: Saving, suggested = asked.suggested): Promise<ChosenFile[]> {
  const options: SaveDialogOptions = {
    title: texts[asked.title][desk.language],
    buttonLabel: texts[asked.button][desk.language],
    defaultPath: join(desk.documents, safeName(suggested)),
    filters: asked.filters.map(([name, extension]) => ({
      name: texts[name][desk.language],
      extensions: [extension],
    })),
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  }
  const { canceled, filePath } = await desk.dialog.showSaveDialog(desk.window, options)
  if (canceled || filePath === '') return []
  const extensions = asked.filters.map(([, extension]) => extension)
  return [desk.tokens.issueNew(withExtension(filePath, extensions), asked.makes)]
}

/** The page suggests a name, never a place: separators and what Windows forbids become `-`. */
export function safeName(suggested: string): string {
  const name = suggested.replace(/[\p{C}/\\:*?"<>|]+/gu, '-').replace(/^\.+/, '')
  return name === '' ? 'statement' : name
}

/** Not every platform's dialog adds the extension; a report without one would have no format. */
function withExtension(path: string, extensions: readonly string[]): string {
  const has = extensions.some((extension) => path.toLowerCase().endsWith(`.${extension}`))
  return has ? path : `${path}.${extensions[0]}`
}
