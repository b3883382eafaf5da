import { useState, type FormEvent } from 'react'
import type { Failure as FailureValue } from '#contract'
import { invoke, toFailure } from '../lib/api.ts'
import { useTexts } from '../lib/texts.ts'
import { Button } from './button.tsx'
import { DialogActions } from './dialog.tsx'
import { Failure } from './failure.tsx'
import { TextField } from './field.tsx'
import styles from './withdrawal.module.css'
import { withdrawalTexts } from './withdrawal-texts.ts'

/** Takes a wrongly imported file out of the case: by whom and why goes into the journal. */
export function Withdrawal({
  sha256,
  ofOriginal = 1,
  onBack,
  onDone,
}: {
  sha256: string
  /** Files in the case that came from the same original. */
  ofOriginal?: number
  onBack: () => void
  onDone: () => void
}) {
  const say = useTexts(withdrawalTexts)
  const [by, setBy] = useState('')
  const [why, setWhy] = useState('')
  const [isTried, setTried] = useState(false)
  const [failure, setFailure] = useState<FailureValue | null>(null)
  const missing = (text: string) => (isTried && text.trim() === '' ? say('missing') : null)
  const withdraw = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (by.trim() === '' || why.trim() === '') return
    invoke('evidence.withdraw', { sha256, by, why }).then(onDone, (error: unknown) =>
      setFailure(toFailure(error)),
    )
  }
  return (
    <form className={styles['form']} onSubmit={withdraw}>
      <p>{say('text')}</p>
      {ofOriginal < 2 ? null : <p>{say('archive', { count: ofOriginal })}</p>}
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
