import { useEffect, useRef, useState } from 'react'
import type { ChosenFile, Failure, Job } from '#contract'
import { invoke, toFailure } from '../../lib/api.ts'
import { cancelJob, isRunning, useJobs } from '../../lib/jobs.ts'

type Find = {
  /** The search under way or ended; null before the first. */
  readonly job: Job | null
  readonly failure: Failure | null
  readonly isFolder: boolean
  choose: () => void
  drop: (files: readonly File[]) => void
}

/** Looks for one file at a time; the search ends with the dialog that asked. */
export function useFind(): Find {
  const [id, setId] = useState<string | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isFolder, setFolder] = useState(false)
  const job = useJobs(({ jobs }) => jobs.find((one) => one.id === id) ?? null)
  const running = useRef<string | null>(null)
  running.current = job !== null && isRunning(job) ? job.id : null
  useEffect(
    () => () => {
      if (running.current !== null) cancelJob(running.current)
    },
    [],
  )
  const look = async ([file]: readonly ChosenFile[]) => {
    if (file === undefined) return
    setFailure(null)
    setFolder(file.folder)
    setId(null)
    if (!file.folder) setId((await invoke('evidence.find', { file: file.token })).job)
  }
  const failed = (error: unknown) => setFailure(toFailure(error))
  return {
    job,
    failure,
    isFolder,
    choose: () => {
      invoke('files.choose', { purpose: 'evidence-files' }).then(look).catch(failed)
    },
    drop: (files) => {
      if (files.length > 0) invoke('files.dropped', {}, files).then(look).catch(failed)
    },
  }
}
