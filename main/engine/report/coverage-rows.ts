import { day, type Source } from '#shared'
import { tenantScope, type Gap } from '../coverage/gap.ts'
import type { ReportModel, SnapshotTime } from './model.ts'

/** A log: its records by UTC day number, or a state: the times it was collected. */
export type CoverageRow = {
  source: Source
  total: number
  byDay: ReadonlyMap<number, number>
  states: readonly SnapshotTime[]
  /** Over the tenant; a mailbox's own gaps are in `scoped`. */
  gaps: readonly Gap[]
  scoped: readonly Gap[]
}

/** Days of the case's window, first to last, inclusive. */
export type Window = { first: number; last: number; days: number }

export function windowOf({ scope }: ReportModel): Window {
  const first = Math.floor(scope.incidentStart / day)
  const last = Math.max(first, Math.ceil(scope.observedUntil / day) - 1)
  return { first, last, days: last - first + 1 }
}

/** Logs first, then states, each in the order of their names; a source that was only missed has a row too. */
export function coverageRows(model: ReportModel): CoverageRow[] {
  const { first, last } = windowOf(model)
  const inside = model.days.filter(({ day: number }) => number >= first && number <= last)
  const bySource = Map.groupBy(inside, ({ source }) => source)
  const states = Map.groupBy(model.snapshots, ({ source }) => source as Source)
  const gaps = Map.groupBy(model.gaps, ({ source }) => source)
  const isState = (source: Source) => source.startsWith('snapshot.')
  const names = [...new Set([...bySource.keys(), ...states.keys(), ...gaps.keys()])].sort(
    (a, b) => Number(isState(a)) - Number(isState(b)) || (a < b ? -1 : 1),
  )
  return names.map((source) => {
    const days = bySource.get(source) ?? []
    const own = gaps.get(source) ?? []
    return {
      source,
      total: days.reduce((sum, { events }) => sum + events, 0),
      byDay: new Map(days.map(({ day: number, events }) => [number, events])),
      states: states.get(source) ?? [],
      gaps: own.filter(({ scope }) => scope === tenantScope),
      scoped: own.filter(({ scope }) => scope !== tenantScope),
    }
  })
}
