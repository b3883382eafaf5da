import { create } from 'zustand'
import type { ChosenFile, Input } from '#contract'
import { invoke } from './api.ts'
import { isRunning, useJobs } from './jobs.ts'
import { showFailure } from './notices.ts'
import { useSession } from './session.ts'

/** Why nothing may be imported; null while it may. The engine refuses too: this is to say it beforehand. */
export type Obstacle = 'readOnly' | 'stopped' | 'busy' | 'pending'

const importing = new Set(['import', 'resume', 'withdraw', 'reread', 'sample'])

type SessionFacts = Pick<ReturnType<typeof useSession.getState>, 'summary' | 'engine'>
type JobFacts = Pick<ReturnType<typeof useJobs.getState>, 'jobs'>

function obstacleIn({ summary, engine }: SessionFacts, { jobs }: JobFacts): Obstacle | null {
  if (summary !== null && summary.heldBy !== null) return 'readOnly'
  if (engine.state === 'stopped') return 'stopped'
  if (jobs.some((job) => isRunning(job) && importing.has(job.kind))) return 'busy'
  return summary !== null && summary.pending.length > 0 ? 'pending' : null
}

export function useObstacle(): Obstacle | null {
  const session = useSession()
  const jobs = useJobs()
  return obstacleIn(session, jobs)
}

/** What a person chose and has not started to import; the dialog shows it while there is any. */
export const useAddition = create<{ chosen: readonly ChosenFile[] }>(() => ({ chosen: [] }))

function add(files: readonly ChosenFile[]): void {
  if (files.length === 0) return
  useAddition.setState(({ chosen }) => ({ chosen: [...chosen, ...files] }))
}

export function removeChosen(token: string): void {
  useAddition.setState(({ chosen }) => ({ chosen: chosen.filter((one) => one.token !== token) }))
}

export const dropAll = (): void => useAddition.setState({ chosen: [] })

const isFree = () => obstacleIn(useSession.getState(), useJobs.getState()) === null

function choose(purpose: 'evidence-files' | 'evidence-folder'): void {
  if (isFree()) invoke('files.choose', { purpose }).then(add, showFailure)
}

export const addFiles = (): void => choose('evidence-files')
export const addFolder = (): void => choose('evidence-folder')

export function addDropped(files: readonly File[]): void {
  if (isFree() && files.length > 0) invoke('files.dropped', {}, files).then(add, showFailure)
}

/** @throws CallError, which the dialog shows: what was chosen stays chosen. */
export async function startImport(
  stated: Pick<Input<'evidence.import'>, 'asOf' | 'collectedBy'>,
): Promise<void> {
  const files = useAddition.getState().chosen.map(({ token }) => token)
  const { language } = useSession.getState().settings
  await invoke('evidence.import', { files, ...stated, language })
  dropAll()
}
