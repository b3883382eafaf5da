import { create } from 'zustand'

type Opened = 'coverage' | 'explanation' | 'query' | 'benign' | 'malicious'

/** What outlives a change of screen but is no place: the filter, how records are read, an open dialog. */
export const useClaimsScreen = create<{
  filter: string
  isFormatted: boolean
  dialog: Opened | null
}>(() => ({ filter: '', isFormatted: false, dialog: null }))

export const openDialog = (dialog: Opened): void => useClaimsScreen.setState({ dialog })
export const closeDialog = (): void => useClaimsScreen.setState({ dialog: null })

export const toggleFormatted = (): void =>
  useClaimsScreen.setState(({ isFormatted }) => ({ isFormatted: !isFormatted }))
