import type { Job } from '#contract'
import { formatDuration } from '../../lib/format.ts'
import { progressOf, shareOf } from '../../lib/job-progress.ts'
import { jobTexts } from '../../lib/job-texts.ts'
import { cancelJob, isRunning, useJobs } from '../../lib/jobs.ts'
import { resumeImport } from '../../lib/case-actions.ts'
import { go } from '../../lib/route.ts'
import { useSession } from '../../lib/session.ts'
import { useTexts, type Say } from '../../lib/texts.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Card, Foreign } from '../../ui/parts.tsx'
import { Progress } from '../../ui/progress.tsx'
import styles from './import-panel.module.css'
import { ImportResult, refusedIn } from './import-result.tsx'
import { importTexts } from './import-texts.ts'
import { dismissJob, useView } from './view-state.ts'

const kinds = new Set<Job['kind']>(['import', 'resume', 'withdraw', 'reread'])

/** The import under way, or else the last that ended and was not put away. */
export function usePanelJob(): Job | null {
  const dismissed = useView((view) => view.dismissedJob)
  const ofScreen = useJobs(({ jobs }) => jobs).filter(({ kind }) => kinds.has(kind))
  const job = ofScreen.find(isRunning) ?? ofScreen[0]
  return job === undefined || job.id === dismissed ? null : job
}

export function ImportPanel({ job }: { job: Job }) {
  return (
    <div className={styles['panel']}>
      {isRunning(job) ? <Running job={job} /> : <Ended job={job} />}
    </div>
  )
}

function Running({ job }: { job: Job }) {
  const say = useTexts(importTexts)
  const sayJob = useTexts(jobTexts)
  const facts = [
    ...(job.files === 0
      ? []
      : [say('filesDone', { done: Math.min(job.filesDone + 1, job.files), files: job.files })]),
    progressOf(job, sayJob),
  ].filter((fact) => fact !== '')
  return (
    <Card
      title={sayJob(job.kind)}
      aside={
        job.canCancel ? (
          <Button isDisabled={job.state !== 'running'} onPress={() => cancelJob(job.id)}>
            {sayJob('cancel')}
          </Button>
        ) : undefined
      }
    >
      <div className={styles['running']}>
        <p className={styles['at']}>
          {job.at === null ? say('preparing') : <Foreign isCode>{job.at}</Foreign>}
        </p>
        <div className={styles['wide']}>
          <Progress label={say('progressLabel')} value={shareOf(job)} />
        </div>
        <div className={styles['line']}>
          <Steps phase={job.phase} />
          <span>{facts.join(' · ')}</span>
        </div>
      </div>
    </Card>
  )
}

/** Reading and sealing come first; duplicates and indexes when all bytes are read. */
function Steps({ phase }: { phase: Job['phase'] }) {
  const say = useTexts(importTexts)
  const steps = [
    ['read', say('stepRead')],
    ['settle', say('stepSettle')],
  ] as const
  return (
    <ol className={styles['steps']} aria-label={say('steps')}>
      {steps.map(([id, name], index) => (
        <li
          key={id}
          className={styles['step']}
          {...(id === phase ? { 'aria-current': 'step' as const } : {})}
        >
          {index + 1}. {name}
        </li>
      ))}
    </ol>
  )
}

function headingOf(
  { state, kind, imported, elapsedMs }: Job,
  say: Say<typeof importTexts>,
): string {
  if (state === 'cancelled') return say('cancelled')
  if (state === 'failed') return say(kind === 'reread' ? 'rereadFailed' : 'failed')
  const time = formatDuration(elapsedMs)
  if (kind === 'withdraw') return say('withdrawn', { time })
  if (kind === 'reread') return say('reread', { time })
  const refused = imported === null ? 0 : refusedIn(imported).length
  if (refused > 0)
    return refused === 1 ? say('doneOneRefused') : say('doneRefused', { count: refused })
  return imported?.totals.imported === 0 ? say('doneNothing') : say('done', { time })
}

/** A file that cannot be read as was stated is found out before anything is changed. */
const isUnchanged = ({ state, kind }: Job, pending: number): boolean =>
  state === 'failed' && kind === 'reread' && pending === 0

function noteOf(job: Job, pending: number): keyof typeof importTexts | null {
  const { state, kind } = job
  if (state === 'cancelled') return 'cancelledText'
  if (isUnchanged(job, pending)) return 'rereadFailedText'
  if (state === 'failed') return 'failedText'
  return kind === 'withdraw' ? 'withdrawnText' : null
}

function Ended({ job }: { job: Job }) {
  const say = useTexts(importTexts)
  const pending = useSession(({ summary }) => summary?.pending.length ?? 0)
  const note = noteOf(job, pending)
  return (
    <Card
      title={<span role="status">{headingOf(job, say)}</span>}
      aside={
        <span className={styles['actions']}>
          {job.state === 'done' ? (
            <Button kind="quiet" onPress={() => go('case')}>
              {say('toBoard')}
            </Button>
          ) : isUnchanged(job, pending) ? null : (
            <Button onPress={() => void resumeImport()}>{say('resume')}</Button>
          )}
          <IconButton label={say('dismiss')} icon="close" onPress={() => dismissJob(job.id)} />
        </span>
      }
    >
      {note === null ? null : <p className={styles['note']}>{say(note)}</p>}
      {job.imported === null ? null : <ImportResult report={job.imported} />}
    </Card>
  )
}
