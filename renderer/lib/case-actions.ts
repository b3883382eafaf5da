import type { Input } from '#contract'
import { invoke } from './api.ts'
import { jobEnd, refreshJobs } from './jobs.ts'
import { showFailure } from './notices.ts'
import { go } from './route.ts'
import { refreshRecent, refreshSummary, useSession } from './session.ts'

/** What a person can do with a case as a whole. None of these throws: a failure is shown. */
async function guarded(action: () => Promise<unknown>): Promise<void> {
  try {
    await action()
  } catch (error) {
    showFailure(error)
  }
}

async function opened(): Promise<void> {
  await refreshSummary()
  await refreshJobs()
  await refreshRecent()
  go('case')
}

export const openCase = (token?: string): Promise<void> =>
  guarded(async () => {
    const file =
      token ?? (await invoke('files.choose', { purpose: 'open-case' })).map((one) => one.token)[0]
    if (file === undefined) return
    await invoke('case.open', { file })
    await opened()
  })

export const openSample = (): Promise<void> =>
  guarded(async () => {
    const { job } = await invoke('case.sample', {})
    const { state } = await jobEnd(job)
    if (state === 'done') await opened()
  })

export const closeCase = (): Promise<void> =>
  guarded(async () => {
    await invoke('case.close', {})
    useSession.setState({ summary: null })
    await refreshRecent()
    go('case')
  })

/** Rejects, for the form says beside its fields what will not do. */
export async function createCase(input: Omit<Input<'case.create'>, 'file'>): Promise<boolean> {
  const suggested = `${input.name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').toLowerCase()}.evcase`
  const [file] = await invoke('files.choose', { purpose: 'new-case', suggested })
  if (file === undefined) return false
  await invoke('case.create', { ...input, file: file.token })
  await opened()
  return true
}

export const resumeImport = (): Promise<void> =>
  guarded(() => invoke('evidence.resume', { language: useSession.getState().settings.language }))

export const evaluateAgain = (): Promise<void> => guarded(() => invoke('case.evaluate', {}))

/** The format follows the name's extension. */
export const saveReport = (): Promise<void> =>
  guarded(async () => {
    const { summary, settings } = useSession.getState()
    if (summary === null) return
    const [file] = await invoke('files.choose', {
      purpose: 'save-report',
      suggested: `${summary.folder.replace(/\.evcase$/, '')}.html`,
    })
    if (file === undefined) return
    await invoke('case.report', { file: file.token, language: settings.language })
  })
