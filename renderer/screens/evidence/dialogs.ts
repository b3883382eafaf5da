import { create } from 'zustand'

type Open =
  | { readonly kind: 'none' }
  /** `state`: the kind to begin with, as in a lane's source; null for the first. */
  | { readonly kind: 'states'; readonly state: string | null }
  | { readonly kind: 'find' }

/** A question to the case that is no place to link to. */
export const useOpenDialog = create<{ open: Open }>(() => ({ open: { kind: 'none' } }))

export const openStates = (state: string | null = null): void =>
  useOpenDialog.setState({ open: { kind: 'states', state } })
export const openFind = (): void => useOpenDialog.setState({ open: { kind: 'find' } })
export const closeDialog = (): void => useOpenDialog.setState({ open: { kind: 'none' } })
