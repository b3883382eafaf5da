import type { WebPreferences } from 'electron'

/**
 * Threat: a page that was taken over and reaches for Node, for the machine's files or for another window.
 * Every window of the app has these; the preload is added only to the one that a person works in.
 */
export const windowPreferences = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  disableDialogs: true,
} as const satisfies WebPreferences
