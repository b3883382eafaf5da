import { readdirSync } from 'node:fs'
import type { SnapshotKind } from '#shared'
import type { StateKind } from './state-attributes.ts'

const folder = new URL('./states/', import.meta.url)

/** Every kind of state that can be read: a file in `states/` is found, never listed. */
export const stateKinds: ReadonlyMap<SnapshotKind, StateKind> = new Map(
  await Promise.all(
    readdirSync(folder)
      .filter((name) => /\.[jt]s$/.test(name) && !name.endsWith('.d.ts'))
      .sort()
      .map(async (name) => {
        const { state } = (await import(new URL(name, folder).href)) as { state: StateKind }
        return [state.kind, state] as const
      }),
  ),
)
