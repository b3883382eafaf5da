import type { Settings as SettingsValue } from '#contract'
import { saveSettings, useSession } from '../lib/session.ts'
import { useTexts } from '../lib/texts.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { Choice, Switch } from '../ui/field.tsx'
import { settingsTexts as texts } from './settings-texts.ts'
import { closeDialog } from './shell-state.ts'

/** Every change takes effect at once; there is nothing to save. */
export function Settings() {
  const say = useTexts(texts)
  const settings = useSession((session) => session.settings)
  const option = <Key extends keyof SettingsValue>(
    key: Key,
    values: readonly (SettingsValue[Key] & keyof typeof texts)[],
  ) => ({
    label: say(key),
    value: String(settings[key]),
    options: values.map((value) => ({ id: value, label: say(value) })),
    onChange: (value: string) => saveSettings({ [key]: value }),
  })
  return (
    <Dialog title={say('title')} onClose={closeDialog}>
      <Choice {...option('language', ['en', 'zh-CN'])} />
      <Choice {...option('theme', ['system', 'light', 'dark', 'contrast'])} />
      <Choice {...option('density', ['compact', 'comfortable'])} />
      <Choice {...option('clock', ['utc', 'local'])} />
      <Switch
        isSelected={settings.letterKeys}
        onChange={(letterKeys) => saveSettings({ letterKeys })}
      >
        {say('letterKeys')}
      </Switch>
      <DialogActions>
        <Button kind="primary" onPress={closeDialog}>
          {say('close')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
