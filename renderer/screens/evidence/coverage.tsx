import { useMemo, useState, type KeyboardEvent } from 'react'
import type { CoverageChart as Chart } from '#contract'
import { parseTime, day as dayMs } from '#shared'
import { cellOf, orderedLanes, type CellPlace } from '../../charts/cell.ts'
import { cellLabel } from '../../charts/cell-text.ts'
import { CoverageChart, focusChart } from '../../charts/coverage-chart.tsx'
import { chartTexts } from '../../charts/texts.ts'
import { spanBetween, type DaySpan } from '../../charts/time-scale.ts'
import { inside, revealing, zoomed } from '../../charts/zoom.ts'
import { useCommands, type Command } from '../../lib/commands.ts'
import { useRoute } from '../../lib/route.ts'
import { useLanguage, useTexts } from '../../lib/texts.ts'
import { Card, Empty } from '../../ui/parts.tsx'
import { CellDetail } from './cell-detail.tsx'
import { CoverageKey } from './coverage-key.tsx'
import { CoverageTable } from './coverage-table.tsx'
import { coverageTexts } from './coverage-texts.ts'
import styles from './coverage.module.css'
import { goToCell, goToNothing, placeOf, usePlace } from './place.ts'
import { texts } from './texts.ts'
import { keepCell, showSpan, useView } from './view-state.ts'
import { ZoomControls } from './zoom-controls.tsx'

const none: readonly Command[] = []
const closing: readonly Command[] = [
  { id: 'evidence.close', title: texts.closeCommand, keys: 'Escape', run: close },
]

/** What was in hand stays in hand: the chart is entered there again. */
function close(): void {
  const place = placeOf(useRoute.getState().parts)
  if (place.kind === 'source' && place.day !== null)
    keepCell({ source: place.source, day: place.day })
  goToNothing()
  focusChart()
}

/** Every source over the case's window, as a chart or as a table, and what is selected of it. */
export function Coverage({ coverage }: { coverage: Chart }) {
  const say = useTexts(coverageTexts)
  const form = useView((view) => view.form)
  const place = usePlace()
  const lanes = useMemo(() => orderedLanes(coverage.lanes), [coverage.lanes])
  const lane = place.kind === 'source' ? lanes.find(({ source }) => source === place.source) : null
  useCommands(place.kind === 'source' ? closing : none)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || place.kind !== 'source') return
    event.preventDefault()
    close()
  }
  if (lanes.length === 0) return <Empty title={say('noLanes')} />
  return (
    <div onKeyDown={onKeyDown}>
      <Card>
        {form === 'chart' ? (
          <ChartForm coverage={coverage} lanes={lanes} />
        ) : (
          <CoverageTable lanes={lanes} />
        )}
        {place.kind !== 'source' || lane === undefined || lane === null ? null : (
          <CellDetail lane={lane} day={place.day} onClose={close} />
        )}
      </Card>
    </div>
  )
}

function useWindow({ timeline }: Chart): { whole: DaySpan; entryDay: number } {
  const { incidentStart, containedAt, observedUntil } = timeline
  return useMemo(() => {
    const from = parseTime(incidentStart) ?? 0
    const contained = parseTime(containedAt) ?? from
    return {
      whole: spanBetween(from, parseTime(observedUntil) ?? contained),
      entryDay: Math.floor(contained / dayMs),
    }
  }, [incidentStart, containedAt, observedUntil])
}

function useZoomCommands(view: DaySpan, whole: DaySpan, around: number): void {
  const { first, last } = view
  const commands = useMemo((): readonly Command[] => {
    const shown = { first, last }
    const by = (factor: number) => showSpan(zoomed(shown, whole, factor, around))
    return [
      { id: 'evidence.closer', title: texts.closerCommand, keys: '+', run: () => by(0.5) },
      { id: 'evidence.further', title: texts.furtherCommand, keys: '-', run: () => by(2) },
      { id: 'evidence.whole', title: texts.wholeCommand, keys: '0', run: () => showSpan(null) },
    ]
  }, [first, last, whole, around])
  useCommands(commands)
}

function ChartForm({
  coverage,
  lanes,
}: {
  coverage: Chart
  lanes: readonly Chart['lanes'][number][]
}) {
  const say = useTexts(chartTexts)
  const language = useLanguage()
  const place = usePlace()
  const { span, cell: kept } = useView()
  const { whole, entryDay } = useWindow(coverage)
  const view = inside(span ?? whole, whole)
  const [hovered, setHovered] = useState<CellPlace | null>(null)
  const selected =
    place.kind === 'source' && place.day !== null ? { source: place.source, day: place.day } : null
  const around = selected?.day ?? Math.round((view.first + view.last) / 2)
  useZoomCommands(view, whole, around)
  const select = (at: CellPlace) => {
    showSpan(revealing(view, whole, at.day))
    goToCell(at)
  }
  const lane = lanes.find(({ source }) => source === hovered?.source)
  const days = hovered === null ? null : { first: hovered.day, last: hovered.day }
  return (
    <>
      <div className={styles['bar']}>
        {lane === undefined || days === null ? (
          <CoverageKey />
        ) : (
          <p className={styles['readout']} aria-hidden="true">
            {cellLabel(lane, days, cellOf(lane, days), say, language)}
          </p>
        )}
        <ZoomControls view={view} whole={whole} around={around} />
      </div>
      <CoverageChart
        lanes={lanes}
        timeline={coverage.timeline}
        whole={whole}
        view={view}
        inHand={selected ?? kept ?? { source: lanes[0]!.source, day: entryDay }}
        isSelected={selected !== null}
        onSelect={select}
        onView={showSpan}
        onHover={setHovered}
      />
    </>
  )
}
