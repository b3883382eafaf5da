import type { Localised } from '#shared'
import { closeCase, evaluateAgain, openCase, openSample, saveReport } from '../lib/case-actions.ts'
import { addFiles, addFolder } from '../lib/addition.ts'
import type { Command } from '../lib/commands.ts'
import { go } from '../lib/route.ts'
import { saveSettings, useSession } from '../lib/session.ts'
import { screens } from '../screens/registry.ts'
import { commandTexts } from './command-texts.ts'
import { openDialog } from './shell-state.ts'

const goTitle = (screen: Localised): Localised => ({
  en: commandTexts.go.en.replace('{screen}', screen.en),
  'zh-CN': commandTexts.go['zh-CN'].replace('{screen}', screen['zh-CN']),
})

/** In force without a case too. Ids are those of the menu bar. */
export const appCommands: readonly Command[] = [
  {
    id: 'palette',
    title: commandTexts.palette,
    keys: 'mod+k',
    run: () => openDialog('palette'),
  },
  { id: 'case.new', title: commandTexts.newCase, keys: 'mod+n', run: () => openDialog('new-case') },
  { id: 'case.open', title: commandTexts.openCase, keys: 'mod+o', run: () => void openCase() },
  { id: 'case.sample', title: commandTexts.sample, run: () => void openSample() },
  {
    id: 'settings',
    title: commandTexts.settings,
    keys: 'mod+,',
    run: () => openDialog('settings'),
  },
  {
    id: 'shortcuts',
    title: commandTexts.shortcuts,
    keys: '?',
    run: () => openDialog('shortcuts'),
  },
  {
    id: 'language.en',
    title: commandTexts.english,
    run: () => saveSettings({ language: 'en' }),
  },
  {
    id: 'language.zh-CN',
    title: commandTexts.chinese,
    run: () => saveSettings({ language: 'zh-CN' }),
  },
  { id: 'theme.light', title: commandTexts.light, run: () => saveSettings({ theme: 'light' }) },
  { id: 'theme.dark', title: commandTexts.dark, run: () => saveSettings({ theme: 'dark' }) },
  {
    id: 'theme.contrast',
    title: commandTexts.contrast,
    run: () => saveSettings({ theme: 'contrast' }),
  },
  { id: 'theme.system', title: commandTexts.system, run: () => saveSettings({ theme: 'system' }) },
  { id: 'clock', title: commandTexts.clock, keys: 'u', run: switchClock },
  { id: 'density', title: commandTexts.density, run: switchDensity },
]

export const caseCommands: readonly Command[] = [
  ...screens.map(({ id, title, letter }) => ({
    id: `go.${id}`,
    title: goTitle(title),
    keys: `g ${letter}`,
    run: () => go(id),
  })),
  { id: 'evidence.add-files', title: commandTexts.addFiles, run: addTo(addFiles) },
  { id: 'evidence.add-folder', title: commandTexts.addFolder, run: addTo(addFolder) },
  {
    id: 'report.save',
    title: commandTexts.saveReport,
    keys: 'mod+s',
    run: () => void saveReport(),
  },
  { id: 'case.evaluate', title: commandTexts.evaluate, run: () => void evaluateAgain() },
  { id: 'case.close', title: commandTexts.closeCase, run: () => void closeCase() },
]

/** What was chosen is shown where evidence is. */
function addTo(add: () => void): () => void {
  return () => {
    go('evidence')
    add()
  }
}

function switchClock(): void {
  const { clock } = useSession.getState().settings
  saveSettings({ clock: clock === 'utc' ? 'local' : 'utc' })
}

function switchDensity(): void {
  const { density } = useSession.getState().settings
  saveSettings({ density: density === 'compact' ? 'comfortable' : 'compact' })
}
