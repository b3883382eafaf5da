import { useEffect } from 'react'
import { create } from 'zustand'
import type { Localised } from '#shared'

/** Everything a person can do has one definition; palette, shortcut, menu bar and buttons all use it. */
export type Command = {
  id: string
  title: Localised
  /** `mod+k`, one letter, or letters in turn: `g c`. */
  keys?: string
  run: () => void
}

export const useCommandStore = create<{ sets: readonly (readonly Command[])[] }>(() => ({
  sets: [],
}))

/** Commands in force; those of what was mounted last come first. */
export function commandsInForce(): readonly Command[] {
  const seen = new Set<string>()
  return useCommandStore
    .getState()
    .sets.flat()
    .filter(({ id }) => !seen.has(id) && seen.add(id))
}

/** In force while the component is mounted. `commands` must be stable between renders (useMemo). */
export function useCommands(commands: readonly Command[]): void {
  useEffect(() => {
    useCommandStore.setState(({ sets }) => ({ sets: [commands, ...sets] }))
    return () =>
      useCommandStore.setState(({ sets }) => ({ sets: sets.filter((set) => set !== commands) }))
  }, [commands])
}

export function runCommand(id: string): void {
  commandsInForce()
    .find((command) => command.id === id)
    ?.run()
}
