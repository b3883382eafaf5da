import { fileURLToPath } from 'node:url'
import { BrowserWindow, nativeTheme, type Session, type WebContents } from 'electron'
import type { Settings } from '#contract'
import type { Log } from './log.ts'
import { appOrigin } from './origin.ts'
import { windowPreferences } from './security/window-preferences.ts'

/** Grounds of the page's themes (renderer/ui/tokens.css): the first frame must not flash white. */
export const grounds = { light: '#f6f7f9', dark: '#12161c', contrast: '#000000' } as const

const preload = fileURLToPath(new URL('../preload/preload.cjs', import.meta.url))

export function groundOf(theme: Settings['theme'], isSystemDark: boolean): string {
  if (theme !== 'system') return grounds[theme]
  return isSystemDark ? grounds.dark : grounds.light
}

/** Native parts (title bar, menus, scroll bars) follow the theme of the page. */
export function applyTheme(theme: Settings['theme'], window: BrowserWindow | null): void {
  nativeTheme.themeSource = theme === 'contrast' ? 'dark' : theme
  window?.setBackgroundColor(groundOf(theme, nativeTheme.shouldUseDarkColors))
}

/** The window appears with its first painted frame, where the person left it the last time. */
export function openWindow(session: Session, settings: Settings, log: Log): BrowserWindow {
  applyTheme(settings.theme, null)
  const window = new BrowserWindow({
    name: 'main',
    windowStatePersistence: true,
    title: 'Eviction Verifier',
    width: 1360,
    height: 860,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    backgroundColor: groundOf(settings.theme, nativeTheme.shouldUseDarkColors),
    webPreferences: { ...windowPreferences, session, preload },
  })
  window.once('ready-to-show', () => window.show())
  const load = () => {
    // Rejects also where the window is closed meanwhile: there is nobody left to tell.
    window
      .loadURL(`${appOrigin}/`)
      .catch((error: unknown) => log.error({ err: error }, 'not loaded'))
  }
  loadAgainAfterCrash(window.webContents, load, log)
  load()
  return window
}

/** A page that dies again and again is left dead: the case is safe, and a loop would only hide why. */
const mostCrashes = 3

/** The page's process died (no memory, a defect of Chromium): the engine and the case are untouched. */
export function loadAgainAfterCrash(
  page: Pick<WebContents, 'on'>,
  load: () => void,
  log: Pick<Log, 'error'>,
): void {
  let crashes = 0
  page.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return
    crashes += 1
    log.error({ reason, exitCode, crashes }, 'page process ended')
    if (crashes <= mostCrashes) load()
  })
}
