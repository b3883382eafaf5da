import { commandsInForce } from '../lib/commands.ts'
import { useLanguage, useTexts } from '../lib/texts.ts'
import { Button } from '../ui/button.tsx'
import { Dialog, DialogActions } from '../ui/dialog.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { commandTexts } from './command-texts.ts'
import { closeDialog } from './shell-state.ts'
import styles from './shortcuts.module.css'
import { texts } from './texts.ts'

/** Derived from the commands in force: what is listed here works. */
export function Shortcuts() {
  const say = useTexts(texts)
  const language = useLanguage()
  const commands = commandsInForce().filter(({ keys }) => keys !== undefined)
  return (
    <Dialog title={commandTexts.shortcuts[language]} size="wide" onClose={closeDialog}>
      <dl className={styles['list']}>
        {commands.map(({ id, title, keys }) => (
          <div key={id} className={styles['row']}>
            <dt>{title[language]}</dt>
            <dd>
              <Kbd keys={keys!} />
            </dd>
          </div>
        ))}
      </dl>
      <DialogActions>
        <Button kind="primary" onPress={closeDialog}>
          {say('close')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}
