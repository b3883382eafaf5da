import type { App, WebContents } from 'electron'

/**
 * Threat: a link, a redirect or a dropped file that takes the window, with its bridge, to somebody else's
 * page, or opens another. The app shows one document and changes only its fragment, which is no navigation.
 */
export function denyNavigation(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

/** For every web contents from its creation, so that no window can be forgotten. */
export function denyNavigationEverywhere(app: Pick<App, 'on'>): void {
  app.on('web-contents-created', (_event, contents) => denyNavigation(contents))
}
