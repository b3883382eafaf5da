import { useState } from 'react'
import type { LedgerFile } from '#contract'
import { shortHash } from '../../lib/format.ts'
import { useTexts } from '../../lib/texts.ts'
import { visible } from '#shared'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { Withdrawal } from '../../ui/withdrawal.tsx'
import { useObstacle } from '../../lib/addition.ts'
import { FileFacts } from './file-facts.tsx'
import { fileTexts } from './file-texts.ts'
import { nameOf } from './ledger-facts.ts'
import { ManifestForm } from './manifest-form.tsx'
import { manifestTexts } from './manifest-texts.ts'
import { goToNothing, type Place } from './place.ts'
import { ReadingForm } from './reading-form.tsx'
import { readingTexts } from './reading-texts.ts'
import styles from './file-dialog.module.css'
import { texts } from './texts.ts'

/** All that the case knows of one evidence file; it has a link of its own. */
export function FileDialog({
  files,
  place: { sha256, member },
}: {
  files: readonly LedgerFile[]
  place: Extract<Place, { kind: 'file' }>
}) {
  const say = useTexts(texts)
  const ofOriginal = files.filter((one) => one.sha256 === sha256)
  const file = ofOriginal.find((one) => one.member === member) ?? ofOriginal[0]
  if (file !== undefined) return <KnownFile file={file} ofOriginal={ofOriginal.length} />
  return (
    <Dialog title={say('noFileTitle')} onClose={goToNothing}>
      <p>{say('noFileText', { sha256: shortHash(sha256) })}</p>
      <DialogActions>
        <Button kind="primary" onPress={goToNothing}>
          {say('close')}
        </Button>
      </DialogActions>
    </Dialog>
  )
}

function KnownFile({ file, ofOriginal }: { file: LedgerFile; ofOriginal: number }) {
  const say = useTexts(fileTexts)
  const sayScreen = useTexts(texts)
  const obstacle = useObstacle()
  const sayManifest = useTexts(manifestTexts)
  const sayReading = useTexts(readingTexts)
  const [step, setStep] = useState<'facts' | 'withdraw' | 'manifest' | 'reading'>('facts')
  const name = visible(nameOf(file))
  const goBack = () => setStep('facts')
  if (step === 'manifest')
    return (
      <Dialog title={sayManifest('formTitle', { name })} size="wide" onClose={goToNothing}>
        <ManifestForm file={file} onBack={goBack} onDone={goBack} />
      </Dialog>
    )
  if (step === 'reading')
    return (
      <Dialog title={sayReading('formTitle', { name })} onClose={goToNothing}>
        <ReadingForm file={file} ofOriginal={ofOriginal} onBack={goBack} onDone={goToNothing} />
      </Dialog>
    )
  if (step === 'withdraw')
    return (
      <Dialog title={say('withdrawTitle', { name })} onClose={goToNothing}>
        <Withdrawal
          sha256={file.sha256}
          ofOriginal={ofOriginal}
          onBack={goBack}
          onDone={goToNothing}
        />
      </Dialog>
    )
  return (
    <Dialog title={name} size="wide" onClose={goToNothing}>
      <FileFacts
        file={file}
        canState={obstacle === null}
        onState={() => setStep('manifest')}
        onReading={() => setStep('reading')}
      />
      <div className={styles['foot']}>
        {obstacle === null ? null : <p className={styles['obstacle']}>{sayScreen(obstacle)}</p>}
        <DialogActions>
          <Button
            kind="danger"
            icon="withdraw"
            isDisabled={obstacle !== null}
            onPress={() => setStep('withdraw')}
          >
            {say('withdraw')}
          </Button>
          <Button kind="primary" autoFocus onPress={goToNothing}>
            {sayScreen('close')}
          </Button>
        </DialogActions>
      </div>
    </Dialog>
  )
}
