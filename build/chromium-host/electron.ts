// What `import … from 'electron'` means on the stand-in: the part of that module the app uses, and no more,
// so that a new use fails by name. It shows neither Electron's sandbox nor fuses, native menus (their keys
// work), the system's dialogs, icons and windows (place and size are Chromium's), a second instance, nor what
// a session denies beyond addresses: that is denied here by other means.
import { session as sessions } from './session.ts'

export { app } from './app.ts'
export { StandInWindow as BrowserWindow } from './browser-window.ts'
export { dialog } from './dialog.ts'
export { ipcMain } from './ipc-main.ts'
export { Menu } from './menu.ts'
export { nativeTheme } from './native-theme.ts'
export { session } from './session.ts'
export { utilityProcess } from './utility-process.ts'

export const protocol = {
  registerSchemesAsPrivileged(): void {},
  handle: sessions.defaultSession.protocol.handle,
}
