import type { ComponentType } from 'react'
import type { Localised } from '#shared'
import type { CaseSummary } from '#contract'
import type { IconName } from '../ui/icon.tsx'

/** A place in the navigation: a file `screens/<id>/screen.tsx` that exports `screen` is found, never listed. */
export type Screen = {
  id: string
  title: Localised
  icon: IconName
  /** Place in the navigation, from the top. */
  order: number
  /** Second key of `g …`. */
  letter: string
  Component: ComponentType
  /** A count beside its name. */
  badge?: (summary: CaseSummary) => string
}
