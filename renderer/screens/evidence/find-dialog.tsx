import { useState, type DragEvent } from 'react'
import type { Found, Job } from '#contract'
import { visible } from '#shared'
import { formatMinute } from '../../lib/format.ts'
import { progressOf, shareOf } from '../../lib/job-progress.ts'
import { cancelJob, isRunning } from '../../lib/jobs.ts'
import { jobTexts } from '../../lib/job-texts.ts'
import { useSession } from '../../lib/session.ts'
import { useTexts } from '../../lib/texts.ts'
import { Button } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Dialog, DialogActions } from '../../ui/dialog.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Foreign, Tag } from '../../ui/parts.tsx'
import { Progress } from '../../ui/progress.tsx'
import { closeDialog } from './dialogs.ts'
import styles from './find.module.css'
import { findTexts } from './find-texts.ts'
import { goToFile } from './place.ts'
import { texts } from './texts.ts'
import { useFind } from './use-find.ts'

/** Is this the file I gave you? Answers by the bytes, whatever the file is called now. */
export function FindDialog() {
  const say = useTexts(findTexts)
  const sayScreen = useTexts(texts)
  const { job, failure, isFolder, choose, drop } = useFind()
  const isReading = job !== null && isRunning(job)
  return (
    <Dialog title={say('title')} onClose={closeDialog}>
      <p className={styles['note']}>{say('lead')}</p>
      {isReading ? <Reading job={job} /> : <DropZone onDrop={drop} onChoose={choose} />}
      {isFolder ? <p role="status">{say('folder')}</p> : null}
      {failure === null ? null : <Failure failure={failure} />}
      {job === null || isReading ? null : <Ended job={job} />}
      <DialogActions>
        {job?.found === undefined || job.found === null ? null : <ShowFile found={job.found} />}
        <Button onPress={closeDialog}>{sayScreen('close')}</Button>
      </DialogActions>
    </Dialog>
  )
}

/** Only evidence in force has a place in the ledger. */
function ShowFile({ found: { sha256, given } }: { found: Found }) {
  const say = useTexts(findTexts)
  if (!given.some(({ as, state }) => as === 'evidence' && state === 'in-force')) return null
  const show = () => {
    closeDialog()
    goToFile({ sha256, member: null })
  }
  return (
    <Button icon="evidence" onPress={show}>
      {say('show')}
    </Button>
  )
}

function DropZone({
  onDrop,
  onChoose,
}: {
  onDrop: (files: readonly File[]) => void
  onChoose: () => void
}) {
  const say = useTexts(findTexts)
  const [isOver, setOver] = useState(false)
  const take = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    onDrop([...event.dataTransfer.files])
  }
  return (
    <div
      className={classNames(styles['zone'], isOver && styles['over'])}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={take}
    >
      <Icon name="drop" />
      <span>{say('drop')}</span>
      <Button kind="primary" icon="file" autoFocus onPress={onChoose}>
        {say('choose')}
      </Button>
    </div>
  )
}

function Reading({ job }: { job: Job }) {
  const say = useTexts(findTexts)
  const sayJob = useTexts(jobTexts)
  const label = say('reading', { name: visible(job.at ?? '') })
  return (
    <div className={styles['reading']}>
      <p>{label}</p>
      <Progress label={label} value={shareOf(job)} />
      <div className={styles['line']}>
        <span className={styles['note']}>{progressOf(job, sayJob)}</span>
        <Button kind="quiet" isDisabled={!job.canCancel} onPress={() => cancelJob(job.id)}>
          {sayJob('cancel')}
        </Button>
      </div>
    </div>
  )
}

function Ended({ job }: { job: Job }) {
  const say = useTexts(findTexts)
  if (job.state === 'cancelled') return <p role="status">{say('cancelled')}</p>
  if (job.error !== null) return <Failure failure={job.error} />
  return job.found === null ? null : <Answer found={job.found} />
}

/** What holds of the last time it was given holds now. */
function verdictOf({ given }: Found): 'yes' | 'pending' | 'withdrawn' | 'no' {
  if (given.some(({ state }) => state === 'in-force')) return 'yes'
  if (given.some(({ state }) => state === 'pending')) return 'pending'
  return given.length > 0 ? 'withdrawn' : 'no'
}

function Answer({ found }: { found: Found }) {
  const say = useTexts(findTexts)
  const verdict = verdictOf(found)
  return (
    <section className={styles['answer']} role="status">
      <p className={styles['verdict']}>
        <Icon name={verdict === 'yes' ? 'done' : 'warning'} />
        {say(verdict, { name: visible(found.name) })}
      </p>
      {verdict === 'no' ? <p className={styles['note']}>{say('noText')}</p> : null}
      <div>
        <div className={styles['line']}>
          <span className={styles['note']}>{say('sha256')}</span>
          <CopyButton kind="quiet" text={found.sha256}>
            {say('copy')}
          </CopyButton>
        </div>
        <p className={styles['hash']}>{found.sha256}</p>
      </div>
      {found.given.length === 0 ? null : <Times given={found.given} />}
    </section>
  )
}

function Times({ given }: { given: Found['given'] }) {
  const say = useTexts(findTexts)
  const clock = useSession(({ settings }) => settings.clock)
  return (
    <ul className={styles['given']} aria-label={say('given')}>
      {given.map(({ as, name, at, state, withdrawn }) => (
        <li key={at}>
          <div className={styles['line']}>
            <Foreign isCode>{name}</Foreign>
            <Tag>{say(`state.${state}`)}</Tag>
          </div>
          <span className={styles['note']}>
            {say(`as.${as}`)} · {formatMinute(at, clock)}
          </span>
          {withdrawn === null ? null : (
            <span className={styles['note']}>
              {say('withdrawnBy', { by: visible(withdrawn.by), why: visible(withdrawn.why) })} ·{' '}
              {formatMinute(withdrawn.at, clock)}
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}
