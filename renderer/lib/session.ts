import { create } from 'zustand'
import type { CaseSummary, ChosenFile, EngineState, Output, Settings } from '#contract'
import { invoke } from './api.ts'
import { showFailure } from './notices.ts'

type Session = Omit<Output<'app.start'>, 'settings' | 'recent'> & {
  settings: Settings
  recent: readonly ChosenFile[]
  summary: CaseSummary | null
  /** Raised by every change of the case: answers of another revision are out of date. */
  revision: number
  engine: EngineState
}

export const useSession = create<Session>(() => ({
  version: '',
  host: 'electron',
  platform: 'linux',
  settings: {
    language: 'en',
    theme: 'system',
    density: 'compact',
    clock: 'utc',
    letterKeys: true,
  },
  recent: [],
  summary: null,
  revision: 0,
  engine: { state: 'starting', server: null, restarts: 0 },
}))

const systemIsDark = window.matchMedia('(prefers-color-scheme: dark)')
const systemWantsContrast = window.matchMedia('(prefers-contrast: more)')

function themeOf(theme: Settings['theme']): 'light' | 'dark' | 'contrast' {
  if (theme !== 'system') return theme
  if (systemWantsContrast.matches) return 'contrast'
  return systemIsDark.matches ? 'dark' : 'light'
}

function applySettings(settings: Settings): void {
  const page = document.documentElement
  page.lang = settings.language
  page.dataset['theme'] = themeOf(settings.theme)
  page.dataset['density'] = settings.density
}

/** Settings take effect at once; a machine that cannot keep them says so. */
export function saveSettings(changes: Partial<Settings>): void {
  const settings = { ...useSession.getState().settings, ...changes }
  useSession.setState({ settings })
  applySettings(settings)
  invoke('app.settings', settings).catch(showFailure)
}

export async function refreshSummary(): Promise<void> {
  try {
    const summary = await invoke('case.summary', {})
    useSession.setState({ summary })
  } catch (error) {
    showFailure(error)
  }
}

export async function refreshRecent(): Promise<void> {
  const recent = await invoke('app.recent', {})
  useSession.setState({ recent })
}

/** Learns who hosts the page, which case is open, and follows both from then on. */
export async function startSession(): Promise<void> {
  window.bridge.on('case.changed', ({ revision }) => {
    useSession.setState({ revision })
    void refreshSummary()
  })
  window.bridge.on('engine.changed', (engine) => useSession.setState({ engine }))
  const start = await invoke('app.start', {})
  useSession.setState(start)
  applySettings(start.settings)
  for (const query of [systemIsDark, systemWantsContrast])
    query.addEventListener('change', () => applySettings(useSession.getState().settings))
  // The window is shown before the engine has answered: what is open arrives when it has.
  void refreshSummary()
}
