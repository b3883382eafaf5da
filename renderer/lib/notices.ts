import { create } from 'zustand'
import type { Failure } from '#contract'
import { toFailure } from './api.ts'

/** A message that the person must have seen: it stays until dismissed. */
export type Notice = { id: number; failure: Failure }

export const useNotices = create<{ notices: readonly Notice[] }>(() => ({ notices: [] }))

let nextId = 1

export function showFailure(error: unknown): void {
  const failure = toFailure(error)
  const said = JSON.stringify(failure)
  useNotices.setState(({ notices }) => ({
    notices: [
      ...notices.filter((one) => JSON.stringify(one.failure) !== said),
      { id: nextId++, failure },
    ],
  }))
}

export function dismiss(id: number): void {
  useNotices.setState(({ notices }) => ({ notices: notices.filter((one) => one.id !== id) }))
}
