import { create } from 'zustand'
import type { CellPlace } from '../../charts/cell.ts'
import type { DaySpan } from '../../charts/time-scale.ts'

export type CoverageForm = 'chart' | 'table'

type View = {
  readonly form: CoverageForm
  /** Days of the chart that were asked for; null for all. */
  readonly span: DaySpan | null
  /** The cell last in hand: where the chart is entered again. */
  readonly cell: CellPlace | null
  /** The ended import whose result was read and put away. */
  readonly dismissedJob: string | null
}

/** How the screen is looked at: survives a change of screen, not the window. */
export const useView = create<View>(() => ({
  form: 'chart',
  span: null,
  cell: null,
  dismissedJob: null,
}))

export const showForm = (form: CoverageForm): void => useView.setState({ form })
export const showSpan = (span: DaySpan | null): void => useView.setState({ span })
export const keepCell = (cell: CellPlace): void => useView.setState({ cell })
export const dismissJob = (dismissedJob: string): void => useView.setState({ dismissedJob })

export function switchForm(): void {
  showForm(useView.getState().form === 'chart' ? 'table' : 'chart')
}
