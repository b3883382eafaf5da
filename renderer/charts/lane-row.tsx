import { memo } from 'react'
import type { Lane } from '#contract'
import { visible } from '#shared'
import { useLanguage, useTexts } from '../lib/texts.ts'
import { classNames } from '../ui/class-names.ts'
import { cellLabel, laneFacts } from './cell-text.ts'
import { cellOf, isNeverCollected } from './cell.ts'
import { gapBlocks, type GapBlock } from './gap-blocks.ts'
import { hatchFill } from './hatch.tsx'
import styles from './lane-row.module.css'
import { placePoints } from './points.ts'
import { footPath, recordsOf, shadeOf, shadePaths } from './shade.ts'
import { chartTexts } from './texts.ts'
import type { Column, Scale } from './time-scale.ts'

/** Height of the marks of a lane, in pixels; its row is taller by the style sheet. */
const height = 20
/** Height of the strip for gaps of single mailboxes. */
const strip = 6

/**
 * One source. Of its cells only the one of the column in hand is an element: a grid of many columns need
 * not hold them all (aria-colindex says which it is), and the table view does.
 */
export const LaneRow = memo(function LaneRow({
  lane,
  index,
  columns,
  scale,
  atColumn,
  isInHand,
  isSelected,
}: {
  lane: Lane
  index: number
  columns: readonly Column[]
  scale: Scale
  atColumn: number
  /** The one cell of the chart that the Tab key reaches is in this row. */
  isInHand: boolean
  isSelected: boolean
}) {
  const say = useTexts(chartTexts)
  const language = useLanguage()
  const column = columns[atColumn]
  const title = visible(lane.title)
  const facts = laneFacts(lane, say)
  return (
    <div role="row" aria-rowindex={index + 1} data-row={index} className={styles['row']}>
      <div role="rowheader" className={styles['name']} title={`${title} · ${facts}`}>
        <span className={styles['title']}>{title}</span>
        <span className={styles['facts']}>{facts}</span>
      </div>
      <div className={styles['plot']}>
        <svg width={scale.width} height={height} aria-hidden="true">
          {lane.kind === 'log' ? (
            <Records lane={lane} columns={columns} />
          ) : (
            <Collections lane={lane} scale={scale} />
          )}
          <Gaps lane={lane} scale={scale} />
        </svg>
        {column === undefined ? null : (
          <div
            key={column.first}
            role="gridcell"
            aria-colindex={atColumn + 1}
            aria-selected={isSelected}
            aria-label={cellLabel(lane, column, cellOf(lane, column), say, language)}
            tabIndex={isInHand ? 0 : -1}
            className={classNames(styles['cell'], isSelected && styles['selected'])}
            style={{ left: column.x, width: column.width }}
          />
        )}
      </div>
    </div>
  )
})

function Records({ lane, columns }: { lane: Lane; columns: readonly Column[] }) {
  const records = recordsOf(lane.days, columns)
  const paths = shadePaths(columns, records, shadeOf(lane.days), height)
  return (
    <>
      {paths.map((path, level) => (
        <path key={level} className={styles[`shade${level + 1}`]} d={path} />
      ))}
      <path className={styles['foot']} d={footPath(columns, records, height)} />
    </>
  )
}

function Collections({ lane, scale }: { lane: Lane; scale: Scale }) {
  const middle = height / 2
  return (
    <>
      <path className={styles['thread']} d={`M0 ${middle}h${scale.width}`} />
      {placePoints(lane.collected, scale).map(({ x, collections }) => (
        <g key={x}>
          <circle className={styles['point']} cx={x} cy={middle} r={collections > 1 ? 8 : 5} />
          {collections > 1 ? (
            <text className={styles['pointCount']} x={x} y={middle + 4}>
              {collections}
            </text>
          ) : null}
        </g>
      ))}
    </>
  )
}

function Gaps({ lane, scale }: { lane: Lane; scale: Scale }) {
  const say = useTexts(chartTexts)
  const blocks = gapBlocks(lane.gaps, scale)
  if (!isNeverCollected(lane))
    return blocks.map((block) => <Hatched key={`${block.x} ${block.isPartial}`} block={block} />)
  const reasons = [...new Set(lane.gaps.map(({ reason }) => reason))].sort()
  const label = [say('neverCollected'), ...reasons].join(' · ')
  return <Hatched block={{ x: 0, width: scale.width, reasons, label, isPartial: false }} />
}

/** Wider than this, a label at the beginning is read sooner and stands clear of the line of containment. */
const longBlock = 240

function Hatched({ block: { x, width, label, isPartial } }: { block: GapBlock }) {
  const isLong = width > longBlock
  return (
    <>
      <rect
        className={styles['gap']}
        fill={hatchFill}
        x={x}
        width={width}
        y={isPartial ? height - strip : 0}
        height={isPartial ? strip : height}
      />
      {label === '' ? null : (
        <text
          className={classNames(styles['reasons'], isLong && styles['early'])}
          x={isLong ? x + 10 : x + width / 2}
          y={height / 2 + 4}
        >
          {label}
        </text>
      )}
    </>
  )
}
