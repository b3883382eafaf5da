import { useRef } from 'react'
import type { ChosenFile } from '#contract'
import { invoke } from '../../lib/api.ts'
import { formatBytes } from '../../lib/format.ts'
import { showFailure } from '../../lib/notices.ts'
import { useTexts } from '../../lib/texts.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Foreign } from '../../ui/parts.tsx'
import styles from './artefact.module.css'
import { decisionTexts } from './decision-texts.ts'

/** A file that backs a decision; the page knows its name, never where it lies. */
export function Artefact({
  file,
  onChange,
}: {
  file: ChosenFile | null
  onChange: (file: ChosenFile | null) => void
}) {
  const say = useTexts(decisionTexts)
  const line = useRef<HTMLDivElement>(null)
  const choose = () => {
    invoke('files.choose', { purpose: 'artefact' }).then(([chosen]) => {
      if (chosen !== undefined) onChange(chosen)
    }, showFailure)
  }
  // The button that removes goes with what it removes: the keyboard stays in this line.
  const remove = () => {
    line.current?.querySelector('button')?.focus()
    onChange(null)
  }
  return (
    <div className={styles['artefact']}>
      <span className={styles['label']}>{say('artefact')}</span>
      <div ref={line} className={styles['line']}>
        <Button icon="file" onPress={choose}>
          {say('choose')}
        </Button>
        {file === null ? null : (
          <>
            <span role="status" className={styles['file']}>
              <Foreign isCode>{file.name}</Foreign>
              {file.bytes === null ? '' : ` ${formatBytes(file.bytes)}`}
            </span>
            <IconButton label={say('remove')} icon="close" onPress={remove} />
          </>
        )}
      </div>
      <span className={styles['hint']}>{say('artefactHint')}</span>
    </div>
  )
}
