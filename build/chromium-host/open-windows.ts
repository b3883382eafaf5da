import type { StandInContents } from './web-contents.ts'

/** Windows that are not closed yet; the app ends with the last of them. */
export const openWindows = new Set<{ close(): void; readonly webContents: StandInContents }>()
