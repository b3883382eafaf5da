/** What a machine must have for a check, beyond this checkout and a system Chromium. */
export type Needs = 'the Electron runtime' | 'Windows and macOS' | 'a person at a desktop'

export type ElectronOnly = {
  /** As the README lists it. */
  readonly name: string
  readonly needs: Needs
  /** Why the stand-in host cannot show it. */
  readonly reason: string
}

/**
 * What only Electron itself can show. None of it counts as tested where it was not run: each is a skipped
 * test with its reason, and the README names each.
 */
export const electronOnly = {
  fuses: {
    name: 'fuses read back from the packed executable',
    needs: 'the Electron runtime',
    reason: 'a stand-in executable has no fuses',
  },
  selfTest: {
    name: '`--self-test` of the fused app',
    needs: 'the Electron runtime',
    reason: 'only Electron can start an app from app.asar with its fuses burnt',
  },
  inspector: {
    name: 'no inspector and no Node in the fused executable',
    needs: 'the Electron runtime',
    reason: 'the fuses that refuse them are in the executable',
  },
  sandbox: {
    name: 'operating-system sandbox of the page',
    needs: 'the Electron runtime',
    reason: 'Chromium run as root has no sandbox',
  },
  scheme: {
    name: 'page served by `app://verifier`',
    needs: 'the Electron runtime',
    reason: 'Chromium refuses the scheme: the stand-in uses https://verifier.invalid',
  },
  silence: {
    name: 'no request in Electron’s net log, none past webRequest',
    needs: 'the Electron runtime',
    reason: 'the stand-in sees the requests of pages, not those of the browser itself',
  },
  permissions: {
    name: 'permissions, devices and downloads denied by the session',
    needs: 'the Electron runtime',
    reason: 'the handlers are those of Electron’s session',
  },
  menus: {
    name: 'native menus and their shortcuts',
    needs: 'a person at a desktop',
    reason: 'Chromium has no application menu',
  },
  dialogs: {
    name: 'dialogs of the operating system',
    needs: 'a person at a desktop',
    reason: 'tests answer dialogs from a queue',
  },
  integrity: {
    name: 'an altered app.asar does not start',
    needs: 'Windows and macOS',
    reason: 'Electron checks the integrity of the archive there only',
  },
  windows: {
    name: 'installer and portable program for Windows',
    needs: 'Windows and macOS',
    reason: 'made and signed on Windows',
  },
  macos: {
    name: 'signed and notarised disk image for macOS',
    needs: 'Windows and macOS',
    reason: 'made and signed on macOS',
  },
  linux: {
    name: 'AppImage and deb',
    needs: 'the Electron runtime',
    reason: 'the tools that make them come from their own site',
  },
} as const satisfies Readonly<Record<string, ElectronOnly>>
