import { create } from 'zustand'

/** Which of the shell's dialogs is open. */
export type OpenDialog = 'palette' | 'settings' | 'shortcuts' | 'new-case' | null

export const useShell = create<{ dialog: OpenDialog }>(() => ({ dialog: null }))

export const openDialog = (dialog: OpenDialog): void => useShell.setState({ dialog })
export const closeDialog = (): void => useShell.setState({ dialog: null })
