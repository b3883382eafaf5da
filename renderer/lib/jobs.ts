import { create } from 'zustand'
import type { Job } from '#contract'
import { invoke } from './api.ts'
import { showFailure } from './notices.ts'

/** Long work, newest first; it survives every change of screen because it lives here. */
export const useJobs = create<{ jobs: readonly Job[] }>(() => ({ jobs: [] }))

export const isRunning = ({ state }: Job): boolean => state === 'running' || state === 'cancelling'

function put(job: Job): void {
  useJobs.setState(({ jobs }) => {
    const others = jobs.filter(({ id }) => id !== job.id)
    return { jobs: [job, ...others].slice(0, 50) }
  })
}

export function cancelJob(job: string): void {
  invoke('jobs.cancel', { job }).catch(showFailure)
}

export async function startJobs(): Promise<void> {
  window.bridge.on('job.changed', put)
  await refreshJobs()
}

/** How a job ended; waits while it runs. */
export function jobEnd(id: string): Promise<Job> {
  return new Promise((resolve) => {
    const look = () => {
      const job = useJobs.getState().jobs.find((one) => one.id === id)
      if (job === undefined || isRunning(job)) return
      stop()
      resolve(job)
    }
    const stop = useJobs.subscribe(look)
    look()
  })
}

/** Another case has other jobs: what ended in the last one is forgotten. */
export async function refreshJobs(): Promise<void> {
  const jobs = await invoke('jobs.list', {})
  useJobs.setState({ jobs })
}
