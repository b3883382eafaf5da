import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react'
import type { CoverageChart as ChartFacts, Lane } from '#contract'
import { useLanguage, useTexts } from '../lib/texts.ts'
import type { CellPlace } from './cell.ts'
import { chartSummary } from './cell-text.ts'
import styles from './coverage-chart.module.css'
import { LaneRow } from './lane-row.tsx'
import { placeAfter } from './moves.ts'
import { LineLabels, TimeAxis, TimeLines } from './time-lines.tsx'
import { chartTexts } from './texts.ts'
import { columnsOf, dayAt, daysPerColumn, type DaySpan } from './time-scale.ts'
import { useBrush } from './use-brush.ts'
import { useWidth } from './use-width.ts'
import { brushed } from './zoom.ts'

/** The one cell that the Tab key reaches. */
const entry = '[role=gridcell][tabindex="0"]'

export function focusChart(): void {
  document.querySelector<HTMLElement>(`[role=grid] ${entry}`)?.focus()
}

export type CoverageChartParts = {
  lanes: readonly Lane[]
  timeline: ChartFacts['timeline']
  /** Days of the case's window, and those of it that are shown. */
  whole: DaySpan
  view: DaySpan
  /** The one cell that the Tab key reaches, and whether it is selected. */
  inHand: CellPlace
  isSelected: boolean
  onSelect: (place: CellPlace) => void
  onView: (span: DaySpan) => void
  onHover: (place: CellPlace | null) => void
}

/**
 * Lanes by days as one grid: arrow keys move the selection, Enter selects where the focus is, a click
 * selects, a drag comes closer.
 */
export function CoverageChart(parts: CoverageChartParts) {
  const { lanes, timeline, whole, isSelected } = parts
  const say = useTexts(chartTexts)
  const language = useLanguage()
  const { plot, grid, scale, columns, row, column, brush, handlers } = useGrid(parts)
  const unit = daysPerColumn(scale)
  return (
    <div className={styles['chart']}>
      <div ref={plot} className={styles['axis']}>
        <TimeAxis scale={scale} />
      </div>
      <div
        ref={grid}
        role="grid"
        aria-label={say('grid')}
        aria-description={chartSummary(lanes, whole, say, language)}
        aria-rowcount={lanes.length}
        aria-colcount={columns.length}
        className={styles['lanes']}
        {...handlers}
      >
        {lanes.map((lane, index) => (
          <LaneRow
            key={lane.source}
            lane={lane}
            index={index}
            columns={columns}
            scale={scale}
            atColumn={column}
            isInHand={index === row}
            isSelected={isSelected && index === row}
          />
        ))}
      </div>
      <TimeLines scale={scale} timeline={timeline} brush={brush} />
      <p className={styles['unit']}>
        {scale.width > 0 && unit > 1 ? say('merged', { days: unit }) : ''}
      </p>
      <LineLabels scale={scale} timeline={timeline} />
    </div>
  )
}

/** Where things are in the chart, and what keys and pointer do there. */
function useGrid({ lanes, whole, view, inHand, onSelect, onView, onHover }: CoverageChartParts) {
  const plot = useRef<HTMLDivElement>(null)
  const grid = useRef<HTMLDivElement>(null)
  const width = useWidth(plot)
  const scale = useMemo(() => ({ ...view, width }), [view, width])
  const columns = useMemo(() => columnsOf(scale), [scale])
  const day = Math.min(view.last, Math.max(view.first, inHand.day))
  const row = Math.max(
    0,
    lanes.findIndex(({ source }) => source === inHand.source),
  )
  const column = columns.findIndex(({ first, last }) => day >= first && day <= last)
  const keepFocus = useFocusInHand(grid, `${row} ${columns[column]?.first}`)
  const select = (at: number, onDay: number) => {
    keepFocus()
    onSelect({ source: lanes[at]!.source, day: onDay })
  }
  const { brush, handlers } = useBrush(plot, {
    pick: (x, at) => select(at, dayAt(x, scale)),
    brush: ({ from, to }) => onView(brushed(dayAt(from, scale), dayAt(to, scale), whole)),
    hover: (place) =>
      onHover(place && { source: lanes[place.row]!.source, day: dayAt(place.x, scale) }),
  })
  const onKeyDown = (event: KeyboardEvent) => {
    const next = placeAfter(event, { row, day }, { rows: lanes.length, columns, whole })
    if (next === null) return
    event.preventDefault()
    select(next.row, next.day)
  }
  return { plot, grid, scale, columns, row, column, brush, handlers: { ...handlers, onKeyDown } }
}

/** The cell in hand is another element after each move: the focus goes with it once that was asked for. */
function useFocusInHand(grid: React.RefObject<HTMLElement | null>, place: string): () => void {
  const isWanted = useRef(false)
  useEffect(() => {
    if (!isWanted.current) return
    isWanted.current = false
    grid.current?.querySelector<HTMLElement>(entry)?.focus()
  }, [grid, place])
  return () => {
    isWanted.current = true
  }
}
