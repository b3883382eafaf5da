import { useEffect, useRef } from 'react'
import type { Lane } from '#contract'
import { visible } from '#shared'
import { cellOf, type Cell } from '../../charts/cell.ts'
import { nameOfDay } from '../../charts/day-names.ts'
import type { DaySpan } from '../../charts/time-scale.ts'
import { formatCount, formatMoment } from '../../lib/format.ts'
import { linkTo } from '../../lib/route.ts'
import { useLanguage, useTexts } from '../../lib/texts.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Tag } from '../../ui/parts.tsx'
import styles from './cell-detail.module.css'
import { coverageTexts } from './coverage-texts.ts'
import { DayRecords, LaneRecords } from './cell-records.tsx'
import { openStates } from './dialogs.ts'
import { goToCell } from './place.ts'
import { statesTexts } from './states-texts.ts'

/** Gaps or collections listed before the rest is only counted. */
const shown = 12

/** One source, on one day or over the whole window: its records, its gaps, the claims that rest on it. */
export function CellDetail({
  lane,
  day,
  onClose,
}: {
  lane: Lane
  day: number | null
  onClose: () => void
}) {
  const days: DaySpan | null = day === null ? null : { first: day, last: day }
  const cell: Cell =
    days === null
      ? { records: lane.events, gaps: lane.gaps, collected: lane.collected }
      : cellOf(lane, days)
  const panel = useRef<HTMLElement>(null)
  const isDay = day !== null
  useEffect(() => {
    panel.current?.scrollIntoView({ block: 'nearest' })
  }, [lane.source, isDay])
  return (
    <section ref={panel} className={styles['panel']} aria-label={visible(lane.title)}>
      <Head lane={lane} day={day} onClose={onClose} />
      <div className={styles['parts']}>
        {lane.kind === 'state' ? (
          <Collected source={lane.source} collected={cell.collected} />
        ) : day === null ? (
          <LaneRecords lane={lane} />
        ) : (
          <DayRecords lane={lane} day={day} gaps={cell.gaps} />
        )}
        <Gaps gaps={cell.gaps} isState={lane.kind === 'state'} />
        <Claims claims={lane.claims} isWeakened={cell.gaps.length > 0} />
      </div>
    </section>
  )
}

function Head({ lane, day, onClose }: { lane: Lane; day: number | null; onClose: () => void }) {
  const say = useTexts(coverageTexts)
  const language = useLanguage()
  const goTo = (other: number) => goToCell({ source: lane.source, day: other })
  return (
    <header className={styles['head']}>
      <h2>
        {visible(lane.title)}
        {day === null ? null : (
          <span className={styles['when']}>{nameOfDay(day, language)} UTC</span>
        )}
      </h2>
      <span className={styles['controls']}>
        {day === null ? null : (
          <>
            <IconButton label={say('dayBefore')} icon="previous" onPress={() => goTo(day - 1)} />
            <IconButton label={say('dayAfter')} icon="next" onPress={() => goTo(day + 1)} />
          </>
        )}
        <IconButton label={say('closeDetail')} icon="close" keys="Escape" onPress={onClose} />
      </span>
    </header>
  )
}

function Collected({ source, collected }: { source: string; collected: Lane['collected'] }) {
  const say = useTexts(coverageTexts)
  const sayStates = useTexts(statesTexts)
  return (
    <div>
      <h3>{say('collections')}</h3>
      {collected.length === 0 ? <p>{say('noCollection')}</p> : null}
      <ul className={styles['list']}>
        {collected.slice(0, shown).map(({ at, objects }) => (
          <li key={at}>
            {formatMoment(at, 'utc')} ·{' '}
            {objects === 0 ? say('checkedNone') : say('objects', { count: formatCount(objects) })}
          </li>
        ))}
      </ul>
      <More count={collected.length - shown} />
      <Button kind="quiet" icon="table" onPress={() => openStates(source)}>
        {sayStates('compare')}
      </Button>
    </div>
  )
}

function Gaps({ gaps, isState }: { gaps: Lane['gaps']; isState: boolean }) {
  const say = useTexts(coverageTexts)
  return (
    <div>
      <h3>{say('gaps')}</h3>
      {gaps.length === 0 ? <p>{say(isState ? 'noStateGaps' : 'noGaps')}</p> : null}
      <ul className={styles['list']}>
        {gaps.slice(0, shown).map(({ from, to, reason, text, scope, tenantWide }) => (
          <li key={`${reason} ${scope} ${from}`}>
            {visible(text)}
            <span className={styles['under']}>
              <span className={styles['moment']}>{formatMoment(from, 'utc')}</span> –{' '}
              <span className={styles['moment']}>{formatMoment(to, 'utc')}</span>{' '}
              <Tag>{tenantWide ? say('tenantWide') : visible(scope)}</Tag>
            </span>
          </li>
        ))}
      </ul>
      <More count={gaps.length - shown} />
    </div>
  )
}

function Claims({ claims, isWeakened }: { claims: Lane['claims']; isWeakened: boolean }) {
  const say = useTexts(coverageTexts)
  return (
    <div>
      <h3>{say(isWeakened ? 'weakens' : 'restsOn')}</h3>
      {claims.length === 0 ? <p>{say('noClaims')}</p> : null}
      <ul className={styles['claims']}>
        {claims.map(({ id, title }) => (
          <li key={id}>
            <a href={linkTo('claims', id)}>{visible(title)}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}

function More({ count }: { count: number }) {
  const say = useTexts(coverageTexts)
  return count > 0 ? <p>{say('moreItems', { count: formatCount(count) })}</p> : null
}
