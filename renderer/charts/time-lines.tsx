import type { CoverageChart } from '#contract'
import { day, parseTime, type Language } from '#shared'
import { useLanguage, useTexts, type Say } from '../lib/texts.ts'
import { classNames } from '../ui/class-names.ts'
import { nameOfMoment } from './day-names.ts'
import { placeLines, type PlacedLine, type TimeLine } from './line-labels.ts'
import { chartTexts } from './texts.ts'
import { ticksOf } from './ticks.ts'
import styles from './time-lines.module.css'
import { dayAt, xOf, type Scale } from './time-scale.ts'
import type { Brush } from './use-brush.ts'

type Timeline = CoverageChart['timeline']

const axisHeight = 22
const labelHeight = 15

/** Names of days or months; decoration, for every cell names its own day. */
export function TimeAxis({ scale }: { scale: Scale }) {
  const language = useLanguage()
  return (
    <svg width={scale.width} height={axisHeight} aria-hidden="true" className={styles['axis']}>
      {ticksOf(scale, language).map(({ day: at, x, label }) => (
        <g key={at}>
          <path className={styles['tick']} d={`M${x} ${axisHeight - 6}v6`} />
          <text className={styles['tickLabel']} x={x} y={12}>
            {label}
          </text>
        </g>
      ))}
    </svg>
  )
}

/** The incident, the containment and, where it lies within the days shown, the freeze. */
function linesOf(
  timeline: Timeline,
  say: Say<typeof chartTexts>,
  language: Language,
): readonly TimeLine[] {
  const line = (id: 'incident' | 'contained' | 'frozen', iso: string | null): TimeLine[] => {
    const at = iso === null ? null : parseTime(iso)
    if (iso === null || at === null) return []
    return [{ id, at, label: say(id, { day: nameOfMoment(at, language) }) }]
  }
  return [
    ...line('incident', timeline.incidentStart),
    ...line('contained', timeline.containedAt),
    ...line('frozen', timeline.frozenAt),
  ]
}

function usePlaced(scale: Scale, timeline: Timeline): readonly PlacedLine[] {
  const language = useLanguage()
  return placeLines(linesOf(timeline, useTexts(chartTexts), language), scale)
}

/** Drawn over all lanes; lets every press through to them. */
export function TimeLines({
  scale,
  timeline,
  brush,
}: {
  scale: Scale
  timeline: Timeline
  brush: Brush | null
}) {
  const placed = usePlaced(scale, timeline)
  const brushed = brush === null ? null : snapped(brush, scale)
  return (
    <svg className={styles['lines']} width={scale.width} height="100%" aria-hidden="true">
      {placed.map(({ id, x }) => (
        <line
          key={id}
          className={classNames(styles['line'], styles[id])}
          x1={Math.min(scale.width - 1, Math.max(1, x))}
          x2={Math.min(scale.width - 1, Math.max(1, x))}
          y1={axisHeight - 4}
          y2="100%"
        />
      ))}
      {brushed === null ? null : (
        <rect
          className={styles['brush']}
          x={brushed.x}
          width={brushed.width}
          y={axisHeight}
          height="100%"
        />
      )}
    </svg>
  )
}

/** Whole days, as the view will have them. */
function snapped({ from, to }: Brush, scale: Scale): { x: number; width: number } {
  const x = xOf(dayAt(Math.min(from, to), scale) * day, scale)
  return { x, width: xOf((dayAt(Math.max(from, to), scale) + 1) * day, scale) - x }
}

/** What the lines are, under the lanes. */
export function LineLabels({ scale, timeline }: { scale: Scale; timeline: Timeline }) {
  const placed = usePlaced(scale, timeline)
  const rows = placed.reduce((most, { row }) => Math.max(most, row + 1), 0)
  return (
    <svg
      className={styles['labels']}
      width={scale.width}
      height={rows * labelHeight + 3}
      aria-hidden="true"
    >
      {placed.map(({ id, label, labelX, anchor, row }) => (
        <text
          key={id}
          className={classNames(styles['label'], styles[id])}
          x={labelX}
          y={12 + row * labelHeight}
          textAnchor={anchor}
        >
          {label}
        </text>
      ))}
    </svg>
  )
}
