import { useState, type FormEvent } from 'react'
import type { ChosenFile, Failure as FailureValue } from '#contract'
import { parseTime, visible } from '#shared'
import { toFailure } from '../../lib/api.ts'
import { formatBytes, formatCount } from '../../lib/format.ts'
import { useTexts } from '../../lib/texts.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { Failure } from '../../ui/failure.tsx'
import { TextField } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import styles from './add-dialog.module.css'
import {
  addFiles,
  addFolder,
  dropAll,
  removeChosen,
  startImport,
  useAddition,
  useObstacle,
} from '../../lib/addition.ts'
import { CutName } from './cut-name.tsx'
import { importTexts } from './import-texts.ts'
import { texts } from './texts.ts'

/** Most that one call takes; more than anybody picks by hand. */
const mostFiles = 1000
const longestLine = 1000

const optional = (text: string): string | null => (text.trim() === '' ? null : text.trim())

/** What was chosen, and the two things that files do not say themselves. Enter imports. */
export function AddDialog() {
  const say = useTexts(importTexts)
  const sayScreen = useTexts(texts)
  const chosen = useAddition((addition) => addition.chosen)
  const obstacle = useObstacle()
  const [collectedBy, setCollectedBy] = useState('')
  const [asOf, setAsOf] = useState('')
  const [isTried, setTried] = useState(false)
  const [failure, setFailure] = useState<FailureValue | null>(null)
  const isTime = asOf.trim() === '' || parseTime(asOf) !== null
  const isLine = collectedBy.trim().length <= longestLine
  const canStart = obstacle === null && chosen.length <= mostFiles
  const start = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!isTime || !isLine || !canStart) return
    startImport({ asOf: optional(asOf), collectedBy: optional(collectedBy) }).catch(
      (error: unknown) => setFailure(toFailure(error)),
    )
  }
  return (
    <Dialog title={say('dialogTitle')} size="wide" onClose={dropAll}>
      <form data-addition className={styles['form']} onSubmit={start}>
        <Chosen chosen={chosen} />
        <div className={styles['fields']}>
          <TextField
            label={say('collectedBy')}
            hint={say('collectedByHint')}
            value={collectedBy}
            onChange={setCollectedBy}
            error={isLine ? null : say('tooLong')}
          />
          <TextField
            label={say('asOf')}
            hint={say('asOfHint')}
            value={asOf}
            onChange={setAsOf}
            isCode
            error={isTried && !isTime ? say('notTime') : null}
          />
        </div>
        {chosen.length <= mostFiles ? null : <p className={styles['obstacle']}>{say('tooMany')}</p>}
        {obstacle === null ? null : <p className={styles['obstacle']}>{sayScreen(obstacle)}</p>}
        {failure === null ? null : <Failure failure={failure} />}
        <DialogActions>
          <Button onPress={dropAll}>{sayScreen('cancel')}</Button>
          <Button kind="primary" type="submit" keys="Enter" isDisabled={!canStart} autoFocus>
            {say('start')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

function Chosen({ chosen }: { chosen: readonly ChosenFile[] }) {
  const say = useTexts(importTexts)
  const sayScreen = useTexts(texts)
  const bytes = chosen.reduce((sum, file) => sum + (file.bytes ?? 0), 0)
  const hasFolder = chosen.some(({ folder }) => folder)
  return (
    <div className={styles['chosen']}>
      <div className={styles['line']}>
        <span>
          {say(
            bytes === 0 && hasFolder ? 'chosenOnlyFolders' : hasFolder ? 'chosenFolders' : 'chosen',
            {
              count: formatCount(chosen.length),
              bytes: formatBytes(bytes),
            },
          )}
        </span>
        <span className={styles['adds']}>
          <Button kind="quiet" icon="add" onPress={addFiles}>
            {sayScreen('addFiles')}
          </Button>
          <Button kind="quiet" icon="folder" onPress={addFolder}>
            {sayScreen('addFolder')}
          </Button>
        </span>
      </div>
      <ul className={styles['files']} aria-label={say('chosenLabel')} tabIndex={0}>
        {chosen.map(({ token, name, folder, bytes: size }) => (
          <li key={token} className={styles['file']}>
            <Icon name={folder ? 'folder' : 'file'} />
            <span className={styles['name']}>
              <CutName name={name} />
            </span>
            <span className={styles['size']}>
              {size === null ? say('folder') : formatBytes(size)}
            </span>
            <IconButton
              label={say('remove', { name: visible(name) })}
              icon="close"
              onPress={() => removeChosen(token)}
            />
          </li>
        ))}
      </ul>
    </div>
  )
}
