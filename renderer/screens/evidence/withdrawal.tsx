import { useState, type FormEvent } from 'react'
import type { Failure as FailureValue, LedgerFile } from '#contract'
import { invoke, toFailure } from '../../lib/api.ts'
import { useTexts } from '../../lib/texts.ts'
import { Button } from '../../ui/button.tsx'
import { DialogActions } from '../../ui/dialog.tsx'
import { Failure } from '../../ui/failure.tsx'
import { TextField } from '../../ui/field.tsx'
import styles from './file-dialog.module.css'
import { fileTexts } from './file-texts.ts'

/** Takes a wrongly imported file out of the case: by whom and why goes into the journal. */
export function Withdrawal({
  file,
  ofOriginal,
  onBack,
  onDone,
}: {
  file: LedgerFile
  /** Files in the case that came from the same original. */
  ofOriginal: number
  onBack: () => void
  onDone: () => void
}) {
  const say = useTexts(fileTexts)
  const [by, setBy] = useState('')
  const [why, setWhy] = useState('')
  const [isTried, setTried] = useState(false)
  const [failure, setFailure] = useState<FailureValue | null>(null)
  const missing = (text: string) => (isTried && text.trim() === '' ? say('missing') : null)
  const withdraw = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (by.trim() === '' || why.trim() === '') return
    invoke('evidence.withdraw', { sha256: file.sha256, by, why }).then(onDone, (error: unknown) =>
      setFailure(toFailure(error)),
    )
  }
  return (
    <form className={styles['form']} onSubmit={withdraw}>
      <p>{say('withdrawText')}</p>
      {ofOriginal < 2 ? null : <p>{say('withdrawArchive', { count: ofOriginal })}</p>}
      <TextField
        label={say('by')}
        hint={say('byHint')}
        value={by}
        onChange={setBy}
        error={missing(by)}
        isRequired
        autoFocus
      />
      <TextField
        label={say('why')}
        hint={say('whyHint')}
        value={why}
        onChange={setWhy}
        error={missing(why)}
        isRequired
      />
      {failure === null ? null : <Failure failure={failure} />}
      <DialogActions>
        <Button onPress={onBack}>{say('back')}</Button>
        <Button kind="danger" icon="withdraw" type="submit">
          {say('confirm')}
        </Button>
      </DialogActions>
    </form>
  )
}
