import { useEffect } from 'react'
import type { Job } from '#contract'
import { endingOf, progressOf, shareOf } from '../lib/job-progress.ts'
import { jobTexts } from '../lib/job-texts.ts'
import { cancelJob, isRunning, useJobs } from '../lib/jobs.ts'
import { CallError } from '../lib/api.ts'
import { showFailure } from '../lib/notices.ts'
import { useSession } from '../lib/session.ts'
import { useTexts } from '../lib/texts.ts'
import { Button } from '../ui/button.tsx'
import { Foreign } from '../ui/parts.tsx'
import { Progress } from '../ui/progress.tsx'
import styles from './job-bar.module.css'
import { texts } from './texts.ts'

/** The foot of the window: what is under way, and that the journal holds. */
export function JobBar() {
  const jobs = useJobs(({ jobs: all }) => all)
  useShownFailures(jobs)
  const running = jobs.filter(isRunning)
  return (
    <footer className={styles['bar']}>
      {running.length > 0 ? <Running running={running} /> : <Ended job={jobs[0]} />}
      <span className={styles['space']} />
      <Journal />
    </footer>
  )
}

/** A job that failed says so above every screen, once; one that was cancelled was asked to. */
function useShownFailures(jobs: readonly Job[]): void {
  const failed = jobs.find(({ state, error }) => state === 'failed' && error !== null)
  useEffect(() => {
    if (failed?.error) showFailure(new CallError(failed.error))
  }, [failed?.id, failed?.error])
}

function Running({ running }: { running: readonly Job[] }) {
  const say = useTexts(jobTexts)
  const [job, ...others] = [...running].reverse()
  if (job === undefined) return null
  return (
    <>
      <Progress label={say(job.kind)} value={shareOf(job)} />
      <span className={styles['what']} role="status">
        {say(job.kind)}
        {job.at === null ? null : (
          <>
            {' '}
            <Foreign>{job.at}</Foreign>
          </>
        )}
      </span>
      <span className={styles['figures']}>{progressOf(job, say)}</span>
      {others.length === 0 ? null : <span>{say('more', { count: others.length })}</span>}
      {job.canCancel && job.state === 'running' ? (
        <Button kind="quiet" onPress={() => cancelJob(job.id)}>
          {say('cancel')}
        </Button>
      ) : null}
    </>
  )
}

function Ended({ job }: { job: Job | undefined }) {
  const sayShell = useTexts(texts)
  const say = useTexts(jobTexts)
  return <span role="status">{job === undefined ? sayShell('idle') : endingOf(job, say)}</span>
}

function Journal() {
  const say = useTexts(texts)
  const lines = useSession(({ summary }) => summary?.journalLines)
  if (lines === undefined) return null
  return <span>{lines === 1 ? say('journalOne') : say('journal', { count: lines })}</span>
}
