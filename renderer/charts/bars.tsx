import { useRef } from 'react'
import type { Lane } from '#contract'
import { formatCount } from '../lib/format.ts'
import styles from './bars.module.css'
import { gapBlocks, type GapBlock } from './gap-blocks.ts'
import { hatchFill } from './hatch.tsx'
import type { DaySpan } from './time-scale.ts'
import { useWidth } from './use-width.ts'

const height = 58
/** Height of the mark of a gap of single mailboxes. */
const strip = 8

/**
 * Records over a few days in equal steps, with the gaps behind them. `label` says in words what is seen;
 * `ticks` name some of the steps.
 */
export function Bars({
  days,
  values,
  gaps,
  label,
  ticks,
}: {
  days: DaySpan
  values: readonly number[]
  gaps: Lane['gaps']
  label: string
  ticks: readonly { readonly at: number; readonly text: string }[]
}) {
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box)
  const step = width / values.length
  const blocks = gapBlocks(gaps, { ...days, width })
  const most = values.reduce((highest, value) => Math.max(highest, value), 1)
  const tall = (value: number) => (value === 0 ? 0 : Math.max(2, (value / most) * (height - 4)))
  return (
    <div ref={box} className={styles['box']}>
      <svg width={width} height={height} role="img" aria-label={label}>
        <Gaps blocks={blocks.filter(({ isPartial }) => !isPartial)} />
        {values.map((value, index) => (
          <rect
            key={index}
            className={styles['bar']}
            x={index * step + 1}
            width={Math.max(1, step - 2)}
            y={height - tall(value)}
            height={tall(value)}
          >
            <title>{formatCount(value)}</title>
          </rect>
        ))}
        <Gaps blocks={blocks.filter(({ isPartial }) => isPartial)} />
        <path className={styles['ground']} d={`M0 ${height - 0.5}h${width}`} />
      </svg>
      <div className={styles['ticks']} aria-hidden="true">
        {ticks.map(({ at, text }) => (
          <span
            key={at}
            className={styles['tick']}
            style={{ left: `${(at / values.length) * 100}%` }}
          >
            {text}
          </span>
        ))}
      </div>
    </div>
  )
}

/** Behind the bars where the whole log is in question, before their feet where single mailboxes are. */
function Gaps({ blocks }: { blocks: readonly GapBlock[] }) {
  return blocks.map(({ x, width, isPartial }) => (
    <rect
      key={x}
      className={styles['gap']}
      fill={hatchFill}
      x={x}
      width={width}
      y={isPartial ? height - strip : 0}
      height={isPartial ? strip : height}
    />
  ))
}
