import type { Lane } from '#contract'
import { day as dayMs, formatDate, parseTime, visible } from '#shared'
import { isNeverCollected } from '../../charts/cell.ts'
import { formatCount, formatMoment } from '../../lib/format.ts'
import { useTexts, type Say } from '../../lib/texts.ts'
import { Table, type Column } from '../../ui/table.tsx'
import { coverageTexts } from './coverage-texts.ts'
import styles from './coverage-table.module.css'
import { goToCell, goToSource, usePlace } from './place.ts'

type Gap = Lane['gaps'][number]

/** A source with one of its gaps, or with none. */
type Row = { readonly key: string; readonly lane: Lane; readonly gap: Gap | null }

function rowsOf(lane: Lane): readonly Row[] {
  if (lane.gaps.length === 0) return [{ key: lane.source, lane, gap: null }]
  return lane.gaps.map((gap, index) => ({ key: `${lane.source} ${index}`, lane, gap }))
}

/** First and last day that holds anything: of a log its records, of a state its collections. */
function daysOf({ kind, days, collected }: Lane): { first: string; last: string } {
  const texts =
    kind === 'log'
      ? days.map(([day]) => formatDate(day * dayMs))
      : collected.map(({ at }) => at.slice(0, 10)).sort()
  return { first: texts[0] ?? '–', last: texts.at(-1) ?? '–' }
}

function amountOf(lane: Lane, say: Say<typeof coverageTexts>): string {
  if (isNeverCollected(lane)) return say('never')
  return lane.kind === 'log'
    ? formatCount(lane.events)
    : say('collectedTimes', { count: lane.collected.length })
}

/** The columns' headings say that it is UTC. */
const shortMoment = (iso: string): string => formatMoment(iso, 'utc').replace(/ UTC$/, '')

function reasonOf(gap: Gap | null, say: Say<typeof coverageTexts>): string {
  if (gap === null) return say('noneFound')
  const text = visible(gap.text)
  return gap.tenantWide ? text : `${text} · ${visible(gap.scope)}`
}

function open({ lane, gap }: Row): void {
  const at = gap === null ? null : parseTime(gap.from)
  if (at === null) goToSource(lane.source)
  else goToCell({ source: lane.source, day: Math.floor(at / dayMs) })
}

/** The facts of the chart in words and figures; a row opens its gap's first day or its records by day. */
export function CoverageTable({ lanes }: { lanes: readonly Lane[] }) {
  const say = useTexts(coverageTexts)
  const place = usePlace()
  const rows = lanes.flatMap(rowsOf)
  const chosen =
    place.kind === 'source' ? rows.find(({ lane }) => lane.source === place.source) : undefined
  const columns: readonly Column<Row>[] = [
    { id: 'source', title: say('source'), width: '24%', cell: ({ lane }) => visible(lane.title) },
    {
      id: 'records',
      title: say('records'),
      isNumber: true,
      width: '10.4em',
      cell: ({ lane }) => amountOf(lane, say),
    },
    {
      id: 'first',
      title: say('first'),
      isCode: true,
      width: '7.6em',
      cell: ({ lane }) => daysOf(lane).first,
    },
    {
      id: 'last',
      title: say('last'),
      isCode: true,
      width: '7.6em',
      cell: ({ lane }) => daysOf(lane).last,
    },
    {
      id: 'from',
      title: say('gapFrom'),
      isCode: true,
      width: '10.9em',
      cell: ({ gap }) => (gap === null ? '–' : shortMoment(gap.from)),
    },
    {
      id: 'to',
      title: say('gapTo'),
      isCode: true,
      width: '10.9em',
      cell: ({ gap }) => (gap === null ? '–' : shortMoment(gap.to)),
    },
    { id: 'reason', title: say('reason'), cell: ({ gap }) => reasonOf(gap, say) },
  ]
  return (
    <div className={styles['table']}>
      <Table
        label={say('tableLabel')}
        columns={columns}
        rows={rows}
        keyOf={({ key }) => key}
        chosen={chosen?.key ?? null}
        onChoose={open}
      />
    </div>
  )
}
