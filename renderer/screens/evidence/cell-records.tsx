import type { Lane } from '#contract'
import { day as dayMs, formatDate } from '#shared'
import { Bars } from '../../charts/bars.tsx'
import { formatCount } from '../../lib/format.ts'
import { useTexts } from '../../lib/texts.ts'
import { useQuery } from '../../lib/use-query.ts'
import { Failure } from '../../ui/failure.tsx'
import { Table } from '../../ui/table.tsx'
import styles from './cell-detail.module.css'
import { coverageTexts } from './coverage-texts.ts'
import { goToCell } from './place.ts'

const hourTicks = [0, 6, 12, 18].map((at) => ({ at, text: `${String(at).padStart(2, '0')}:00` }))

/** The hours of a day, drawn and in words. */
export function DayRecords({ lane, day, gaps }: { lane: Lane; day: number; gaps: Lane['gaps'] }) {
  const say = useTexts(coverageTexts)
  const { value, failure } = useQuery('evidence.hours', { source: lane.source, day })
  if (failure !== null) return <Failure failure={failure} />
  const hours = value?.hours ?? Array.from({ length: 24 }, () => 0)
  const records = hours.reduce((sum, one) => sum + one, 0)
  const most = Math.max(...hours)
  const facts =
    records === 0
      ? say('noRecord')
      : say('hoursFacts', {
          count: formatCount(records),
          hour: String(hours.indexOf(most)).padStart(2, '0'),
          most: formatCount(most),
          silent: hours.filter((one) => one === 0).length,
        })
  return (
    <div>
      <h3>{say('hours')}</h3>
      <Bars
        days={{ first: day, last: day }}
        values={hours}
        gaps={gaps}
        label={`${say('hours')}: ${hours.map((one, hour) => `${hour}:00 ${one}`).join(', ')}`}
        ticks={hourTicks}
      />
      <p>{value === undefined ? '' : facts}</p>
    </div>
  )
}

/** Each day of a source that has records: what the chart's shades stand for. */
export function LaneRecords({ lane }: { lane: Lane }) {
  const say = useTexts(coverageTexts)
  return (
    <div className={styles['days']}>
      <Table
        label={say('dayTable', { source: lane.title })}
        columns={[
          { id: 'day', title: say('day'), isCode: true, cell: ([day]) => formatDate(day * dayMs) },
          {
            id: 'records',
            title: say('records'),
            isNumber: true,
            cell: ([, records]) => formatCount(records),
          },
        ]}
        rows={lane.days}
        keyOf={([day]) => String(day)}
        onChoose={([day]) => goToCell({ source: lane.source, day })}
      />
    </div>
  )
}
